package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.CsvTemplate;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code csv_template} as people edit them; the pipeline's view is another store's. */
final class TemplateStore {
  private static final String COLUMNS =
      """
      t.id, t.uid, t.vendor_id, v.name as vendor_name, t.name, t.header_signature,
      t.column_mappings, t.is_default, t.created_at\
      """;
  private static final String FROM = "csv_template t join vendor v on v.id = t.vendor_id";

  /** Filters of the list; null means no filter. */
  record Filter(@Nullable Long vendor, @Nullable String signature, @Nullable Boolean standard) {}

  /** What a writer says of a template. */
  record Fields(long vendor, String name, String signature, String mappingsJson, boolean standard) {
    static final Fields NEW = new Fields(0, "", "", "[]", false);

    static Fields of(CsvTemplate template) {
      return new Fields(
          template.vendor(),
          template.name(),
          template.headerSignature(),
          template.columnMappings().toString(),
          template.isDefault());
    }
  }

  Optional<Page<CsvTemplate>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("t.vendor_id = :vendor", "vendor", filter.vendor())
        .where("t.header_signature = :signature", "signature", filter.signature())
        .where("t.is_default = :standard", "standard", filter.standard())
        .order(List.of(), Map.of(), "v.name, t.name", "t.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<CsvTemplate> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where t.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<CsvTemplate> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from csv_template where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, Fields fields) {
    return bound(
            tx.handle()
                .createUpdate(
                    """
                    insert into csv_template
                      (uid, vendor_id, name, header_signature, column_mappings, is_default,
                       created_at, updated_at)
                    values
                      (:uid, :vendor, :name, :signature, :mappings, :standard, :now, :now)
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
                    update csv_template
                       set vendor_id = :vendor, name = :name, header_signature = :signature,
                           column_mappings = :mappings, is_default = :standard, updated_at = :now
                     where id = :id
                    """)
                .bind("id", id),
            fields)
        .bind("now", tx.now())
        .execute();
  }

  /** A layout of a vendor has one default (promise 13). */
  void clearOtherDefaults(WriteTx tx, long id, long vendor, String signature) {
    tx.handle()
        .createUpdate(
            """
            update csv_template set is_default = false, updated_at = :now
             where vendor_id = :vendor and header_signature = :signature and id <> :id
               and is_default
            """)
        .bind("vendor", vendor)
        .bind("signature", signature)
        .bind("id", id)
        .bind("now", tx.now())
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle().createUpdate("delete from csv_template where id = :id").bind("id", id).execute();
  }

  private static Update bound(Update update, Fields fields) {
    return update
        .bind("vendor", fields.vendor())
        .bind("name", fields.name())
        .bind("signature", fields.signature())
        .bind("mappings", fields.mappingsJson())
        .bind("standard", fields.standard());
  }

  private static CsvTemplate row(ResultSet rs) throws SQLException {
    return new CsvTemplate(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("vendor_id"),
        rs.getString("vendor_name"),
        rs.getString("name"),
        rs.getString("header_signature"),
        JsonColumn.parse(rs.getString("column_mappings")),
        rs.getBoolean("is_default"),
        Columns.instant(rs, "created_at"));
  }
}
