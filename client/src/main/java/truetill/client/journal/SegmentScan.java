package truetill.client.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * One segment file cut into frames by length and checksum alone.
 *
 * @param records valid records from the start
 * @param goodBytes where the last of them ends
 * @param totalBytes length of the file
 * @param zeros what follows the good bytes is nothing but zeros
 * @param lastSeqAfter the highest record that reads somewhere behind the bad bytes, 0 for none
 */
record SegmentScan(
    SegmentName name,
    List<byte[]> records,
    long goodBytes,
    long totalBytes,
    boolean zeros,
    long lastSeqAfter) {

  static SegmentScan read(Storage storage, SegmentName name) throws IOException {
    byte[] content;
    try (InputStream in = storage.read(name.path())) {
      content = in.readAllBytes();
    }
    List<byte[]> records = new ArrayList<>();
    int offset = 0;
    byte @Nullable [] record = Frame.at(content, 0, content.length);
    while (record != null) {
      records.add(record);
      offset += Frame.size(record);
      record = Frame.at(content, offset, content.length);
    }
    boolean zeros = Frame.onlyZeros(content, offset);
    long lastSeqAfter = zeros ? 0 : lastSeqAfter(content, offset);
    return new SegmentScan(name, records, offset, content.length, zeros, lastSeqAfter);
  }

  /** seq that would come next in this file. */
  long endSeq() {
    return name.firstSeq() + records.size();
  }

  long badBytes() {
    return totalBytes - goodBytes;
  }

  boolean hasBadBytes() {
    return badBytes() > 0;
  }

  boolean validAfter() {
    return lastSeqAfter > 0;
  }

  private static long lastSeqAfter(byte[] content, int badOffset) {
    long last = 0;
    for (int at = badOffset + 1; at < content.length; at++) {
      byte @Nullable [] record = Frame.at(content, at, content.length);
      if (record != null
          && RecordReader.read(record) instanceof Outcome.Done<JournalRecord>(JournalRecord read)) {
        last = Math.max(last, read.seq());
        at += Frame.size(record) - 1;
      }
    }
    return last;
  }
}
