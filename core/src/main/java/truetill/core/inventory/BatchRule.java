package truetill.core.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** Whether the items of a row are handled together (rules-inventory section 6, promise 62). */
public final class BatchRule {
  private static final long FLAGGED_FROM = 2;
  private static final long CHEAP_FROM = 6;
  private static final Money CHEAP_BELOW = Money.of("75.00");
  private static final long UNPRICED_FROM = 10;

  private BatchRule() {}

  /**
   * True for two or more that somebody marked, six or more cheap ones, ten or more unpriced ones.
   *
   * @param price the row's price, null when it has none
   */
  public static boolean isBatch(boolean flagged, long quantity, @Nullable Money price) {
    if (flagged && quantity >= FLAGGED_FROM) {
      return true;
    }
    return price == null
        ? quantity >= UNPRICED_FROM
        : quantity >= CHEAP_FROM && price.compareTo(CHEAP_BELOW) < 0;
  }
}
