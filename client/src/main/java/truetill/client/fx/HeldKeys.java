package truetill.client.fx;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key that does something does it once, however long it is held: a held Enter takes one payment,
 * a held Del removes one line. Keys that move or erase keep repeating.
 */
public final class HeldKeys {
  private static final Set<KeyCode> REPEAT =
      EnumSet.of(
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.KP_UP,
          KeyCode.KP_DOWN,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN,
          KeyCode.BACK_SPACE,
          KeyCode.TAB);

  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

  private HeldKeys() {}

  /** Swallows repeats on this scene before anything else sees them. */
  public static void ignoreRepeats(Scene scene) {
    HeldKeys held = new HeldKeys();
    scene.addEventFilter(KeyEvent.ANY, held::see);
    scene
        .windowProperty()
        .flatMap(javafx.stage.Window::focusedProperty)
        .addListener((observed, before, focused) -> held.down.clear());
  }

  private void see(KeyEvent event) {
    KeyCode code = event.getCode();
    if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      down.remove(code);
    } else if (event.getEventType() == KeyEvent.KEY_PRESSED
        && !REPEAT.contains(code)
        && !down.add(code)) {
      event.consume();
    }
  }
}
