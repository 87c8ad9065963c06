package truetill.client.devices.scanner;

/** What the window does with a key, or with keys it was told to hold before. */
public sealed interface ScanDecision {
  /** Let this key through to the control that has the focus. */
  record Pass() implements ScanDecision {}

  /** Swallow this key. Its character may come back in a {@link Release}. */
  record Hold() implements ScanDecision {}

  /** Swallow this key: it ended a scan. Nothing of the code has reached any control. */
  record Scan(String code) implements ScanDecision {}

  /**
   * A scanner began and did not end properly. Its characters are not given to any control, where
   * they could change an amount; show them, so that nothing vanishes unseen.
   */
  record Broken(String characters) implements ScanDecision {}

  /** A person typed these held characters: give them to the focused control before all else. */
  record Release(String characters) implements ScanDecision {}
}
