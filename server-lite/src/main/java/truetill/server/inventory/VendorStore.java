package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.Vendor;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code vendor}. */
final class VendorStore {
  private static final String COLUMNS =
      """
      v.id, v.uid, v.name, v.code, v.vendor_type, v.contact_name, v.contact_email,
      v.contact_phone, v.address, v.notes, v.is_active, v.created_at\
      """;

  private final NumberSequence numbers = new NumberSequence();

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable String type, @Nullable Boolean active, List<String> words, List<OrderBy> order) {}

  /** What a writer says of a vendor. */
  record Fields(
      String name,
      String code,
      String type,
      String contactName,
      String contactEmail,
      String contactPhone,
      String address,
      String notes,
      boolean active) {

    static final Fields NEW = new Fields("", "", "other", "", "", "", "", "", true);

    static Fields of(Vendor vendor) {
      return new Fields(
          vendor.name(),
          vendor.code(),
          vendor.vendorType(),
          vendor.contactName(),
          vendor.contactEmail(),
          vendor.contactPhone(),
          vendor.address(),
          vendor.notes(),
          vendor.isActive());
    }
  }

  Optional<Page<Vendor>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, "vendor v")
        .where("v.vendor_type = :type", "type", filter.type())
        .where("v.is_active = :active", "active", filter.active())
        .search(filter.words(), "v.name", "v.code", "v.contact_name")
        .order(
            filter.order(),
            Map.of("name", "v.name", "code", "v.code", "created_at", "v.created_at"),
            "v.name",
            "v.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<Vendor> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from vendor v where v.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<Vendor> lock(WriteTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from vendor v where v.id = :id for update")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  boolean exists(ReadTx tx, long id) {
    return find(tx, id).isPresent();
  }

  /** Whether another vendor has the code; the answer stays true until the transaction ends. */
  boolean isCodeTaken(WriteTx tx, String code, long exceptId) {
    numbers.hold(tx, "vendor_code");
    return tx.handle()
        .createQuery("select id from vendor where code = :code and id <> :id")
        .bind("code", code)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, Fields fields) {
    return bound(
            tx.handle()
                .createUpdate(
                    """
                    insert into vendor
                      (uid, name, code, vendor_type, contact_name, contact_email, contact_phone,
                       address, notes, is_active, created_at, updated_at)
                    values
                      (:uid, :name, :code, :type, :contact, :email, :phone,
                       :address, :notes, :active, :now, :now)
                    """)
                .bind("uid", uid),
            fields)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields) {
    bound(
            tx.handle()
                .createUpdate(
                    """
                    update vendor
                       set name = :name, code = :code, vendor_type = :type,
                           contact_name = :contact, contact_email = :email,
                           contact_phone = :phone, address = :address, notes = :notes,
                           is_active = :active, updated_at = :now
                     where id = :id
                    """)
                .bind("id", id),
            fields)
        .bind("now", tx.now())
        .execute();
  }

  private static Update bound(Update update, Fields fields) {
    return update
        .bind("name", fields.name())
        .bind("code", fields.code())
        .bind("type", fields.type())
        .bind("contact", fields.contactName())
        .bind("email", fields.contactEmail())
        .bind("phone", fields.contactPhone())
        .bind("address", fields.address())
        .bind("notes", fields.notes())
        .bind("active", fields.active());
  }

  private static Vendor row(ResultSet rs) throws SQLException {
    return new Vendor(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getString("name"),
        rs.getString("code"),
        rs.getString("vendor_type"),
        rs.getString("contact_name"),
        rs.getString("contact_email"),
        rs.getString("contact_phone"),
        rs.getString("address"),
        rs.getString("notes"),
        rs.getBoolean("is_active"),
        Columns.instant(rs, "created_at"));
  }
}
