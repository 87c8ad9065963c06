package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import truetill.core.inventory.RowPrice;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;

/** Items in intake with what their manifest row says of them. */
final class IntakeItemStore {
  private static final String SELECT =
      """
      select i.id as item_id, r.id as row_id, r.proposed_price_cents, r.final_price_cents,
             r.title, r.brand, r.category, r.condition
      """;

  /** An item's id, its row's id, and the row's values. */
  record Waiting(
      long item,
      long row,
      RowPrice price,
      String title,
      String brand,
      String category,
      String condition) {}

  /** By item. */
  List<Waiting> ofOrder(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                  from item i join manifest_row r on r.id = i.manifest_row_id
                 where i.purchase_order_id = :order and i.status = 'intake'
                   and r.purchase_order_id = :order
                 order by i.id
                """)
        .bind("order", order)
        .map((rs, context) -> row(rs))
        .list();
  }

  /** Of these rows of the order, by item. */
  List<Waiting> ofRows(ReadTx tx, long order, Collection<Long> rows) {
    return tx.handle()
        .createQuery(
            SELECT
                + """
                  from unnest(cast(:rows as bigint array)) as v (id)
                  join manifest_row r on r.id = v.id
                  join item i on i.manifest_row_id = r.id
                 where r.purchase_order_id = :order and i.status = 'intake'
                 order by i.id
                """)
        .bind("rows", SqlList.bigints(rows))
        .bind("order", order)
        .map((rs, context) -> row(rs))
        .list();
  }

  private static Waiting row(ResultSet rs) throws SQLException {
    return new Waiting(
        rs.getLong("item_id"),
        rs.getLong("row_id"),
        new RowPrice(
            Columns.moneyOrNull(rs, "proposed_price_cents"),
            Columns.moneyOrNull(rs, "final_price_cents")),
        rs.getString("title"),
        rs.getString("brand"),
        rs.getString("category"),
        rs.getString("condition"));
  }
}
