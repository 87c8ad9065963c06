package truetill.core.manifest.cleanup;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * Whether a row's units are handled as one batch, by the rule of the build (rules-inventory section
 * 6): somebody said so and there are two or more; or they are cheap and six or more; or nobody
 * knows the price and there are ten or more.
 */
public final class BatchSuggestion {
  private static final int MARKED_UNITS = 2;
  private static final int PRICED_UNITS = 6;
  private static final int UNPRICED_UNITS = 10;
  private static final Money CHEAP_BELOW = Money.of("75.00");

  private BatchSuggestion() {}

  /** {@code price} is the row's own: final, else proposed, else null. */
  public static boolean of(boolean batchFlag, long quantity, @Nullable Money price) {
    if (batchFlag && quantity >= MARKED_UNITS) {
      return true;
    }
    return price == null
        ? quantity >= UNPRICED_UNITS
        : quantity >= PRICED_UNITS && price.compareTo(CHEAP_BELOW) < 0;
  }
}
