package truetill.client.shell;

import javafx.scene.Scene;
import javafx.util.Callback;

/** What the frame must be given from outside: it names no screen and no device itself. */
public interface ScreenFactory {
  /** Makes the controllers of all screens, each with what it needs handed in. */
  Callback<Class<?>, Object> controllers(Shell shell);

  /** Begins to tell the scanner's keys from the cashier's on this scene. */
  void listen(Scene scene, ScanListener listener);
}
