package truetill.server.consignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.Agreement;
import truetill.core.consignment.Standing;
import truetill.core.money.Rate;
import truetill.core.wire.consignment.ConsignmentAgreement;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code consignment_agreement}. */
public final class AgreementStore {
  private static final String COLUMNS =
      "a.id, a.uid, a.consignee_id, "
          + PersonName.of("u")
          + " as consignee_name, a.agreement_number, a.commission_percent, a.status, a.start_date,"
          + " a.end_date, a.terms, a.created_at";
  private static final String FROM =
      "consignment_agreement a join user_account u on u.id = a.consignee_id";

  private final NumberSequence numbers = new NumberSequence();

  /** Filters of the list; null means no filter. */
  record Filter(@Nullable Long consignee, @Nullable String status, List<OrderBy> order) {}

  /**
   * What a client may write.
   *
   * @param storeShare what the store keeps of each sale
   */
  public record Fields(Rate storeShare, Agreement agreement, String terms) {}

  /** A row as the rules see it. */
  record Stored(long id, long consignee, Fields fields) {}

  Optional<Page<ConsignmentAgreement>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("a.consignee_id = :consignee", "consignee", filter.consignee())
        .where("a.status = :status", "status", filter.status())
        .order(
            filter.order(), Map.of("created_at", "a.created_at"), "a.created_at desc", "a.id desc")
        .page(tx, paging, (rs, context) -> view(rs));
  }

  Optional<ConsignmentAgreement> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where a.id = :id")
        .bind("id", id)
        .map((rs, context) -> view(rs))
        .findOne();
  }

  Optional<Stored> stored(ReadTx tx, long id) {
    return stored(tx, id, "");
  }

  /** The row, locked until the transaction ends. */
  Optional<Stored> lock(WriteTx tx, long id) {
    return stored(tx, id, " for update");
  }

  private static Optional<Stored> stored(ReadTx tx, long id, String locking) {
    return tx.handle()
        .createQuery(
            "select id, consignee_id, commission_percent, status, start_date, end_date, terms"
                + " from consignment_agreement where id = :id"
                + locking)
        .bind("id", id)
        .map((rs, context) ->
            new Stored(
                rs.getLong("id"),
                rs.getLong("consignee_id"),
                new Fields(
                    Rate.ofPercent(rs.getBigDecimal("commission_percent")).orElseThrow(),
                    new Agreement(
                        Standing.ofWire(rs.getString("status")).orElseThrow(),
                        Columns.date(rs, "start_date"),
                        dateOrNull(rs, "end_date")),
                    rs.getString("terms"))))
        .findOne();
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, long consignee, Fields fields) {
    return tx.handle()
        .createUpdate(
            """
            insert into consignment_agreement
              (uid, consignee_id, agreement_number, commission_percent, status, start_date,
               end_date, terms, created_at)
            values
              (:uid, :consignee, :number, :percent, :status, :start, :end, :terms, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("consignee", consignee)
        .bind("number", String.format(Locale.ROOT, "AGR-%03d", numbers.next(tx, "agreement")))
        .bind("percent", fields.storeShare().toPercent())
        .bind("status", fields.agreement().standing().wire())
        .bind("start", fields.agreement().start())
        .bind("end", fields.agreement().end())
        .bind("terms", fields.terms())
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update consignment_agreement
               set commission_percent = :percent, status = :status, start_date = :start,
                   end_date = :end, terms = :terms
             where id = :id
            """)
        .bind("percent", fields.storeShare().toPercent())
        .bind("status", fields.agreement().standing().wire())
        .bind("start", fields.agreement().start())
        .bind("end", fields.agreement().end())
        .bind("terms", fields.terms())
        .bind("id", id)
        .execute();
  }

  /** Closes every agreement of a consignee. */
  void closeAll(WriteTx tx, long consignee) {
    tx.handle()
        .createUpdate(
            "update consignment_agreement set status = 'closed' where consignee_id = :consignee")
        .bind("consignee", consignee)
        .execute();
  }

  boolean hasItems(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(
            "select 1 from consignment_item where agreement_id = :id fetch first 1 rows only")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from consignment_agreement where id = :id")
        .bind("id", id)
        .execute();
  }

  private static ConsignmentAgreement view(ResultSet rs) throws SQLException {
    return new ConsignmentAgreement(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("consignee_id"),
        rs.getString("consignee_name"),
        rs.getString("agreement_number"),
        rs.getBigDecimal("commission_percent"),
        rs.getString("status"),
        Columns.date(rs, "start_date"),
        dateOrNull(rs, "end_date"),
        rs.getString("terms"),
        Columns.instant(rs, "created_at"));
  }

  private static @Nullable LocalDate dateOrNull(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDate.class);
  }
}
