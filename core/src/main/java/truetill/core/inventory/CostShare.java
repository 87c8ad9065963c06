package truetill.core.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * What the items of one row cost the store.
 *
 * @param unit each of them, null when it is not known
 * @param extraCents so many of the first items cost one cent more
 */
public record CostShare(@Nullable Money unit, long extraCents) {
  public static final CostShare UNKNOWN = new CostShare(null, 0);

  private static final Money CENT = Money.ofCents(1);

  /** The item's cost; the first of the row has index 0. */
  public @Nullable Money ofItem(long index) {
    return unit != null && index < extraCents ? unit.plus(CENT) : unit;
  }

  /** What each of {@code quantity} items costs, null when they do not all cost the same. */
  public @Nullable Money ofEach(long quantity) {
    return extraCents == 0 || extraCents >= quantity ? ofItem(0) : null;
  }
}
