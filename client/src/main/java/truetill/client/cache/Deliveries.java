package truetill.client.cache;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  private static final String PUT =
      "merge into op_outcome (seq, result, feed_seq) key (seq) values (?, ?, ?)";

  private final Marks marks;
  private final Overlay overlay;

  /**
   * The server's answer for one op.
   *
   * @param feedSeq the change-set its effect stands in, null while it has none
   */
  public record Outcome(long seq, String result, @Nullable Long feedSeq) {
    /** Whether the op has its effect at the server; else it is set aside there. */
    @JsonIgnore
    public boolean isTaken() {
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
    List<Outcome> news = new ArrayList<>();
    marks.change(
        handle -> {
          long settled = marks.now().settledSeq();
          news.addAll(put(handle, answered.stream().filter(one -> one.seq() > settled).toList()));
          if (deliveredSeq > marks.now().deliveredSeq()) {
            MarkStore.delivered(handle, deliveredSeq);
          }
          settle(handle, settled, marks.now().cursor());
        },
        () -> {
          news.forEach(overlay::outcome);
          overlay.settled(marks.now().settledSeq());
        });
  }

  /** An op that was set aside has its effect in the rows that are here. */
  public void applied(long seq) {
    marks.change(
        handle -> {
          applied(handle, seq);
          settle(handle, marks.now().settledSeq(), marks.now().cursor());
        },
        () -> {
          overlay.applied(seq);
          overlay.settled(marks.now().settledSeq());
        });
  }

  /**
   * The server has less than it once took: it was restored from an older copy. The caller notes the
   * ops above {@code acceptedSeq} in the overlay again.
   */
  public void rewind(long acceptedSeq) {
    marks.change(
        handle -> {
          MarkStore.delivered(handle, acceptedSeq);
          MarkStore.settled(handle, Math.min(acceptedSeq, marks.now().settledSeq()));
          handle.execute("delete from op_outcome where seq > ?", acceptedSeq);
        },
        () -> overlay.rewind(acceptedSeq));
  }

  /** Outcomes above the settled mark, and those of ops that are set aside, wherever they are. */
  public List<Outcome> unsettled() {
    return marks.read(Deliveries::all);
  }

  /** Own ops that the server has and did not apply, so far as is known here. */
  public List<Long> setAside() {
    return unsettled().stream().filter(outcome -> !outcome.isTaken()).map(Outcome::seq).toList();
  }

  /** What there is to know at one moment. */
  public record Standing(Positions positions, List<Outcome> unsettled) {}

  public Standing standing() {
    return marks.still(handle -> new Standing(marks.now(), all(handle)));
  }

  /**
   * Begins a cache that lost what it knew with what was kept elsewhere; its server rows are there
   * already.
   */
  public void restore(long deliveredSeq, long settledSeq, List<Outcome> outcomes) {
    marks.change(
        handle -> {
          put(handle, outcomes);
          MarkStore.delivered(handle, deliveredSeq);
          MarkStore.settled(handle, settledSeq);
          settle(handle, settledSeq, marks.now().cursor());
        },
        () -> overlay.reset(marks.now(), unsettled()));
  }

  /**
   * Writes outcomes. The feed may have told that an op has its effect before an answer, or a file,
   * says that it was set aside: that is no news.
   */
  private static List<Outcome> put(Handle handle, List<Outcome> outcomes) {
    Set<Long> taken =
        all(handle).stream()
            .filter(Outcome::isTaken)
            .map(Outcome::seq)
            .collect(Collectors.toUnmodifiableSet());
    List<Outcome> news =
        outcomes.stream()
            .filter(outcome -> outcome.isTaken() || !taken.contains(outcome.seq()))
            .toList();
    PreparedBatch rows = handle.prepareBatch(PUT);
    news.forEach(outcome -> rows.add(outcome.seq(), outcome.result(), outcome.feedSeq()));
    if (rows.size() > 0) {
      rows.execute();
    }
    return news;
  }

  /** An op that was set aside has its effect now, in the change-set that says so. */
  static void applied(Handle handle, long seq) {
    if (seq <= MarkStore.read(handle).settledSeq()) {
      handle.execute("delete from op_outcome where seq = ?", seq);
    } else {
      handle.execute(PUT, seq, APPLIED, null);
    }
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
   * was applied up to there is in it. What is set aside stays known. A server that was set back
   * meanwhile has no more than it says now.
   */
  static void settleBySnapshot(Handle handle, Positions now, long deliveredSeq) {
    settled(handle, Math.max(now.settledSeq(), Math.min(deliveredSeq, now.deliveredSeq())));
  }
}
