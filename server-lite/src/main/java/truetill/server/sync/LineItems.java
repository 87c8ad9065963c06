package truetill.server.sync;

import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.outcome.Outcome;
import truetill.server.consignment.SaleSplits;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemFields;
import truetill.server.inventory.ItemHistoryStore;
import truetill.server.inventory.ItemLinks;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.pos.CartStore;
import truetill.server.pos.SaleLineStore;
import truetill.server.pos.SaleLineStore.SoldLine;
import truetill.server.pos.SaleStore;
import truetill.server.pos.StoredCart;

/**
 * Gives a line of a paid sale the item it was about. What the customer paid and what the receipt
 * says stays; from now on the sale owns the item, and its consignee earns. In a voided sale the
 * line is only put right.
 */
final class LineItems {
  private final CartStore carts = new CartStore();
  private final SaleLineStore lines = new SaleLineStore();
  private final SaleStore sales = new SaleStore();
  private final ItemStore items = new ItemStore();
  private final ItemHistoryStore history = new ItemHistoryStore();
  private final SaleSplits splits = new SaleSplits();

  /**
   * Says that the line sold this item; answers its code. Refused with {@code item_sold} when a sale
   * has it already.
   *
   * @param actor user id, null for the server itself
   */
  Outcome<String> link(WriteTx tx, SoldLine line, long itemId, @Nullable Long actor) {
    StoredCart cart = carts.lock(tx, line.cart()).orElseThrow();
    StoredItem item = items.lock(tx, itemId).orElseThrow();
    if (item.status() == ItemStatus.SOLD) {
      return Outcome.refused("item_sold", item.sku() + " is sold already; name another item.");
    }
    take(tx, cart, line, item, actor);
    return Outcome.done(item.sku());
  }

  /**
   * Makes an item of a piece nobody knew of, sold by the line; answers its id.
   *
   * @param like the item whose tag hung on it, null when nobody knows that one either
   */
  long found(WriteTx tx, SoldLine line, @Nullable StoredItem like, long actor) {
    StoredCart cart = carts.lock(tx, line.cart()).orElseThrow();
    String sku = items.nextSku(tx);
    ItemFields fields =
        new ItemFields(
            "individual",
            like == null ? line.description() : like.title(),
            like == null ? "" : like.brand(),
            like == null ? "" : like.category(),
            like == null ? line.unitPrice() : like.price(),
            null,
            "house",
            ItemStatus.ON_SHELF,
            like == null ? "unknown" : like.condition(),
            "{}",
            "",
            "Found: sold as " + line.sku() + " in cart #" + line.cart(),
            ItemLinks.NONE);
    long id = items.insert(tx, tx.newUid(), sku, fields);
    history.add(tx, id, "created", "", "source=house", "Found stock", actor);
    take(tx, cart, line, items.lock(tx, id).orElseThrow(), actor);
    return id;
  }

  private void take(
      WriteTx tx, StoredCart cart, SoldLine line, StoredItem item, @Nullable Long actor) {
    lines.link(tx, line.id(), item.id(), false);
    if (cart.isCompleted()) {
      items.markSold(tx, item, cart.id(), line.total(), line.completedAt(), actor);
      // Now, not when it was sold: the payout of that day may have been paid.
      splits.saleCompleted(tx, cart.id(), tx.now());
    }
    sales.feed(tx, cart.id());
  }
}
