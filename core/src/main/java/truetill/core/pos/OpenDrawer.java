package truetill.core.pos;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import truetill.core.money.Money;

/**
 * The drawer this register has open, with what an X report says of it so far.
 *
 * @param businessDate the store-local date on which it was opened; it never changes while open
 * @param openedBy uid of who opened it
 * @param cashier uid of who holds it now
 */
public record OpenDrawer(
    UUID uid,
    LocalDate businessDate,
    Instant openedAt,
    UUID openedBy,
    UUID cashier,
    DrawerCash cash,
    DrawerTally tally) {

  /**
   * Counts and sums of the drawer's day. Voids here are those paid out or booked while it was open.
   *
   * @param gross totals of completed sales, tax included
   * @param cardSales card parts of completed sales
   */
  public record DrawerTally(
      int sales, int pieces, Money gross, Money tax, Money cardSales, int voids, Money voided) {
    public static final DrawerTally NOTHING =
        new DrawerTally(0, 0, Money.ZERO, Money.ZERO, Money.ZERO, 0, Money.ZERO);
  }

  OpenDrawer with(DrawerCash newCash) {
    return new OpenDrawer(uid, businessDate, openedAt, openedBy, cashier, newCash, tally);
  }

  OpenDrawer with(DrawerTally newTally) {
    return new OpenDrawer(uid, businessDate, openedAt, openedBy, cashier, cash, newTally);
  }

  OpenDrawer heldBy(UUID newCashier) {
    return new OpenDrawer(uid, businessDate, openedAt, openedBy, newCashier, cash, tally);
  }
}
