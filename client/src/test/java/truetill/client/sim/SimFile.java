package truetill.client.sim;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * One file: what a program reads of it, and what of that is on the platter. Pages of 4 KiB written
 * since the last good force may be anything after a power cut.
 */
final class SimFile {
  private static final int PAGE = 4096;
  private static final int SECTOR = 512;

  private byte[] live = new byte[0];
  private byte[] durable = new byte[0];
  private final BitSet dirty = new BitSet();

  /** What a power cut leaves of what was never forced. */
  enum Leaves {
    NOTHING,
    ALL,
    TORN,
    REORDERED
  }

  byte[] bytes() {
    return live.clone();
  }

  int size() {
    return live.length;
  }

  void write(int at, byte[] bytes) {
    int end = at + bytes.length;
    if (end > live.length) {
      live = Arrays.copyOf(live, end);
    }
    System.arraycopy(bytes, 0, live, at, bytes.length);
    if (bytes.length > 0) {
      dirty.set(at / PAGE, (end - 1) / PAGE + 1);
    }
  }

  void truncate(int size) {
    if (size < live.length) {
      live = Arrays.copyOf(live, size);
    }
  }

  void force() {
    byte[] next = Arrays.copyOf(durable, live.length);
    dirty.stream().forEach(page -> copyPage(next, page));
    durable = next;
    dirty.clear();
  }

  /** The disk gave up these pages: they read well, and no later force writes them. */
  void loseUnforced() {
    dirty.clear();
  }

  void powerCut(Leaves leaves, Random random) {
    durable =
        switch (leaves) {
          case NOTHING -> durable;
          case ALL -> afterAll();
          case TORN -> torn(random);
          case REORDERED -> reordered(random);
        };
    live = durable.clone();
    dirty.clear();
  }

  private byte[] afterAll() {
    byte[] next = Arrays.copyOf(durable, live.length);
    dirty.stream().forEach(page -> copyPage(next, page));
    return next;
  }

  /** Sectors up to somewhere are written, those behind are not. */
  private byte[] torn(Random random) {
    byte[] after = afterAll();
    int sectors = after.length / SECTOR + 1;
    int first = dirty.isEmpty() ? 0 : dirty.nextSetBit(0) * (PAGE / SECTOR);
    int cut =
        Math.min(
            after.length,
            (first + random.nextInt(sectors - Math.min(first, sectors - 1))) * SECTOR);
    byte[] next = Arrays.copyOf(durable, Math.max(cut, Math.min(durable.length, after.length)));
    System.arraycopy(after, 0, next, 0, Math.min(cut, next.length));
    return next;
  }

  private byte[] reordered(Random random) {
    int length = random.nextBoolean() ? live.length : durable.length;
    byte[] next = Arrays.copyOf(durable, length);
    dirty.stream().filter(page -> random.nextBoolean()).forEach(page -> copyPage(next, page));
    return next;
  }

  private void copyPage(byte[] into, int page) {
    int from = page * PAGE;
    int to = Math.min(Math.min(from + PAGE, live.length), into.length);
    if (to > from) {
      System.arraycopy(live, from, into, from, to - from);
    }
  }

  /** A bit on the platter turns. */
  void flip(int at, int bit) {
    live[at] ^= (byte) (1 << bit);
    durable = live.clone();
    dirty.clear();
  }
}
