package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.BankTransactionStatus;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.BankTransaction;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code bank_transaction}: cash taken to the bank, or change fetched there. */
final class BankTransactionStore {
  private static final String COLUMNS =
      "b.id, b.uid, b.location_id, b.transaction_type, b.count_json, b.total_cents, b.status,"
          + " b.performed_by, b.created_at, b.completed_at, b.notes, "
          + PersonName.of("u")
          + " as performed_by_name";
  private static final String FROM =
      "bank_transaction b join user_account u on u.id = b.performed_by";
  private static final Map<String, String> OFFERED = Map.of("created_at", "b.created_at");

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long location,
      @Nullable String type,
      @Nullable String status,
      List<OrderBy> order) {}

  /**
   * What a writer says of a transaction.
   *
   * @param type the contract's word
   */
  record Fields(long location, String type, Money total, CashCount count, String notes) {
    /** The same transaction but for its notes. */
    boolean differsOnlyInNotes(Fields other) {
      return new Fields(location, type, total, count, other.notes()).equals(other);
    }
  }

  /** A row with what the contract shows of it in another form. */
  record Stored(BankTransaction row, CashCount count) {
    Fields fields() {
      return new Fields(row.location(), row.transactionType(), row.total(), count, row.notes());
    }

    BankTransactionStatus status() {
      return BankTransactionStatus.ofWire(row.status());
    }
  }

  Optional<Page<BankTransaction>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("b.location_id = :location", "location", filter.location())
        .where("b.transaction_type = :type", "type", filter.type())
        .where("b.status = :status", "status", filter.status())
        .order(filter.order(), OFFERED, "b.created_at desc", "b.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<BankTransaction> find(ReadTx tx, long id) {
    return stored(tx, id).map(Stored::row);
  }

  /** The row, locked until the transaction ends. */
  Optional<Stored> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from bank_transaction where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return stored(tx, id);
  }

  /** Answers the new id. */
  long insert(WriteTx tx, UUID uid, Fields fields, long performedBy) {
    return tx.handle()
        .createUpdate(
            """
            insert into bank_transaction
              (uid, location_id, transaction_type, count_json, total_cents, performed_by,
               created_at, notes)
            values (:uid, :location, :type, :count, :total, :by, :now, :notes)
            """)
        .bind("uid", uid)
        .bind("location", fields.location())
        .bind("type", fields.type())
        .bind("count", CountColumn.text(fields.count()))
        .bind("total", fields.total())
        .bind("by", performedBy)
        .bind("now", tx.now())
        .bind("notes", fields.notes())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update bank_transaction
               set location_id = :location, transaction_type = :type, count_json = :count,
                   total_cents = :total, notes = :notes
             where id = :id
            """)
        .bind("location", fields.location())
        .bind("type", fields.type())
        .bind("count", CountColumn.text(fields.count()))
        .bind("total", fields.total())
        .bind("notes", fields.notes())
        .bind("id", id)
        .execute();
  }

  void complete(WriteTx tx, long id, BankTransactionStatus completed) {
    tx.handle()
        .createUpdate(
            "update bank_transaction set status = :status, completed_at = :now where id = :id")
        .bind("status", completed.wire())
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from bank_transaction where id = :id")
        .bind("id", id)
        .execute();
  }

  private static Optional<Stored> stored(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where b.id = :id")
        .bind("id", id)
        .map((rs, context) -> new Stored(row(rs), CountColumn.read(rs, "count_json")))
        .findOne();
  }

  private static BankTransaction row(ResultSet rs) throws SQLException {
    return new BankTransaction(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("location_id"),
        rs.getString("transaction_type"),
        CountColumn.wire(rs, "count_json"),
        Columns.money(rs, "total_cents"),
        rs.getString("status"),
        rs.getLong("performed_by"),
        Columns.textOrNull(rs, "performed_by_name"),
        Columns.instant(rs, "created_at"),
        Columns.instantOrNull(rs, "completed_at"),
        rs.getString("notes"));
  }
}
