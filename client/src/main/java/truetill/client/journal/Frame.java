package truetill.client.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;

/**
 * How a record lies in a segment: 4-byte length, 4-byte CRC32C of the bytes, the bytes (sync.md
 * section 3). Numbers are big-endian. A length of 0 is the clean end.
 */
final class Frame {
  static final int HEADER_BYTES = 8;

  private Frame() {}

  static int size(byte[] record) {
    return HEADER_BYTES + record.length;
  }

  static void put(ByteBuffer out, byte[] record) {
    out.putInt(record.length).putInt(crc(record, 0, record.length)).put(record);
  }

  /** What a header says the record's length is; 0 for anything no record of ours has. */
  static int length(byte[] header) {
    int length = ByteBuffer.wrap(header).getInt();
    return length < 0 || length > Op.MAX_BYTES ? 0 : length;
  }

  /** The record at an offset, or null when no valid one begins there. */
  static byte @Nullable [] at(byte[] segment, int offset, int limit) {
    if (limit - offset < HEADER_BYTES) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(segment, offset, HEADER_BYTES);
    int length = header.getInt();
    int crc = header.getInt();
    int start = offset + HEADER_BYTES;
    if (length <= 0
        || length > Op.MAX_BYTES
        || length > limit - start
        || crc != crc(segment, start, length)) {
      return null;
    }
    byte[] record = new byte[length];
    System.arraycopy(segment, start, record, 0, length);
    return record;
  }

  /** Whether nothing but zeros follows: space a file system gave but never filled. */
  static boolean onlyZeros(byte[] segment, int offset) {
    for (int at = offset; at < segment.length; at++) {
      if (segment[at] != 0) {
        return false;
      }
    }
    return true;
  }

  private static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
