package truetill.client.cache;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What became of own ops at the server, and up to where all of it shows in the server's rows. */
public final class Deliveries {
  private static final Set<String> TAKEN = Set.of("applied", "duplicate_of");

  private final Marks marks;
  private final Overlay overlay;

  /**
   * The server's answer for one op.
   *
   * @param feedSeq the change-set its effect stands in, null while it has none
   */
  public record Outcome(long seq, String result, @Nullable Long feedSeq) {
    boolean showsAt(long cursor) {
      return TAKEN.contains(result) && (feedSeq == null || feedSeq <= cursor);
    }
  }

  Deliveries(Marks marks, Overlay overlay) {
    this.marks = marks;
    this.overlay = overlay;
  }

  /** The server has taken everything up to a seq; outcomes already known may come again. */
  public void record(long deliveredSeq, List<Outcome> outcomes) {
    marks.change(handle -> {
      PreparedBatch rows =
          handle.prepareBatch(
              "merge into op_outcome (seq, result, feed_seq) key (seq) values (?, ?, ?)");
      long settled = marks.now().settledSeq();
      outcomes.stream()
          .filter(outcome -> outcome.seq() > settled)
          .forEach(outcome -> rows.add(outcome.seq(), outcome.result(), outcome.feedSeq()));
      if (rows.size() > 0) {
        rows.execute();
      }
      if (deliveredSeq > marks.now().deliveredSeq()) {
        MarkStore.delivered(handle, deliveredSeq);
      }
      settle(handle, settled, marks.now().cursor());
    });
    outcomes.forEach(overlay::outcome);
    overlay.settled(marks.now().settledSeq());
  }

  /**
   * The server has less than it once took: it was restored from an older copy. The caller notes the
   * ops above {@code acceptedSeq} in the overlay again.
   */
  public void rewind(long acceptedSeq) {
    marks.change(handle -> {
      MarkStore.delivered(handle, acceptedSeq);
      MarkStore.settled(handle, Math.min(acceptedSeq, marks.now().settledSeq()));
      handle.execute("delete from op_outcome where seq > ?", acceptedSeq);
    });
    overlay.rewind(acceptedSeq);
  }

  public List<Outcome> unsettled() {
    return marks.read(Deliveries::all);
  }

  private static List<Outcome> all(Handle handle) {
    return handle
        .createQuery("select seq, result, feed_seq from op_outcome order by seq")
        .map((row, context) ->
            new Outcome(row.getLong(1), row.getString(2), row.getObject(3, Long.class)))
        .list();
  }

  /** Moves the settled mark as far as every op before it shows. */
  static void settle(Handle handle, long settledSeq, long cursor) {
    long settled = settledSeq;
    for (Outcome outcome : all(handle)) {
      if (outcome.seq() == settled + 1 && outcome.showsAt(cursor)) {
        settled++;
      } else if (outcome.seq() > settled) {
        break;
      }
    }
    if (settled > settledSeq) {
      MarkStore.settled(handle, settled);
      handle.execute("delete from op_outcome where seq <= ?", settled);
    }
  }

  /**
   * A whole image of the server was taken after {@code deliveredSeq} had been answered, so all that
   * was applied up to there is in it.
   */
  static void settleBySnapshot(Handle handle, long settledSeq, long deliveredSeq) {
    long settled = Math.max(settledSeq, deliveredSeq);
    for (Outcome outcome : all(handle)) {
      if (outcome.seq() <= settled && !TAKEN.contains(outcome.result())) {
        settled = outcome.seq() - 1;
      }
    }
    MarkStore.settled(handle, Math.max(settled, settledSeq));
    handle.execute("delete from op_outcome where seq <= ?", settled);
  }
}
