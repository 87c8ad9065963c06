package truetill.client.shell;

/** Where scans go. Called on the FX thread. */
public interface ScanListener {
  void scanned(String code);

  /** A scanner began and did not end properly. */
  void unreadable(String characters);
}
