package truetill.server.sync;

import java.util.Map;
import truetill.core.money.Money;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.StoredDrawer;

/** An op for a drawer this server shows closed: it stands, and the closed figures stay (I6). */
final class LateCash {
  private final DrawerStore drawers;
  private final ClosedByRegister closed = new ClosedByRegister();

  LateCash(DrawerStore drawers) {
    this.drawers = drawers;
  }

  /**
   * Whether it comes too late for the drawer's figures; then its cash is kept beside them, unless
   * the register that closed the drawer had it in its figures already.
   *
   * @param cash signed effect on the drawer
   */
  boolean isLate(OpContext context, StoredDrawer drawer, Money cash) {
    if (drawer.open()) {
      return false;
    }
    if (closed.after(context.tx(), context.device(), context.envelope().seq(), drawer.uid())) {
      return true;
    }
    drawers.addLate(context.tx(), drawer.id(), cash);
    context
        .cases()
        .open(
            "late_after_close",
            Cases.NORMAL,
            "A register reports something for a drawer that is closed here.",
            Map.of("drawer", drawer.id(), "cash_cents", cash.cents()));
    return true;
  }
}
