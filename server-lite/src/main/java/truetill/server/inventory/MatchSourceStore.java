package truetill.server.inventory;

import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.result.ResultIterator;
import truetill.core.inventory.matching.ProductFacts;
import truetill.core.inventory.matching.VendorRefs;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/** What rows are matched against, each read in one statement however many rows there are. */
final class MatchSourceStore {
  private static final int ROWS_AT_ONCE = 1_000;

  /** Shows every product on offer, in the order of their ids, holding none. */
  void eachProduct(ReadTx tx, Consumer<ProductFacts> use) {
    try (ResultIterator<ProductFacts> products =
        tx.handle()
            .createQuery(
                """
                select id, title, brand, model, upc_key from product
                 where is_active order by id
                """)
            .setFetchSize(ROWS_AT_ONCE)
            .map((rs, context) ->
                new ProductFacts(
                    rs.getLong("id"),
                    rs.getString("title"),
                    rs.getString("brand"),
                    rs.getString("model"),
                    Optional.ofNullable(Columns.textOrNull(rs, "upc_key")),
                    true))
            .iterator()) {
      products.forEachRemaining(use);
    }
  }

  /** The codes of a vendor. */
  VendorRefs refs(ReadTx tx, long vendor) {
    VendorRefs refs = new VendorRefs();
    try (ResultIterator<VendorRefs.Ref> stored =
        tx.handle()
            .createQuery(
                """
                select id, product_id, vendor_item_number from vendor_product_ref
                 where vendor_id = :vendor order by id
                """)
            .bind("vendor", vendor)
            .setFetchSize(ROWS_AT_ONCE)
            .map((rs, context) ->
                new VendorRefs.Ref(
                    rs.getLong("id"), rs.getLong("product_id"), rs.getString("vendor_item_number")))
            .iterator()) {
      stored.forEachRemaining(refs::add);
    }
    return refs;
  }
}
