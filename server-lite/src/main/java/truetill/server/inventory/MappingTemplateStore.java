package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * How a vendor's layouts were mapped before: rows of {@code csv_template} as the pipeline uses them
 * (rules-inventory section 6, mapping choice; promises 13 and 14).
 */
final class MappingTemplateStore {
  private static final String SELECT =
      "select t.id, t.name, t.header_signature, t.column_mappings from csv_template t ";

  /** A remembered mapping. */
  record Template(long id, String name, String signature, String mappingsJson) {}

  /** The one a layout is read with: defaults first, then the newest. */
  Optional<Template> forLayout(ReadTx tx, long vendor, String signature) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                where t.vendor_id = :vendor and t.header_signature = :signature
                order by t.is_default desc, t.id desc fetch first 1 rows only
                """)
        .bind("vendor", vendor)
        .bind("signature", signature)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Those a layout was read with before, at most {@code limit}: defaults first, then newest. */
  List<Template> allForLayout(ReadTx tx, long vendor, String signature, int limit) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                where t.vendor_id = :vendor and t.header_signature = :signature
                order by t.is_default desc, t.id desc fetch first :limit rows only
                """)
        .bind("vendor", vendor)
        .bind("signature", signature)
        .bind("limit", limit)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** The vendor's that was made or changed last, whatever its layout. */
  Optional<Template> newest(ReadTx tx, long vendor) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                where t.vendor_id = :vendor
                order by t.updated_at desc, t.id desc fetch first 1 rows only
                """)
        .bind("vendor", vendor)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Empty when there is none, or it is another vendor's. */
  Optional<Template> byId(ReadTx tx, long vendor, long id) {
    return tx.handle()
        .createQuery(SELECT + " where t.vendor_id = :vendor and t.id = :id")
        .bind("vendor", vendor)
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, long vendor, String name, String signature, String mappingsJson) {
    return tx.handle()
        .createUpdate(
            """
            insert into csv_template
              (uid, vendor_id, name, header_signature, column_mappings, created_at, updated_at)
            values (:uid, :vendor, :name, :signature, :mappings, :now, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("vendor", vendor)
        .bind("name", name)
        .bind("signature", signature)
        .bind("mappings", mappingsJson)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, String name, String signature, String mappingsJson) {
    tx.handle()
        .createUpdate(
            """
            update csv_template
               set name = :name, header_signature = :signature, column_mappings = :mappings,
                   updated_at = :now
             where id = :id
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("signature", signature)
        .bind("mappings", mappingsJson)
        .bind("now", tx.now())
        .execute();
  }

  private static Template row(ResultSet rs) throws SQLException {
    return new Template(
        rs.getLong("id"),
        rs.getString("name"),
        rs.getString("header_signature"),
        rs.getString("column_mappings"));
  }
}
