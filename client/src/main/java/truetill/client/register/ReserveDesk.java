package truetill.client.register;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;

/**
 * Change between the drawer and the store's reserve; managers only, with or without a network.
 * Threads and answers as {@link SellingDesk}.
 */
public interface ReserveDesk {
  /**
   * What should lie in the reserve as far as this register knows: the store's word and its own
   * moves since. Null when the store never told of a reserve here.
   */
  @Nullable Money total();

  /** Brings change into the drawer; the cash drawer opens. */
  Outcome<OpenDrawer> draw(Money total, CashCount count, String notes);

  /** Takes cash out of the drawer, back to the reserve; the cash drawer opens. */
  Outcome<OpenDrawer> putBack(Money total, CashCount count, String notes);
}
