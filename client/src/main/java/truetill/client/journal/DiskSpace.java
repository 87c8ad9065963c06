package truetill.client.journal;

import java.io.IOException;
import java.util.Locale;

/** How much room the journal's disk has left (sync.md section 3, "Space"). */
public enum DiskSpace {
  ENOUGH,
  /** Below 256 MiB: warn. */
  LOW,
  /** Below 64 MiB: finish the sale in hand, begin no new one. */
  FULL;

  private static final long LOW_BYTES = 256L << 20;
  private static final long FULL_BYTES = 64L << 20;

  static DiskSpace of(long freeBytes) {
    if (freeBytes < FULL_BYTES) {
      return FULL;
    }
    return freeBytes < LOW_BYTES ? LOW : ENOUGH;
  }

  /** Whether a failed write failed for want of space; Java has no exception class of its own. */
  static boolean isCauseOf(IOException failure, Storage storage) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("no space left")
        || words.contains("quota exceeded")
        || words.contains("not enough space")) {
      return true;
    }
    try {
      return of(storage.freeBytes()) == FULL;
    } catch (IOException unknown) {
      return false;
    }
  }
}
