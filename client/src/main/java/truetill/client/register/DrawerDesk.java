package truetill.client.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/** Where cash is opened, moved, counted and closed. Threads and answers as {@link SellingDesk}. */
public interface DrawerDesk {
  /** The drawer open now, with the day so far (X report); null when none is. */
  @Nullable OpenDrawer open();

  /** The drawer closed last (Z report); null before the first close. */
  @Nullable ClosedDrawer lastClosed();

  /** The date a drawer opened now is for: the store's, as far as this register can tell. */
  LocalDate today();

  /** As {@link #open(Money, CashCount, LocalDate)} by somebody who was not asked for the date. */
  default Outcome<OpenDrawer> open(Money total, CashCount count) {
    return open(total, count, null);
  }

  /**
   * Opens with a total, and the count it came from when there was one. Refused with {@code
   * confirm_date} and a question when the date may be wrong (sync.md section 8).
   *
   * @param confirmed the date a person said it is, null when nobody was asked
   */
  Outcome<OpenDrawer> open(Money total, CashCount count, @Nullable LocalDate confirmed);

  Outcome<OpenDrawer> drop(Money total, CashCount count, String notes);

  /** Hands the drawer to another person after a count. */
  Outcome<OpenDrawer> handOff(UUID incoming, Money counted, CashCount count);

  /** Opens the cash drawer without a sale. */
  Outcome<OpenDrawer> noSale(String reason);

  /** Closes with a blind count and prints the day. The expected amount is known only now. */
  Outcome<ClosedDrawer> close(Money counted, CashCount count);

  /** Prints the day so far (X) without closing. */
  Outcome<OpenDrawer> printDay();
}
