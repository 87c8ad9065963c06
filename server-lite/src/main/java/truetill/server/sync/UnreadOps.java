package truetill.server.sync;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import truetill.core.wire.sync.ExceptionCase;
import truetill.server.db.WriteTx;

/**
 * Records that have no effect yet, seen to: their money counts, a manager hears of what cannot be
 * applied and of what has waited too long, and both end when the effect is there (sync.md rule 1,
 * section 4).
 */
final class UnreadOps {
  static final String QUARANTINED_CASE = "quarantined";
  static final String WAITING_CASE = "parked_too_long";
  static final Duration PATIENCE = Duration.ofDays(3);

  private final UnreadOpStore store = new UnreadOpStore();
  private final CaseStore cases = new CaseStore();

  /** Takes note of what became of a record; nothing is to do when it was applied. */
  void note(WriteTx tx, UUID device, Received record, OpLogStore.Became became) {
    switch (became.result()) {
      case OpLogStore.QUARANTINED -> {
        store.keep(tx, device, record, became.result());
        cases.open(tx, device, record.op().envelope().id(), quarantined(record, became.detail()));
      }
      case OpLogStore.PARKED -> store.keep(tx, device, record, became.result());
      default -> {}
    }
  }

  /** The record was applied after all. */
  void applied(WriteTx tx, UUID device, Received record) {
    store.remove(tx, device, record.seq());
    end(tx, record.op().envelope().id(), QUARANTINED_CASE);
    end(tx, record.op().envelope().id(), WAITING_CASE);
  }

  private static Cases.Case quarantined(Received record, String why) {
    return new Cases.Case(
        QUARANTINED_CASE,
        0,
        Cases.HIGH,
        "A register's record could not be applied. Its money is counted; nothing else is known of"
            + " it until the store's program is updated or the cause is gone.",
        Map.of(
            "type", record.op().body().type(),
            "seq", record.seq(),
            "why", why,
            "cash_cents", record.cash().cents(),
            "gross_cents", record.gross().cents()));
  }

  private void end(WriteTx tx, UUID op, String kind) {
    Optional<Long> open = cases.openWith(tx, kind, op, 0);
    if (open.isPresent()) {
      ExceptionCase one = cases.find(tx, open.get()).orElseThrow();
      cases.resolve(tx, one.id(), CaseAction.APPLIED, "", null);
      CaseResolver.audit(tx, one, CaseAction.APPLIED, Map.of(), null);
    }
  }

  /** What waits for longer than {@link #PATIENCE} becomes a case, once. */
  void lookForWaiting(WriteTx tx) {
    for (UnreadOpStore.Waiting waiting : store.parkedBefore(tx, tx.now().minus(PATIENCE))) {
      cases.open(
          tx,
          waiting.device(),
          waiting.opId(),
          new Cases.Case(
              WAITING_CASE,
              0,
              Cases.NORMAL,
              "A register's record has waited three days for another one, such as a void for its"
                  + " sale. Is a register that made the sale still switched off?",
              Map.of()));
    }
  }
}
