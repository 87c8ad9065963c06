package truetill.server.sync;

import java.util.Map;
import java.util.Optional;
import truetill.core.journal.SupplementalOp;
import truetill.core.people.Access;
import truetill.core.pos.SupplementalCash;
import truetill.core.wire.pos.Register;
import truetill.core.wire.pos.SupplementalDrawer;
import truetill.server.db.WriteTx;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.RegisterStore;
import truetill.server.pos.StoredDrawer;
import truetill.server.pos.SupplementalStore;
import truetill.server.pos.SupplementalTransactionStore;

/**
 * Change that registers took out of the reserve of their location and brought back. The moves add
 * up in any order; a total below zero is a work item and no refusal (sync.md section 6).
 */
final class SupplementalOps {
  private final DrawerStore drawers;
  private final LateCash late;
  private final RegisterStore registers = new RegisterStore();
  private final SupplementalStore reserves = new SupplementalStore();
  private final SupplementalTransactionStore transactions = new SupplementalTransactionStore();

  SupplementalOps(DrawerStore drawers, LateCash late) {
    this.drawers = drawers;
    this.late = late;
  }

  Verdict moved(OpContext context, SupplementalOp op) {
    WriteTx tx = context.tx();
    Optional<StoredDrawer> seen = drawers.byUid(tx, op.drawer());
    if (seen.isEmpty()) {
      return Verdict.waitsFor(op.drawer());
    }
    StoredDrawer drawer = drawers.lock(tx, seen.get().id()).orElseThrow();
    long actor = context.actor(Access.MANAGER, Cases.HIGH);
    boolean tooLate = late.isLate(context, drawer, op.cash());
    long reserve = reserveOf(tx, drawer);
    SupplementalCash before = reserves.lock(tx, reserve);
    boolean draws = op instanceof SupplementalOp.Drawn;
    SupplementalCash after =
        draws
            ? before.afterDraw(op.count(), op.total())
            : before.afterReturn(op.count(), op.total());
    if (draws && before.isShortOf(op.count(), op.total())) {
      context
          .cases()
          .open(
              "negative_balance",
              Cases.NORMAL,
              "More change was drawn from the reserve than was there by the books; count it.",
              Map.of(
                  "supplemental", reserve,
                  "drawer", drawer.id(),
                  "drawn_cents", op.total().cents(),
                  "total_cents", after.total().cents()));
    }
    reserves.save(tx, reserve, after);
    transactions.insert(
        tx,
        new SupplementalTransactionStore.NewTransaction(
            op.move(),
            reserve,
            draws ? "draw" : "return",
            op.count(),
            op.total(),
            drawer.id(),
            actor,
            context.at(),
            op.notes(),
            tooLate));
    context.audit(
        actor,
        draws ? "supplemental_drawn" : "supplemental_returned",
        "supplemental_drawer",
        reserve,
        Map.of(
            "drawer", drawer.id(),
            "moved_cents", op.total().cents(),
            "total_cents", after.total().cents()));
    return Verdict.applied();
  }

  /** Money does not wait for a row: a location without a reserve gets an empty one. */
  private long reserveOf(WriteTx tx, StoredDrawer drawer) {
    Register register = registers.find(tx, drawer.register()).orElseThrow();
    return reserves
        .ofLocation(tx, register.location())
        .map(SupplementalDrawer::id)
        .orElseGet(() -> reserves.insertEmpty(tx, register.location()));
  }
}
