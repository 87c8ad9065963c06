package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.wire.inventory.VendorProductRef;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code vendor_product_ref}: one a vendor and item number. */
final class ProductRefStore {
  private static final String COLUMNS =
      """
      r.id, r.uid, r.vendor_id, v.name as vendor_name, v.code as vendor_code, r.product_id,
      p.title as product_title, p.product_number, r.vendor_item_number, r.vendor_description,
      r.last_unit_cost_cents, r.times_seen, r.last_seen_date, r.created_at, r.updated_at\
      """;
  private static final String FROM =
      """
      vendor_product_ref r join vendor v on v.id = r.vendor_id
        join product p on p.id = r.product_id\
      """;

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long vendor, @Nullable Long product, List<String> words, List<OrderBy> order) {}

  /** What a writer says of a reference. */
  record Fields(
      long vendor,
      long product,
      String itemNumber,
      String description,
      @Nullable Money lastUnitCost,
      long timesSeen) {

    static final Fields NEW = new Fields(0, 0, "", "", null, 1);

    static Fields of(VendorProductRef ref) {
      return new Fields(
          ref.vendor(),
          ref.product(),
          ref.vendorItemNumber(),
          ref.vendorDescription(),
          ref.lastUnitCost(),
          ref.timesSeen());
    }
  }

  Optional<Page<VendorProductRef>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("r.vendor_id = :vendor", "vendor", filter.vendor())
        .where("r.product_id = :product", "product", filter.product())
        .search(filter.words(), "r.vendor_item_number", "v.code", "p.title")
        .order(
            filter.order(),
            Map.of("last_seen_date", "r.last_seen_date", "times_seen", "r.times_seen"),
            "v.name, r.vendor_item_number",
            "r.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<VendorProductRef> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where r.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<VendorProductRef> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from vendor_product_ref where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  /** Whether the vendor has another reference of this number; stays true until the end. */
  boolean isTaken(WriteTx tx, long vendor, String itemNumber, long exceptId) {
    tx.handle()
        .createQuery("select id from vendor where id = :id for update")
        .bind("id", vendor)
        .mapTo(Long.class)
        .findOne();
    return tx.handle()
        .createQuery(
            """
            select id from vendor_product_ref
             where vendor_id = :vendor and vendor_item_number = :number and id <> :id
            """)
        .bind("vendor", vendor)
        .bind("number", itemNumber)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, Fields fields, LocalDate today) {
    return bound(
            tx.handle()
                .createUpdate(
                    """
                    insert into vendor_product_ref
                      (uid, vendor_id, product_id, vendor_item_number, vendor_description,
                       last_unit_cost_cents, times_seen, last_seen_date, created_at, updated_at)
                    values
                      (:uid, :vendor, :product, :number, :description,
                       :cost, :seen, :today, :now, :now)
                    """)
                .bind("uid", uid),
            fields)
        .bind("today", today)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields, LocalDate today) {
    bound(
            tx.handle()
                .createUpdate(
                    """
                    update vendor_product_ref
                       set vendor_id = :vendor, product_id = :product,
                           vendor_item_number = :number, vendor_description = :description,
                           last_unit_cost_cents = :cost, times_seen = :seen,
                           last_seen_date = :today, updated_at = :now
                     where id = :id
                    """)
                .bind("id", id),
            fields)
        .bind("today", today)
        .bind("now", tx.now())
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from vendor_product_ref where id = :id")
        .bind("id", id)
        .execute();
  }

  private static Update bound(Update update, Fields fields) {
    return update
        .bind("vendor", fields.vendor())
        .bind("product", fields.product())
        .bind("number", fields.itemNumber())
        .bind("description", fields.description())
        .bind("cost", fields.lastUnitCost())
        .bind("seen", fields.timesSeen());
  }

  private static VendorProductRef row(ResultSet rs) throws SQLException {
    return new VendorProductRef(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("vendor_id"),
        rs.getString("vendor_name"),
        rs.getString("vendor_code"),
        rs.getLong("product_id"),
        rs.getString("product_title"),
        rs.getString("product_number"),
        rs.getString("vendor_item_number"),
        rs.getString("vendor_description"),
        Columns.moneyOrNull(rs, "last_unit_cost_cents"),
        rs.getLong("times_seen"),
        Columns.date(rs, "last_seen_date"),
        Columns.instant(rs, "created_at"),
        Columns.instant(rs, "updated_at"));
  }
}
