package truetill.client.fx;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private static final double INSIDE = 2;
  private static final int MOST_PASSES = 10;
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
  private final Hand hand;

  /** What moves the keys and the mouse; each call is done when the toolkit has heard of it. */
  public interface Hand {
    void press(KeyCode key);

    void release(KeyCode key);

    void moveTo(double screenX, double screenY);

    void pressButton();

    void releaseButton();
  }

  /** The toolkit's own robot. */
  private static final class RobotHand implements Hand {
    private final Robot robot = Fx.get(Robot::new);

    @Override
    public void press(KeyCode key) {
      Fx.run(() -> robot.keyPress(key));
    }

    @Override
    public void release(KeyCode key) {
      Fx.run(() -> robot.keyRelease(key));
    }

    @Override
    public void moveTo(double screenX, double screenY) {
      Fx.run(() -> robot.mouseMove(screenX, screenY));
    }

    @Override
    public void pressButton() {
      Fx.run(() -> robot.mousePress(MouseButton.PRIMARY));
    }

    @Override
    public void releaseButton() {
      Fx.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }
  }

  public Keys(ManualTime time) {
    this(time, new RobotHand());
  }

  public Keys(ManualTime time, Hand hand) {
    this.time = time;
    this.hand = hand;
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

  /**
   * Presses a key and types on while the screen it brings has not been drawn yet, as happens on a
   * slow computer: all in one go on the FX thread, so that no pulse comes between.
   */
  public Keys typeBlindly(Scene scene, KeyCode code, String text) {
    Fx.run(() -> {
      stroke(scene, code, KeyEvent.CHAR_UNDEFINED);
      for (int at = 0; at < text.length(); at++) {
        KeyCode[] keys = codes(text.charAt(at));
        stroke(scene, keys[keys.length - 1], text.substring(at, at + 1));
        time.advance(PERSON);
      }
    });
    Fx.settle();
    return this;
  }

  private static void stroke(Scene scene, KeyCode code, String typed) {
    send(scene, KeyEvent.KEY_PRESSED, code, KeyEvent.CHAR_UNDEFINED);
    if (!typed.equals(KeyEvent.CHAR_UNDEFINED)) {
      send(scene, KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, typed);
    }
    send(scene, KeyEvent.KEY_RELEASED, code, KeyEvent.CHAR_UNDEFINED);
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
    for (KeyCode code : codes) {
      hand.press(code);
    }
    for (int at = codes.length - 1; at >= 0; at--) {
      hand.release(codes[at]);
    }
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

  /**
   * Clicks once. The mouse comes from another place in the window, so that two clicks on one place
   * are never taken for a double click by how fast this computer is.
   */
  public Keys click(Node node) {
    return click(() -> node);
  }

  /**
   * Clicks once on what is found.
   *
   * @param finder called on the FX thread when the place is looked up, as a tile found before may
   *     have been drawn anew
   */
  public Keys click(Supplier<? extends Node> finder) {
    Bounds place = Fx.get(() -> placeOf(finder.get()));
    Bounds window = Fx.get(() -> windowOf(finder.get()));
    boolean right = place.getCenterX() > window.getCenterX();
    hand.moveTo(right ? window.getMinX() + INSIDE : window.getMaxX() - INSIDE, place.getCenterY());
    hand.moveTo(place.getCenterX(), place.getCenterY());
    hand.pressButton();
    hand.releaseButton();
    Fx.settle();
    return after(PERSON);
  }

  /**
   * Where it stands when nothing moves any more. A screen that has just come is laid out at the
   * next pulses, and nobody clicks before that.
   */
  private static Bounds placeOf(Node node) {
    Bounds before = null;
    Bounds place = node.localToScreen(node.getBoundsInLocal());
    for (int pass = 0; pass < MOST_PASSES && !place.equals(before); pass++) {
      before = place;
      node.getScene().getRoot().applyCss();
      node.getScene().getRoot().layout();
      place = node.localToScreen(node.getBoundsInLocal());
    }
    return place;
  }

  private static Bounds windowOf(Node node) {
    return node.getScene().getRoot().localToScreen(node.getScene().getRoot().getBoundsInLocal());
  }

  /** Clicks twice on the spot. Whether that was fast enough for a double click is left open. */
  public Keys clickTwice(Node node) {
    click(node);
    hand.pressButton();
    hand.releaseButton();
    Fx.settle();
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
