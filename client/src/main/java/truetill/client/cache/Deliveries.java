package truetill.client.cache;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What became of own ops at the server, and up to where all of it shows in the server's rows. What
 * the server set aside stays known by itself, so that one record it cannot read does not keep all
 * later ones waiting.
 */
public final class Deliveries {
  private static final String APPLIED = "applied";
  private static final String DUPLICATE = "duplicate_of";
  private static final Set<String> TAKEN = Set.of(APPLIED, DUPLICATE);

  private final Marks marks;
  private final Overlay overlay;

  /**
   * The server's answer for one op.
   *
   * @param feedSeq the change-set its effect stands in, null while it has none
   */
  public record Outcome(long seq, String result, @Nullable Long feedSeq) {
    /** Whether the op has its effect at the server; else it is set aside there. */
    boolean isTaken() {
      return TAKEN.contains(result);
    }

    /** Nothing more is going to be heard of it by the feed's coming this far. */
    boolean isPassedAt(long cursor) {
      return !isTaken() || feedSeq == null || feedSeq <= cursor;
    }
  }

  Deliveries(Marks marks, Overlay overlay) {
    this.marks = marks;
    this.overlay = overlay;
  }

  /** The server has taken everything up to a seq; outcomes already known may come again. */
  public void record(long deliveredSeq, List<Outcome> answered) {
    List<Outcome> outcomes = answered.stream().map(this::asTheFeedKnows).toList();
    marks.change(handle -> {
      long settled = marks.now().settledSeq();
      put(handle, outcomes.stream().filter(outcome -> outcome.seq() > settled).toList());
      if (deliveredSeq > marks.now().deliveredSeq()) {
        MarkStore.delivered(handle, deliveredSeq);
      }
      settle(handle, settled, marks.now().cursor());
    });
    outcomes.forEach(overlay::outcome);
    overlay.settled(marks.now().settledSeq());
  }

  /** The feed may have told that an op has its effect before the answer says it was set aside. */
  private Outcome asTheFeedKnows(Outcome outcome) {
    return !outcome.isTaken() && overlay.shows(outcome.seq())
        ? new Outcome(outcome.seq(), APPLIED, null)
        : outcome;
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

  /** Outcomes above the settled mark, and those of ops that are set aside, wherever they are. */
  public List<Outcome> unsettled() {
    return marks.read(Deliveries::all);
  }

  /**
   * Begins a cache that lost what it knew with what was kept elsewhere; its server rows are there
   * already.
   */
  public void restore(long deliveredSeq, long settledSeq, List<Outcome> outcomes) {
    marks.change(handle -> {
      put(handle, outcomes);
      MarkStore.delivered(handle, deliveredSeq);
      MarkStore.settled(handle, settledSeq);
      settle(handle, settledSeq, marks.now().cursor());
    });
    overlay.reset(marks.now(), unsettled());
  }

  private static void put(Handle handle, List<Outcome> outcomes) {
    PreparedBatch rows =
        handle.prepareBatch(
            "merge into op_outcome (seq, result, feed_seq) key (seq) values (?, ?, ?)");
    outcomes.forEach(outcome -> rows.add(outcome.seq(), outcome.result(), outcome.feedSeq()));
    if (rows.size() > 0) {
      rows.execute();
    }
  }

  /** An op that was set aside has its effect now, in the change-set that says so. */
  static void applied(Handle handle, long seq) {
    handle.execute("delete from op_outcome where seq = ?", seq);
  }

  private static List<Outcome> all(Handle handle) {
    return handle
        .createQuery("select seq, result, feed_seq from op_outcome order by seq")
        .map((row, context) ->
            new Outcome(row.getLong(1), row.getString(2), row.getObject(3, Long.class)))
        .list();
  }

  /** Moves the settled mark as far as every op before it shows, or is set aside. */
  static void settle(Handle handle, long settledSeq, long cursor) {
    long settled = settledSeq;
    for (Outcome outcome : all(handle)) {
      if (outcome.seq() == settled + 1 && outcome.isPassedAt(cursor)) {
        settled++;
      } else if (outcome.seq() > settled) {
        break;
      }
    }
    if (settled > settledSeq) {
      settled(handle, settled);
    }
  }

  private static void settled(Handle handle, long seq) {
    MarkStore.settled(handle, seq);
    handle
        .createUpdate("delete from op_outcome where seq <= ? and result in (?, ?)")
        .bind(0, seq)
        .bind(1, APPLIED)
        .bind(2, DUPLICATE)
        .execute();
  }

  /**
   * A whole image of the server was taken after {@code deliveredSeq} had been answered, so all that
   * was applied up to there is in it. What is set aside stays known.
   */
  static void settleBySnapshot(Handle handle, long settledSeq, long deliveredSeq) {
    settled(handle, Math.max(settledSeq, deliveredSeq));
  }
}
