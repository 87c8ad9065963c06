package truetill.client.shell;

import javafx.beans.value.ObservableValue;
import truetill.client.fx.KeyMap;

/** What the frame asks of every screen. All calls are made on the FX thread. */
public interface ScreenController {
  /** The screen shows now: ask for what it shows, and take the focus. */
  void entered();

  /** Another screen shows now. */
  default void left() {}

  /** The keys of the mode the screen is in. */
  ObservableValue<KeyMap> keys();

  /** A code came from the scanner. It must become a line or a visible word, never nothing. */
  void scanned(String code);

  /** A scanner began and did not end properly; the cashier must see it. */
  void unreadable(String characters);

  /** Characters a person typed that no field took. */
  default void typed(String characters) {}
}
