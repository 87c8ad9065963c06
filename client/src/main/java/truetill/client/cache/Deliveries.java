package truetill.client.cache;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    /**
     * Whether a word that came later counts: the feed, or a file, may have told that an op has its
     * effect before an answer says that it was set aside.
     */
    public boolean yieldsTo(Outcome later) {
      return later.isTaken() || !isTaken();
    }

    /** Whether rows that have come to a cursor have its effect, so far as it has one. */
    boolean isShownAt(long cursor) {
      return isTaken() && (feedSeq == null || feedSeq <= cursor);
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
          news.addAll(put(handle, answered));
          if (deliveredSeq > marks.now().deliveredSeq()) {
            MarkStore.delivered(handle, deliveredSeq);
          }
          settle(handle, marks.now().settledSeq(), marks.now().cursor());
        },
        () -> {
          news.forEach(overlay::outcome);
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

  /** Outcomes above the settled mark, and below it those of ops that do not show in the rows. */
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
          // The rows may have told of late outcomes, and moved the mark, already.
          long settled = Math.max(settledSeq, marks.now().settledSeq());
          MarkStore.delivered(handle, deliveredSeq);
          MarkStore.settled(handle, settled);
          settle(handle, settled, marks.now().cursor());
        },
        () -> overlay.reset(marks.now(), unsettled()));
  }

  /**
   * Writes outcomes and returns those that were news; of an op whose effect shows there is none.
   */
  static List<Outcome> put(Handle handle, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    long settled = MarkStore.read(handle).settledSeq();
    Map<Long, Outcome> known =
        all(handle).stream().collect(Collectors.toMap(Outcome::seq, Function.identity()));
    List<Outcome> news =
        outcomes.stream()
            .filter(outcome -> isNews(outcome, known.get(outcome.seq()), settled))
            .toList();
    PreparedBatch rows = handle.prepareBatch(PUT);
    news.forEach(outcome -> rows.add(outcome.seq(), outcome.result(), outcome.feedSeq()));
    if (rows.size() > 0) {
      rows.execute();
    }
    return news;
  }

  private static boolean isNews(Outcome outcome, @Nullable Outcome before, long settledSeq) {
    return before == null ? outcome.seq() > settledSeq : before.yieldsTo(outcome);
  }

  private static List<Outcome> all(Handle handle) {
    return handle
        .createQuery("select seq, result, feed_seq from op_outcome order by seq")
        .map((row, context) ->
            new Outcome(row.getLong(1), row.getString(2), row.getObject(3, Long.class)))
        .list();
  }

  /**
   * Moves the settled mark as far as every op before it shows, or was set aside, and forgets the
   * outcomes that are of no more use.
   */
  static void settle(Handle handle, long settledSeq, long cursor) {
    long settled = settledSeq;
    for (Outcome outcome : all(handle)) {
      if (outcome.seq() == settled + 1 && (!outcome.isTaken() || outcome.isShownAt(cursor))) {
        settled++;
      } else if (outcome.seq() > settled) {
        break;
      }
    }
    settled(handle, settled, cursor);
  }

  private static void settled(Handle handle, long seq, long cursor) {
    MarkStore.settled(handle, seq);
    handle
        .createUpdate(
            "delete from op_outcome"
                + " where seq <= ? and result in (?, ?) and (feed_seq is null or feed_seq <= ?)")
        .bind(0, seq)
        .bind(1, APPLIED)
        .bind(2, DUPLICATE)
        .bind(3, cursor)
        .execute();
  }

  /**
   * A whole image of the server, as of {@code cursor}, was taken after {@code deliveredSeq} had
   * been answered, so all that was applied up to there is in it. What is set aside stays known. A
   * server that was set back meanwhile has no more than it says now.
   */
  static void settleBySnapshot(Handle handle, Positions now, long deliveredSeq, long cursor) {
    settled(handle, Math.max(now.settledSeq(), Math.min(deliveredSeq, now.deliveredSeq())), cursor);
  }
}
