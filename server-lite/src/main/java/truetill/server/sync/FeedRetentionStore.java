package truetill.server.sync;

import java.time.Instant;
import java.util.Optional;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code feed_mark}, and the end of old rows of {@code feed}. */
final class FeedRetentionStore {
  /** The last change-set that is gone; 0 while all are here. */
  long gone(ReadTx tx) {
    return tx.handle().createQuery("select gone_seq from feed_head").mapTo(Long.class).one();
  }

  /** Remembers how far the feed has come, at most once in the time since {@code lastBefore}. */
  void mark(WriteTx tx, Instant lastBefore) {
    tx.handle()
        .createUpdate(
            """
            insert into feed_mark (seq, at)
            select h.seq, :now from feed_head h
             where not exists(select 1 from feed_mark where at > :last or seq = h.seq)
            """)
        .bind("now", tx.now())
        .bind("last", lastBefore)
        .execute();
  }

  /** The highest change-set that was there before then. */
  Optional<Long> markedBefore(ReadTx tx, Instant then) {
    return tx.handle()
        .createQuery("select max(seq) from feed_mark where at < :then")
        .bind("then", then)
        .mapTo(Long.class)
        .findOne();
  }

  /** Deletes up to and with this change-set. */
  void deleteUpTo(WriteTx tx, long seq) {
    tx.handle().createUpdate("delete from feed where seq <= :seq").bind("seq", seq).execute();
    tx.handle().createUpdate("delete from feed_mark where seq <= :seq").bind("seq", seq).execute();
    tx.handle().createUpdate("update feed_head set gone_seq = :seq").bind("seq", seq).execute();
  }
}
