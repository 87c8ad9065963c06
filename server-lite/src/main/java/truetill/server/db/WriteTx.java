package truetill.server.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.Ids;

/**
 * One open transaction under the writer lock. Only {@link UnitOfWork} makes one, so a store method
 * that takes a {@code WriteTx} cannot be called outside it.
 */
public final class WriteTx implements ReadTx {
  private final Handle handle;
  private final Instant now;
  private final Ids ids;
  private final Claims claims;
  private final List<FeedRow> feed = new ArrayList<>();
  private final List<AuditEvent> audits = new ArrayList<>();
  private final List<Runnable> last = new ArrayList<>();
  private long parts;

  WriteTx(Handle handle, Instant now, Ids ids, Claims claims) {
    this.handle = handle;
    this.now = now;
    this.ids = ids;
    this.claims = claims;
  }

  @Override
  public Handle handle() {
    return handle;
  }

  /** The one "now" of this transaction, in whole microseconds, which is what the columns hold. */
  public Instant now() {
    return now;
  }

  /** The uid of a row that is born here. */
  public UUID newUid() {
    return ids.next();
  }

  /**
   * Tells the registers about a row as it now is. Written as the last statements of the transaction
   * (sync.md section 5).
   *
   * @param row column words to values; money as whole cents, times as ISO instants
   */
  public void feedPut(
      Audience audience, String table, UUID uid, @Nullable Long id, Map<String, ?> row) {
    feed.add(new FeedRow(audience, table, "put", uid.toString(), id, row));
  }

  /** As the other {@code feedPut}, for rows the snapshot shows too. */
  public void feedPut(Audience audience, String table, RowImage image) {
    feed.add(new FeedRow(audience, table, "put", image.uid(), image.id(), image.columns()));
  }

  /** Tells the registers that a row is gone for good. */
  public void feedDelete(Audience audience, String table, UUID uid, @Nullable Long id) {
    feedDelete(audience, table, uid.toString(), id);
  }

  /** As the other {@code feedDelete}, for a row whose identity is a word. */
  public void feedDelete(Audience audience, String table, String uid, @Nullable Long id) {
    feed.add(new FeedRow(audience, table, "del", uid, id, null));
  }

  /** The rows of a table this transaction has told the registers of so far. */
  public List<RowImage> told(String table) {
    List<RowImage> told = new ArrayList<>();
    for (FeedRow row : feed) {
      Long id = row.id();
      Map<String, ?> columns = row.row();
      if (row.table().equals(table) && id != null && columns != null) {
        told.add(new RowImage(row.uid(), id, columns));
      }
    }
    return told;
  }

  /**
   * The number of the change-set this transaction is going to be; empty while it has told the
   * registers nothing. Whoever asks holds the feed until the transaction ends.
   */
  public OptionalLong feedSeq() {
    return feed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            handle
                    .createQuery("select seq from feed_head where id = 1 for update")
                    .mapTo(Long.class)
                    .one()
                + 1);
  }

  /**
   * Call before a row is locked that a long write may hold ({@link UnitOfWork#longWrite}). When one
   * does, this transaction is taken back and begins again after it.
   */
  public void awaitUnclaimed(String claim) {
    claims.refuse(claim, this);
  }

  /** Records who changed money, roles or access; kept for ever. */
  public void audit(AuditEvent event) {
    audits.add(event);
  }

  /**
   * Runs {@code work} as the last thing before audits and feed, with the writer lock in hand: how a
   * long write touches rows its claim says nothing about. A short writer that waited for such a row
   * would wait for ever, as the long write waits for the writer lock.
   */
  public void atEnd(Runnable work) {
    last.add(work);
  }

  /**
   * Runs {@code work} so that a failure takes back only what it did: the transaction around it goes
   * on. Feed rows and audit events of the failed part are dropped too. A disk or database that
   * refuses is {@link StorageFailed} and not this part's failure.
   */
  public <T extends @Nullable Object> T nested(String name, Supplier<T> work) {
    int feedBefore = feed.size();
    int auditsBefore = audits.size();
    int lastBefore = last.size();
    parts++;
    String savepoint = name + parts; // a part may hold another of its name
    handle.savepoint(savepoint);
    try {
      T result = work.get();
      handle.releaseSavepoint(savepoint);
      return result;
    } catch (RuntimeException failed) {
      if (Database.isStorage(failed)) {
        throw new StorageFailed("The database refused to write.", failed);
      }
      handle.rollbackToSavepoint(savepoint);
      feed.subList(feedBefore, feed.size()).clear();
      audits.subList(auditsBefore, audits.size()).clear();
      last.subList(lastBefore, last.size()).clear();
      throw failed;
    }
  }

  List<Runnable> last() {
    return last;
  }

  List<FeedRow> feed() {
    return feed;
  }

  List<AuditEvent> audits() {
    return audits;
  }
}
