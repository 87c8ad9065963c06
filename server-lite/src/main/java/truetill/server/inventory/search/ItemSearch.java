package truetill.server.inventory.search;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;

/**
 * Narrows a search to the few items that may be meant, and counts and pages the newest of a filter.
 * The words of all items and what they are filtered by are held in memory (decision 076); the feed,
 * which every change of an item goes through, tells what to read again, on whichever server it
 * happened. What is answered is never too little: the statement that gets the ids looks at each
 * item's words itself.
 */
public final class ItemSearch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemSearch.class);
  private static final int AT_ONCE = 5_000;
  private static final int CANDIDATES = 1_000;

  private final ItemTextStore texts = new ItemTextStore();
  private final TextIndex index = new TextIndex();
  private final ItemFacets facets = new ItemFacets();
  private final ReentrantLock lock = new ReentrantLock();
  private long seen = -1;
  private volatile boolean closed;

  /** Reads the words of all items; until it is done, searches go the slow way. */
  public void load(Database database) {
    try {
      readAll(database);
    } catch (RuntimeException failed) {
      if (!closed) {
        LOG.warn("the words of the items could not be read; searches go the slow way", failed);
      }
    }
  }

  private void readAll(Database database) {
    long head = database.read(texts::head);
    long after = 0;
    while (!closed) {
      long from = after;
      Map<Long, ItemTextStore.Entry> next = database.read(tx -> texts.after(tx, from, AT_ONCE));
      if (next.isEmpty()) {
        begin(head);
        return;
      }
      lock.lock();
      try {
        put(next.keySet(), next);
      } finally {
        lock.unlock();
      }
      after = Collections.max(next.keySet());
    }
  }

  private void begin(long head) {
    lock.lock();
    try {
      seen = head;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the reading, if it is still going on. */
  @Override
  public void close() {
    closed = true;
  }

  /**
   * The ids among which every item with these words is; empty when they are too many to name, the
   * words are too short, or the words of the items are still being read.
   */
  public Optional<List<Long>> candidates(ReadTx tx, List<String> words) {
    lock.lock();
    try {
      if (seen < 0 || words.isEmpty() || !catchUp(tx)) {
        return Optional.empty();
      }
      return index.find(words, CANDIDATES);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The page of the newest items that pass a filter, and how many pass; empty when the database
   * must be asked: the page is deep, or the items are still being read.
   *
   * @param wanted status, condition, source, tier, category; null where anything passes
   */
  public Optional<ItemFacets.Found> newest(
      ReadTx tx, List<@Nullable String> wanted, long offset, int size) {
    lock.lock();
    try {
      if (seen < 0 || !catchUp(tx)) {
        return Optional.empty();
      }
      return facets.find(wanted, offset, size);
    } finally {
      lock.unlock();
    }
  }

  /** Takes in what was read of these items; those that were not found are gone. */
  private void put(Collection<Long> ids, Map<Long, ItemTextStore.Entry> found) {
    Map<Long, String> words = new HashMap<>();
    for (long id : ids) {
      ItemTextStore.Entry entry = found.get(id);
      words.put(id, entry == null ? "" : entry.text());
      if (entry == null) {
        facets.remove(id);
      } else {
        facets.put(id, entry.facets());
      }
    }
    index.put(words);
  }

  /** Whether all changes are taken in; not when what came next is no longer kept. */
  private boolean catchUp(ReadTx tx) {
    long head = texts.head(tx);
    if (head == seen) {
      return true;
    }
    if (texts.gone(tx) > seen) {
      LOG.warn("nobody searched for so long that changes are gone; searches go the slow way");
      seen = -1;
      return false;
    }
    List<Long> changed = texts.changedSince(tx, seen);
    for (int from = 0; from < changed.size(); from += AT_ONCE) {
      List<Long> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
      put(some, texts.of(tx, some));
    }
    seen = head;
    return true;
  }
}
