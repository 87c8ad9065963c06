package truetill.client.devices.scanner;

/** One key as the window saw it. Shift and the other modifiers are not fed on their own. */
public sealed interface ScanKey {
  record Typed(char character) implements ScanKey {}

  record Enter() implements ScanKey {}

  record Tab() implements ScanKey {}

  /** A key that types nothing: an arrow, a function key, Backspace, a shortcut. */
  record Other() implements ScanKey {}
}
