package truetill.client.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seeded histories of one part that the simulator cannot reach, because it runs on one thread or
 * has no such screen: the right part keeps its promise in all of them, one with a mistake does not.
 */
interface SmallHistories extends AutoCloseable {
  /** Such as {@code IDENTITY_COLUMN_FEED}. */
  String mistake();

  /** The invariant it plays, such as {@code I10}; a word of its own where there is none. */
  String invariant();

  /** How many single outcomes were compared so far, over all histories. */
  long compared();

  /**
   * Plays one.
   *
   * @param mistaken whether the stand-in with the mistake is played, not the product
   * @return what did not hold, null when all did
   */
  @Nullable String broken(long seed, boolean mistaken);

  @Override
  void close();

  /** All there are. */
  static List<SmallHistories> all() {
    return List.of(
        new FeedHistories(),
        new SnapshotHistories(),
        new OfflineHistories(),
        new RefreshHistories(),
        new PaperHistories());
  }
}
