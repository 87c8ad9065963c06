package truetill.core.journal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.TillState;

/**
 * The first record of a journal that takes over from another one of the same register, because that
 * one may record nothing more (sync.md section 9, I17). It carries the till as the store knows it;
 * the records the store does not have follow as copies with their op ids, and then the till is as
 * it was.
 *
 * @param former the device whose journal ends
 * @param formerSeq the last of its records that is not copied because the store has it
 * @param formerHash its hash; the root of that chain at 0
 * @param copies how many of the records that follow are copies
 * @param state the till after {@code formerSeq}, with no sale open or put aside (their records are
 *     copied) and no lock; its numbers are above all that the store and the former journal gave
 * @param receiptsBefore highest receipt counter after {@code formerSeq}, for each date on which a
 *     copied sale has a receipt: where the receipts of the copies go on (I7)
 */
public record JournalContinued(
    UUID former,
    long formerSeq,
    String formerHash,
    int copies,
    TillState state,
    Map<LocalDate, Integer> receiptsBefore)
    implements OpBody {
  /** The word on the wire. */
  public static final String TYPE = "journal.continued";

  public JournalContinued {
    if (state.cart() != null || !state.parked().isEmpty() || state.lock() != null) {
      throw new IllegalArgumentException("open sales and locks are copied, not carried");
    }
    receiptsBefore = Collections.unmodifiableMap(new LinkedHashMap<>(receiptsBefore));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toTree() {
    return ContinuedTree.write(this);
  }
}
