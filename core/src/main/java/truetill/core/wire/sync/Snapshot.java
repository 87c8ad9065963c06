package truetill.core.wire.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of {@code GET snapshot/}: one header, any number of rows, one footer. */
public final class Snapshot {
  /** The shape of rows this program reads and writes. */
  public static final int FEED_SCHEMA = 1;

  private Snapshot() {}

  /**
   * First line.
   *
   * @param asOf the feed's head when the snapshot was read; the reader's next cursor
   */
  public record Header(Epoch epoch, long asOf, int feedSchema) {}

  /** A row as in {@link Changes.Row}, always a put. */
  public record Row(
      String table, String uid, @Nullable Long id, Map<String, @Nullable Object> row) {}

  /**
   * Last line.
   *
   * @param rows number of row lines
   * @param sha256 64 hex digits over all row lines, each with its newline
   */
  public record Footer(long rows, String sha256) {}
}
