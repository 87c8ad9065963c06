package truetill.client.fx;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;

/**
 * Real key and mouse events, and a time that moves by what a person or a scanner would take, so
 * that nothing depends on how fast the test runs.
 */
public final class Keys {
  private static final Duration PERSON = Duration.ofMillis(120);
  private static final Map<Character, KeyCode> SIGNS =
      Map.of(
          '.', KeyCode.PERIOD,
          ' ', KeyCode.SPACE,
          '-', KeyCode.MINUS,
          '/', KeyCode.SLASH,
          ',', KeyCode.COMMA);
  private static final Map<Character, KeyCode> SHIFTED =
      Map.of('*', KeyCode.DIGIT8, '+', KeyCode.EQUALS, '@', KeyCode.DIGIT2, '_', KeyCode.MINUS);

  private final ManualTime time;
  private final Robot robot;

  public Keys(ManualTime time) {
    this.time = time;
    this.robot = Fx.get(Robot::new);
  }

  /** Presses keys together, such as Ctrl and L, as a person does. */
  public Keys press(KeyCode... codes) {
    strike(codes);
    return after(PERSON);
  }

  /** Types as a person does. */
  public Keys type(String text) {
    for (int at = 0; at < text.length(); at++) {
      strike(codes(text.charAt(at)));
      after(PERSON);
    }
    return this;
  }

  /** Types as a scanner does, with Enter at the end. */
  public Keys scan(String code, Duration gap) {
    return burst(code + "\n", gap);
  }

  /** Types at one pace with nothing at the end. */
  public Keys burst(String text, Duration gap) {
    for (int at = 0; at < text.length(); at++) {
      strike(codes(text.charAt(at)));
      after(gap);
    }
    return after(PERSON);
  }

  /**
   * Holds a key down: many presses, one release. The headless platform does not repeat keys, so the
   * repeats are sent to the scene as a desktop would send them.
   */
  public Keys hold(Scene scene, KeyCode code, String typed, int repeats) {
    for (int at = 0; at < repeats; at++) {
      Fx.run(() -> send(scene, KeyEvent.KEY_PRESSED, code, ""));
      Fx.run(() -> send(scene, KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, typed));
      Fx.settle();
      after(Duration.ofMillis(33));
    }
    Fx.run(() -> send(scene, KeyEvent.KEY_RELEASED, code, ""));
    Fx.settle();
    return after(PERSON);
  }

  private static void send(Scene scene, EventType<KeyEvent> type, KeyCode code, String character) {
    Node focus = scene.getFocusOwner();
    Event.fireEvent(
        focus == null ? scene : focus,
        new KeyEvent(type, character, "", code, false, false, false, false));
  }

  /** Lets time pass on the FX thread. */
  public Keys after(Duration duration) {
    Fx.run(() -> time.advance(duration));
    Fx.settle();
    return this;
  }

  private void strike(KeyCode... codes) {
    Fx.run(() -> {
      for (KeyCode code : codes) {
        robot.keyPress(code);
      }
    });
    Fx.run(() -> {
      for (int at = codes.length - 1; at >= 0; at--) {
        robot.keyRelease(codes[at]);
      }
    });
    Fx.settle();
  }

  private static KeyCode[] codes(char character) {
    if (character == '\n') {
      return new KeyCode[] {KeyCode.ENTER};
    }
    KeyCode shifted = SHIFTED.get(character);
    if (shifted != null) {
      return new KeyCode[] {KeyCode.SHIFT, shifted};
    }
    KeyCode sign = SIGNS.get(character);
    if (sign != null) {
      return new KeyCode[] {sign};
    }
    KeyCode plain = KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(character)));
    if (plain == null) {
      throw new IllegalArgumentException("no key for " + character);
    }
    return Character.isUpperCase(character)
        ? new KeyCode[] {KeyCode.SHIFT, plain}
        : new KeyCode[] {plain};
  }

  public Keys click(Node node) {
    return click(node, 1);
  }

  /** Clicks without a pause between. */
  public Keys click(Node node, int times) {
    Bounds place = Fx.get(() -> node.localToScreen(node.getBoundsInLocal()));
    Fx.run(() -> robot.mouseMove(place.getCenterX(), place.getCenterY()));
    for (int at = 0; at < times; at++) {
      Fx.run(() -> robot.mousePress(MouseButton.PRIMARY));
      Fx.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
      Fx.settle();
    }
    return after(PERSON);
  }

  /**
   * The second half of a double click, as the toolkit tells it, on what stands at the place by
   * then. Made by hand, as how fast this computer is must not decide what counts as double.
   */
  public Keys secondClick(Node node) {
    for (EventType<MouseEvent> type :
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
      Fx.run(() -> Event.fireEvent(node, secondOf(type)));
    }
    Fx.settle();
    return after(PERSON);
  }

  private static MouseEvent secondOf(EventType<MouseEvent> type) {
    boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
    return new MouseEvent(
        type,
        10,
        10,
        10,
        10,
        MouseButton.PRIMARY,
        2,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}
