package truetill.server.sync;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.OpBody;
import truetill.core.people.Access;
import truetill.server.consignment.SaleSplits;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.pos.CartStore;
import truetill.server.pos.DrawerStore;
import truetill.server.pos.SaleStore;
import truetill.server.pos.StoredCart;
import truetill.server.pos.StoredDrawer;

/** A sale a register took back; the cash left the drawer the op names (sync.md section 6). */
final class VoidOps {
  private final DrawerStore drawers;
  private final LateCash late;
  private final ItemStore items;
  private final SaleStore sales;
  private final CartStore carts = new CartStore();
  private final SaleSplits splits = new SaleSplits();

  VoidOps(DrawerStore drawers, LateCash late, ItemStore items, SaleStore sales) {
    this.drawers = drawers;
    this.late = late;
    this.items = items;
    this.sales = sales;
  }

  Verdict voided(OpContext context, OpBody.SaleVoided op) {
    WriteTx tx = context.tx();
    Optional<StoredCart> sale = carts.sold(tx, op.cart(), op.receipt(), context.device());
    if (sale.isEmpty()) {
      return Verdict.waitsFor(op.cart());
    }
    UUID payerUid = op.drawer();
    StoredDrawer payer = null;
    if (payerUid != null) {
      Optional<StoredDrawer> found = drawers.byUid(tx, payerUid);
      if (found.isEmpty()) {
        return Verdict.waitsFor(payerUid);
      }
      payer = drawers.lock(tx, found.get().id()).orElseThrow();
    }
    long actor = context.actor(Access.MANAGER, Cases.HIGH);
    StoredCart cart = carts.lock(tx, sale.get().id()).orElseThrow();
    payCash(context, op, payer);
    if (cart.isCompleted()) {
      takeBack(context, op, cart, payer, actor);
    } else if (op.cashRefunded().isPositive()) {
      context
          .cases()
          .open(
              "double_void",
              Cases.HIGH,
              "Receipt " + op.receipt() + " was voided twice and cash was paid back twice.",
              Map.of("cart", cart.id(), "cash_cents", op.cashRefunded().cents()));
    }
    context.audit(
        actor,
        "sale_voided",
        "cart",
        cart.id(),
        Map.of("total_cents", op.total().cents(), "cash_cents", op.cashRefunded().cents()));
    return Verdict.applied();
  }

  private void payCash(OpContext context, OpBody.SaleVoided op, @Nullable StoredDrawer payer) {
    if (payer != null
        && op.cashRefunded().isPositive()
        && !late.isLate(context, payer, op.cash())) {
      drawers.addRefund(context.tx(), payer.id(), op.cashRefunded());
    }
  }

  private void takeBack(
      OpContext context,
      OpBody.SaleVoided op,
      StoredCart cart,
      @Nullable StoredDrawer payer,
      long actor) {
    WriteTx tx = context.tx();
    boolean paidCash = payer != null && op.cashRefunded().isPositive();
    sales.markVoided(
        tx,
        cart.id(),
        context.at(),
        actor,
        op.reason(),
        paidCash ? Objects.requireNonNull(payer).id() : null);
    List<SaleStore.TakenItem> taken = sales.taken(tx, cart.id());
    Map<Long, StoredItem> locked =
        items.lock(tx, taken.stream().map(SaleStore.TakenItem::item).toList()).stream()
            .collect(Collectors.toMap(StoredItem::id, Function.identity()));
    for (SaleStore.TakenItem line : taken) {
      StoredItem item = locked.get(line.item());
      if (item == null) {
        continue;
      }
      if (item.status() == ItemStatus.SOLD && Objects.equals(item.soldCart(), cart.id())) {
        items.putBack(tx, item, cart.id(), actor);
      } else {
        context
            .cases()
            .open(
                "void_item_conflict",
                line.line(),
                Cases.NORMAL,
                item.sku() + " is not this sale's any more and was left as it is.",
                Map.of("cart", cart.id(), "item", item.id(), "status", item.status().wire()));
      }
    }
    splits.saleVoided(tx, cart.id(), actor);
    sales.feed(tx, cart.id());
  }
}
