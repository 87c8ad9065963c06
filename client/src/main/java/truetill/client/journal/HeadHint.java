package truetill.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.Journal.Head;

/**
 * The file {@code head}: a lower bound of what was acknowledged. Two slots are written in turn,
 * each after a force of the journal and never forced itself, so one of them is always whole
 * (sync.md section 3).
 */
final class HeadHint {
  static final String FILE = Journal.FOLDER + "/head";

  /** seq, hash, CRC32C of both. */
  static final int SLOT_BYTES = 8 + 32 + 4;

  private HeadHint() {}

  /** One slot as it was found: a head, never written, or not readable. */
  record Slot(@Nullable Head head, boolean damaged) {}

  static byte[] encode(Head head) {
    ByteBuffer slot = ByteBuffer.allocate(SLOT_BYTES);
    slot.putLong(head.seq()).put(HexFormat.of().parseHex(head.hash()));
    slot.putInt(crc(slot.array()));
    return slot.array();
  }

  static void write(StorageFile file, int slot, Head head) throws IOException {
    file.writeAt((long) slot * SLOT_BYTES, encode(head));
  }

  static Slot slot(byte[] file, int number) {
    int from = number * SLOT_BYTES;
    if (file.length < from + SLOT_BYTES) {
      return new Slot(null, file.length > from);
    }
    ByteBuffer slot = ByteBuffer.wrap(file, from, SLOT_BYTES).slice();
    byte[] covered = new byte[SLOT_BYTES];
    slot.get(0, covered);
    long seq = slot.getLong();
    byte[] hash = new byte[32];
    slot.get(hash);
    if (slot.getInt() != crc(covered) || seq < 1) {
      return new Slot(null, true);
    }
    return new Slot(new Head(seq, HexFormat.of().formatHex(hash)), false);
  }

  /** The higher of the readable slots, null when none is. */
  static @Nullable Head newest(byte @Nullable [] file) {
    if (file == null) {
      return null;
    }
    Head first = slot(file, 0).head();
    Head second = slot(file, 1).head();
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.seq() >= second.seq() ? first : second;
  }

  private static int crc(byte[] slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, SLOT_BYTES - 4);
    return (int) crc.getValue();
  }
}
