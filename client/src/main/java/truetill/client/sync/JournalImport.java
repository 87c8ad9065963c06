package truetill.client.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import truetill.client.journal.JournalRecord;
import truetill.client.journal.JournalRemains;
import truetill.client.journal.Storage;
import truetill.client.remote.OfficeApi;
import truetill.client.remote.Reply;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.JournalStand;
import truetill.core.wire.sync.Ops;

/**
 * Hands the journal of a dead PC to its store (sync.md section 9, "Dead device"): the unbroken part
 * behind what the store has, exactly as it stands. What is damaged, and what stands behind a
 * missing record and so cannot be joined to the chain, is told one by one. Doing it twice does
 * nothing new.
 */
public final class JournalImport {
  private final OfficeApi api;
  private final String token;
  private final boolean evenIfActive;

  /**
   * @param token a manager's sign-in
   * @param evenIfActive the manager wants it although the PC is not marked as lost
   */
  public JournalImport(OfficeApi api, String token, boolean evenIfActive) {
    this.api = api;
    this.token = token;
    this.evenIfActive = evenIfActive;
  }

  /**
   * What came of it.
   *
   * @param delivered records the store did not have before
   * @param acceptedSeq the last record the store has now
   * @param notes what a manager should look at of what was delivered
   * @param missing a sentence for each thing that is in no store now; empty when nothing is lost
   */
  public record Report(
      UUID device, long delivered, long acceptedSeq, List<String> notes, List<String> missing) {}

  /**
   * Does it. Refusals: {@code no_journal}, {@code journal_fork}, {@code server_unreachable}, and
   * what the store says.
   *
   * @param folder of the segments, below the storage's root
   */
  public Outcome<Report> run(Storage storage, String folder) throws IOException {
    JournalRecord last = JournalRemains.in(storage, folder, Long.MAX_VALUE).last();
    if (last == null) {
      return Outcome.refused("no_journal", "There is no readable record in this folder.");
    }
    UUID device = last.op().envelope().device();
    Outcome<JournalStand> asked = value(api.stand(token, device, last.seq()));
    if (asked instanceof Outcome.Refused<JournalStand> refused) {
      return refused.as();
    }
    JournalStand stand = asked.orElseThrow();
    JournalRemains remains = JournalRemains.in(storage, folder, Math.max(1, stand.acceptedSeq()));
    String there = stand.hashThere();
    boolean endsOtherwise = there != null && !there.equals(last.hash());
    if (endsOtherwise || isAnotherHistory(remains, stand)) {
      return Outcome.refused(
          "journal_fork",
          "The store has another record "
              + Math.min(last.seq(), stand.acceptedSeq())
              + " of this PC than this journal has. This is a copy that went its own way; nothing of"
              + " it was delivered.");
    }
    return deliver(remains, stand);
  }

  private static boolean isAnotherHistory(JournalRemains remains, JournalStand stand) {
    List<JournalRecord> here = remains.records().get(stand.acceptedSeq());
    return stand.acceptedSeq() > 0
        && here != null
        && here.stream().noneMatch(record -> record.hash().equals(stand.headHash()));
  }

  private Outcome<Report> deliver(JournalRemains remains, JournalStand stand) {
    List<JournalRecord> chain = chain(remains, stand);
    List<String> notes = new ArrayList<>();
    long accepted = stand.acceptedSeq();
    for (int from = 0; from < chain.size(); ) {
      List<JournalRecord> batch = batch(chain, from);
      Outcome<Ops.Answer> answer = value(api.ops(token, stand.device(), body(batch), evenIfActive));
      if (answer instanceof Outcome.Refused<Ops.Answer> refused) {
        return refused.as();
      }
      accepted = answer.orElseThrow().acceptedSeq();
      answer.orElseThrow().outcomes().forEach(result -> note(result, notes));
      from += batch.size();
    }
    return Outcome.done(
        new Report(
            stand.device(),
            accepted - stand.acceptedSeq(),
            accepted,
            notes,
            missing(remains, chain, accepted)));
  }

  /** The records that follow the store's head, as far as each follows the one before. */
  private static List<JournalRecord> chain(JournalRemains remains, JournalStand stand) {
    List<JournalRecord> chain = new ArrayList<>();
    JournalRecord next = remains.following(stand.acceptedSeq(), stand.headHash());
    while (next != null) {
      chain.add(next);
      next = remains.following(next.seq(), next.hash());
    }
    return chain;
  }

  private static List<JournalRecord> batch(List<JournalRecord> chain, int from) {
    int to = from;
    int bytes = 0;
    while (to < chain.size() && to - from < Ops.MAX_RECORDS) {
      int size = chain.get(to).size() + 1;
      if (to > from && bytes + size > Ops.MAX_BYTES) {
        break;
      }
      bytes += size;
      to++;
    }
    return chain.subList(from, to);
  }

  private static byte[] body(List<JournalRecord> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    batch.forEach(record -> {
      record.writeTo(body);
      body.write('\n');
    });
    return body.toByteArray();
  }

  private static void note(Ops.Result result, List<String> notes) {
    if (!result.result().equals("applied") && !result.result().equals("duplicate_of")) {
      notes.add("record " + result.seq() + " is kept by the store and " + result.result());
    }
    result
        .exceptions()
        .forEach(item -> notes.add("record " + result.seq() + " is an exception: " + item.kind()));
  }

  private static List<String> missing(
      JournalRemains remains, List<JournalRecord> chain, long accepted) {
    List<String> missing = new ArrayList<>();
    Set<String> delivered = new HashSet<>();
    chain.forEach(record -> delivered.add(record.hash()));
    remains.damage().stream()
        .filter(one -> one.afterSeq() >= accepted)
        .filter(one -> !one.last() || remains.acknowledgedSeq() > accepted)
        .forEach(one -> missing.add(one.sentence()));
    remains
        .records()
        .tailMap(accepted, false)
        .values()
        .forEach(copies ->
            copies.stream()
                .filter(record -> !delivered.contains(record.hash()))
                .forEach(record -> missing.add(unjoined(record, accepted))));
    long last = remains.records().isEmpty() ? accepted : remains.records().lastKey();
    if (remains.acknowledgedSeq() > Math.max(last, accepted)) {
      missing.add(
          "records after "
              + Math.max(last, accepted)
              + " are gone: record "
              + remains.acknowledgedSeq()
              + " was told to the cashier");
    }
    return missing;
  }

  /** For typing it in by hand: what it says, and why it cannot be delivered. */
  private static String unjoined(JournalRecord record, long accepted) {
    OpBody body = record.op().body();
    String what =
        body instanceof OpBody.SaleCompleted sale
            ? "sale " + sale.receipt() + " of " + sale.totals().total()
            : body.type();
    return "record "
        + record.seq()
        + " ("
        + what
        + ", "
        + record.op().envelope().wall()
        + ") reads, but record "
        + (accepted + 1)
        + " before it does not";
  }

  private static <T> Outcome<T> value(Reply<T> reply) {
    return switch (reply) {
      case Reply.Done<T>(T value) -> Outcome.done(value);
      case Reply.Refused<T> refused ->
          Outcome.refused(
              refused.code().isEmpty() ? "refused" : refused.code(),
              "The store refused: " + refused.detail());
      case Reply.Alone<T>(String reason) ->
          Outcome.refused(
              "server_unreachable",
              reason + " What was delivered until now stays; run it again to go on.");
    };
  }
}
