package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.server.db.BulkInsert;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code batch_group}: made, locked, written. */
final class BatchGroupStore {
  /** The number series of {@code BTH-00001}. */
  static final String SERIES = "batch_group";

  static final String COMPLETE = "complete";

  /** A group as the build makes it, pending. */
  record New(
      String number,
      long product,
      long order,
      long row,
      long quantity,
      @Nullable Money price,
      @Nullable Money cost,
      String condition) {}

  /** A group that was just made. */
  record Fresh(long id, String number) {}

  /** What people say of a group; the items take it over when the group is processed. */
  record Terms(
      @Nullable Money price,
      @Nullable Money cost,
      String condition,
      String location,
      String notes) {}

  /** A row as its actions need it. */
  record Stored(long id, String number, @Nullable Long order, String status, Terms terms) {
    boolean isComplete() {
      return status.equals(COMPLETE);
    }
  }

  List<Fresh> insertAll(WriteTx tx, List<New> groups) {
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                insert into batch_group
                  (uid, batch_number, product_id, purchase_order_id, manifest_row_id, total_qty,
                   status, unit_price_cents, unit_cost_cents, condition, created_at, updated_at)
                values
                  (:uid, :number, :product, :order, :row, :quantity,
                   'pending', :price, :cost, :condition, :now, :now)
                """);
    List<UUID> uids = new ArrayList<>();
    for (New group : groups) {
      UUID uid = tx.newUid();
      uids.add(uid);
      batch
          .bind("uid", uid)
          .bind("number", group.number())
          .bind("product", group.product())
          .bind("order", group.order())
          .bind("row", group.row())
          .bind("quantity", group.quantity())
          .bind("price", group.price())
          .bind("cost", group.cost())
          .bind("condition", group.condition())
          .bind("now", tx.now())
          .add();
    }
    List<Long> ids = BulkInsert.ids(batch, uids);
    List<Fresh> made = new ArrayList<>();
    for (int at = 0; at < ids.size(); at++) {
      made.add(new Fresh(ids.get(at), groups.get(at).number()));
    }
    return made;
  }

  /** Takes the groups of an order away whose items were all deleted since they were built. */
  void deleteEmpty(WriteTx tx, long order) {
    tx.handle()
        .createUpdate(
            """
            delete from batch_group g
             where g.purchase_order_id = :order
               and not exists (select 1 from item i where i.batch_group_id = g.id)
            """)
        .bind("order", order)
        .execute();
  }

  boolean exists(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select id from batch_group where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** The order it belongs to; empty when there is no such group, or none of an order. */
  Optional<Long> orderOf(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(
            "select purchase_order_id from batch_group"
                + " where id = :id and purchase_order_id is not null")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** The row, locked until the transaction ends. */
  Optional<Stored> lock(WriteTx tx, long id) {
    return tx.handle()
        .createQuery(
            """
            select g.id, g.batch_number, g.purchase_order_id, g.status, g.unit_price_cents,
                   g.unit_cost_cents, g.condition, g.location, g.notes
              from batch_group g where g.id = :id for update
            """)
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  void setTerms(WriteTx tx, long id, Terms terms) {
    tx.handle()
        .createUpdate(
            """
            update batch_group
               set unit_price_cents = :price, unit_cost_cents = :cost, condition = :condition,
                   location = :location, notes = :notes, updated_at = :now
             where id = :id
            """)
        .bind("price", terms.price())
        .bind("cost", terms.cost())
        .bind("condition", terms.condition())
        .bind("location", terms.location())
        .bind("notes", terms.notes())
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Nothing waits in it any more. */
  void complete(WriteTx tx, long id, @Nullable Long actor) {
    tx.handle()
        .createUpdate(
            """
            update batch_group
               set status = 'complete', processed_at = :now,
                   processed_by = coalesce(cast(:actor as bigint), processed_by),
                   updated_at = :now
             where id = :id
            """)
        .bind("actor", actor)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** Counts its items anew and answers how many there are. */
  long recount(WriteTx tx, long id) {
    long count =
        tx.handle()
            .createQuery("select count(*) from item where batch_group_id = :id")
            .bind("id", id)
            .mapTo(Long.class)
            .one();
    tx.handle()
        .createUpdate("update batch_group set total_qty = :count, updated_at = :now where id = :id")
        .bind("count", count)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    return count;
  }

  private static Stored row(ResultSet rs) throws SQLException {
    return new Stored(
        rs.getLong("id"),
        rs.getString("batch_number"),
        Columns.longOrNull(rs, "purchase_order_id"),
        rs.getString("status"),
        new Terms(
            Columns.moneyOrNull(rs, "unit_price_cents"),
            Columns.moneyOrNull(rs, "unit_cost_cents"),
            rs.getString("condition"),
            rs.getString("location"),
            rs.getString("notes")));
  }
}
