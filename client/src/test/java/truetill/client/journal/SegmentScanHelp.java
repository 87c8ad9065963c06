package truetill.client.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Cuts a segment of a test into its records. */
final class SegmentScanHelp {
  private SegmentScanHelp() {}

  static List<byte[]> records(Storage storage, String segment) {
    try {
      return SegmentScan.read(storage, SegmentName.parse(segment).orElseThrow()).records();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
