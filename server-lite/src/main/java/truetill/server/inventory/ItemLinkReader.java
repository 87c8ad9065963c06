package truetill.server.inventory;

import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;

/** Reads the ids in {@code ItemWrite} and looks whether there are such rows. */
final class ItemLinkReader {
  private final ProductStore products = new ProductStore();
  private final OrderStore orders = new OrderStore();
  private final BatchGroupStore batchGroups = new BatchGroupStore();
  private final ManifestRowStore rows = new ManifestRowStore();

  /**
   * What was sent, null for what was not; what is wrong is noted in the body. The order stays
   * locked until the transaction ends, since what may be done with it depends on its having items:
   * call this before the item is locked, which is the order in which everybody locks.
   */
  ItemLinks read(WriteTx tx, Body body) {
    body.allowNull("product", "purchase_order", "manifest_row", "batch_group");
    return new ItemLinks(
        body.existing("product", id -> products.exists(tx, id)),
        body.existing("purchase_order", id -> orders.lock(tx, id).isPresent()),
        body.existing("manifest_row", id -> rows.exists(tx, id)),
        body.existing("batch_group", id -> isBatchGroup(tx, id)));
  }

  /** The links an item has after the call: what was left out keeps its value, null clears it. */
  static ItemLinks merged(Body body, ItemLinks sent, ItemLinks old) {
    return new ItemLinks(
        body.orKept("product", sent.product(), old.product()),
        body.orKept("purchase_order", sent.purchaseOrder(), old.purchaseOrder()),
        body.orKept("manifest_row", sent.manifestRow(), old.manifestRow()),
        body.orKept("batch_group", sent.batchGroup(), old.batchGroup()));
  }

  boolean isBatchGroup(ReadTx tx, long id) {
    return batchGroups.exists(tx, id);
  }

  boolean isOrder(ReadTx tx, long id) {
    return orders.exists(tx, id);
  }
}
