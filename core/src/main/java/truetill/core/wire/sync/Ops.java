package truetill.core.wire.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST ops/}: the exact bytes of consecutive records, one a line. */
public final class Ops {
  /** sync.md section 4. */
  public static final int MAX_RECORDS = 200;

  /** sync.md section 4. */
  public static final int MAX_BYTES = 1024 * 1024;

  private Ops() {}

  public record Answer(
      Epoch epoch, long acceptedSeq, String headHash, long protectedSeq, List<Result> outcomes) {}

  /**
   * What became of one record.
   *
   * @param result {@code applied}, {@code parked}, {@code quarantined} or {@code duplicate_of}
   * @param replayed the server had it already; this is the answer of then
   * @param feedSeq the change-set its effect stands in, null while it has none
   */
  public record Result(
      long seq,
      UUID opId,
      String result,
      boolean replayed,
      @Nullable Long feedSeq,
      List<WorkItem> exceptions) {}

  /**
   * Something for a manager to look at (sync.md section 6).
   *
   * @param key stable, so that a replay opens it once
   * @param line the line of the sale, counted from 1, null when it is about the whole op
   */
  public record WorkItem(String kind, String key, @Nullable Integer line) {}
}
