package truetill.client.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether a cache's file has grown past three times what it needs (sync.md section 3): it is never
 * compacted, it is made anew.
 */
final class CacheSize {
  /** A smaller file is not worth the time. */
  private static final long SMALL_BYTES = 64L << 20;

  /**
   * A third of half: a file has room for two images, of which one is alive (decision 084). After a
   * second snapshot 31 to 39 percent of it are, and to make it anew at the next start would take a
   * minute with a million items.
   */
  private static final long LEAST_LIVE_PERCENT = 16;

  private CacheSize() {}

  static boolean isBloated(Statement statement) throws SQLException {
    long bytes = 0;
    long livePercent = 100;
    try (ResultSet settings =
        statement.executeQuery(
            """
            select setting_name, setting_value from information_schema.settings
             where setting_name in ('info.FILE_SIZE', 'info.CHUNKS_FILL_RATE')
            """)) {
      while (settings.next()) {
        long value = Long.parseLong(settings.getString(2));
        if (settings.getString(1).equals("info.FILE_SIZE")) {
          bytes = value;
        } else {
          livePercent = value;
        }
      }
    }
    return isBloated(bytes, livePercent);
  }

  static boolean isBloated(long bytes, long livePercent) {
    return bytes > SMALL_BYTES && livePercent < LEAST_LIVE_PERCENT;
  }
}
