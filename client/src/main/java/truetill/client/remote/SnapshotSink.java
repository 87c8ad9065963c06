package truetill.client.remote;

import java.io.IOException;
import java.io.OutputStream;

/** Where a snapshot goes as it arrives. */
@FunctionalInterface
public interface SnapshotSink {
  /**
   * What came of a snapshot before the line broke.
   *
   * @param version the server's name for it
   */
  record Broken(String version, long bytes) {}

  /**
   * The bytes begin.
   *
   * @param goesOn they follow the ones that came before; otherwise those are to be forgotten
   * @param version the server's name for it, empty when it cannot go on after a break
   */
  OutputStream begin(boolean goesOn, String version) throws IOException;
}
