package truetill.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.Ops;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;

/**
 * Takes the records of one request in order, each in its own transaction, with one wait for
 * durability (sync.md section 4). The first record that does not continue the chain ends it; what
 * came before stands.
 */
final class OpIntake {
  static final String OP_ID_REUSE = "op_id_reuse";

  private final UnitOfWork work;
  private final OpLogStore log;
  private final OpApplier applier;
  private final Outcomes outcomes;
  private final UnreadOps unread = new UnreadOps();
  private final DeviceStore devices = new DeviceStore();
  private final RecordReader reader = new RecordReader();

  OpIntake(UnitOfWork work, OpLogStore log, OpApplier applier, Outcomes outcomes) {
    this.work = work;
    this.log = log;
    this.applier = applier;
    this.outcomes = outcomes;
  }

  /**
   * Why the request ended early.
   *
   * @param expected with {@code gap}: the record due next
   */
  record Stop(String code, String detail, @Nullable Long expected) {}

  /** What became of a request. */
  record Taken(List<Ops.Result> results, @Nullable Stop stop, long acceptedSeq, String headHash) {}

  private sealed interface Step {
    record Done(Ops.Result result) implements Step {}

    record Ended(Stop stop) implements Step {}
  }

  /**
   * Answers when all that is said to be taken is durable.
   *
   * @param offset of the device's clock now
   */
  Taken take(UUID device, List<byte[]> records, ClockOffset offset) {
    return take(device, records, offset, (tx, taken) -> {});
  }

  /**
   * As the other {@code take}.
   *
   * @param last is done when the records are taken, in a transaction of its own
   */
  Taken take(
      UUID device, List<byte[]> records, ClockOffset offset, BiConsumer<WriteTx, Taken> last) {
    List<Outcome<Received>> read = records.stream().map(reader::read).toList();
    return work.batch(batch -> {
      List<Ops.Result> results = new ArrayList<>();
      Stop stop = null;
      for (Outcome<Received> record : read) {
        Step step = step(batch, device, record, offset);
        if (step instanceof Step.Ended(Stop end)) {
          stop = end;
          break;
        }
        if (step instanceof Step.Done(Ops.Result result)) {
          results.add(result);
        }
      }
      Stop end = stop;
      return batch.write(tx -> {
        unread.lookForWaiting(tx);
        DeviceStore.Device now = devices.lock(tx, device);
        Taken taken = new Taken(results, end, now.acceptedSeq(), now.headHash());
        last.accept(tx, taken);
        return taken;
      });
    });
  }

  private Step step(
      UnitOfWork.Batch batch, UUID device, Outcome<Received> record, ClockOffset offset) {
    return switch (record) {
      case Outcome.Refused<Received>(String code, String detail) ->
          new Step.Ended(new Stop("chain_broken", detail + " (" + code + ")", null));
      case Outcome.Done<Received>(Received received) ->
          batch.write(tx -> next(tx, device, received, offset));
    };
  }

  private Step next(WriteTx tx, UUID device, Received record, ClockOffset offset) {
    DeviceStore.Device before = devices.lock(tx, device);
    if (!record.op().envelope().device().equals(device)) {
      return broken("The record is another device's.");
    }
    if (record.seq() < 1) {
      return broken("Records are counted from 1.");
    }
    if (record.seq() <= before.acceptedSeq()) {
      return replayed(tx, device, record);
    }
    long due = before.acceptedSeq() + 1;
    if (record.seq() > due) {
      return new Step.Ended(new Stop("gap", "Record " + due + " is due next.", due));
    }
    if (!record.op().envelope().prev().equals(before.headHash())) {
      return broken("The record does not follow the one this server has.");
    }
    OpApplier.Result result = applied(tx, device, record, offset);
    outcomes.wake(tx, result.brought());
    OpLogStore.Became became = result.at(Outcomes.feedSeq(tx));
    log.insert(tx, device, record, became, offset);
    unread.note(tx, device, record, became);
    devices.accepted(tx, device, record.seq(), record.hash());
    return new Step.Done(
        standing(
            tx,
            new Ops.Result(
                record.seq(),
                record.op().envelope().id(),
                became.result(),
                false,
                became.feedSeq(),
                became.exceptions())));
  }

  /** A duplicate stands as the record it repeats: it has its effect when that has. */
  private Ops.Result standing(WriteTx tx, Ops.Result own) {
    if (!own.result().equals(OpLogStore.DUPLICATE)) {
      return own;
    }
    OpLogStore.Entry first = log.firstWith(tx, own.opId()).orElseThrow();
    return new Ops.Result(
        own.seq(),
        own.opId(),
        first.result().equals(OpLogStore.APPLIED) ? own.result() : first.result(),
        own.replayed(),
        first.feedSeq(),
        own.exceptions());
  }

  private static Step broken(String detail) {
    return new Step.Ended(new Stop("chain_broken", detail, null));
  }

  /** The first answer, at any later time (I15); another history is a fork (I17). */
  private Step replayed(WriteTx tx, UUID device, Received record) {
    OpLogStore.Entry stored = log.find(tx, device, record.seq()).orElseThrow();
    if (!stored.hash().equals(record.hash())) {
      return new Step.Ended(
          new Stop(
              "journal_fork",
              "This server has another record " + record.seq() + " of this device.",
              null));
    }
    return new Step.Done(
        standing(
            tx,
            new Ops.Result(
                stored.seq(),
                stored.opId(),
                stored.result(),
                true,
                stored.feedSeq(),
                stored.exceptions())));
  }

  private OpApplier.Result applied(WriteTx tx, UUID device, Received record, ClockOffset offset) {
    Optional<OpLogStore.Entry> known = log.firstWith(tx, record.op().envelope().id());
    if (known.isEmpty()) {
      return applier.apply(tx, device, record.op(), offset);
    }
    boolean moved =
        !known.get().device().equals(device)
            && record.saysTheSameAs(reader.stored(known.get().text()));
    return moved
        ? new OpApplier.Result(
            OpLogStore.DUPLICATE,
            known.get().device() + " " + known.get().seq(),
            null,
            null,
            List.of())
        : OpApplier.Result.quarantined(OP_ID_REUSE);
  }
}
