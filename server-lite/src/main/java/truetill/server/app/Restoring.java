package truetill.server.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import truetill.core.wire.sync.Epoch;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.IdSequences;
import truetill.server.db.NumberSequence;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.pos.ReceiptStore;
import truetill.server.sync.EpochStore;

/**
 * A database that is an older copy, put back by hand (sync.md, "Stages"): ids and printed numbers
 * that were given after the copy was made are never given again, and a new epoch makes the
 * registers send what the copy lacks and take a snapshot (I18 as far as stage A goes). Counters of
 * ids move outside any transaction, so what is to be done is written down first, and the epoch
 * comes last: a start that is cut short is finished by the next one.
 */
final class Restoring {
  static final long IDS_AHEAD = 1_000_000;
  static final int NUMBERS_AHEAD = 10_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final IdSequences sequences;
  private final RestorePlanStore plans = new RestorePlanStore();
  private final EpochStore epochs = new EpochStore();
  private final ReceiptStore receipts = new ReceiptStore();
  private final NumberSequence numbers = new NumberSequence();

  Restoring(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.sequences = new IdSequences(database);
  }

  /**
   * Does it, or goes on with what an earlier start began.
   *
   * @param asked this start was told that the database is an older copy
   * @return what the operator is told; empty when there was nothing to do
   */
  Optional<String> run(boolean asked) {
    boolean begun = !database.read(plans::all).isEmpty();
    if (!asked && !begun) {
      return Optional.empty();
    }
    if (!begun) {
      plan();
    }
    moveIds();
    return Optional.of(finish());
  }

  /** Writes down where each counter of ids is to go on. */
  void plan() {
    List<IdSequences.Next> now = sequences.all();
    work.write(tx -> {
      now.forEach(next ->
          plans.insert(
              tx, new IdSequences.Next(next.table(), next.column(), next.id() + IDS_AHEAD)));
      return tx;
    });
  }

  void moveIds() {
    sequences.raise(database.read(plans::all));
  }

  /** Printed numbers, the epoch and the end of the plan: all of it or nothing. */
  private String finish() {
    Epoch epoch =
        work.write(tx -> {
          numbers.jumpAhead(tx, NUMBERS_AHEAD, ReceiptStore.SEQUENCE);
          jumpReceipts(tx);
          plans.endSignIns(tx);
          plans.clear(tx);
          epochs.begin(tx);
          Epoch begun = epochs.current(tx);
          tx.audit(
              new AuditEvent(
                  null, "store_restored", "epoch", begun.n(), Map.of(), Map.of("id", begun.id())));
          return begun;
        });
    return "This store goes on from an older copy as generation "
        + epoch.n()
        + ". The registers send what the copy lacks as soon as they reach it; everybody signs in"
        + " again.";
  }

  /** The server's own receipts begin anew each day, so only days since the copy are in doubt. */
  private void jumpReceipts(WriteTx tx) {
    LocalDate last = time.clock().dateOf(plans.lastActivity(tx));
    LocalDate tomorrow = time.clock().dateOf(tx.now()).plusDays(1);
    receipts.jumpAhead(
        tx, last, tomorrow.isBefore(last) ? last.plusDays(1) : tomorrow, NUMBERS_AHEAD);
  }
}
