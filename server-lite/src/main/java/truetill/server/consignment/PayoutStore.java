package truetill.server.consignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.PayoutPeriod;
import truetill.core.consignment.PayoutStatus;
import truetill.core.consignment.PayoutTotals;
import truetill.core.consignment.Split;
import truetill.core.money.Money;
import truetill.core.wire.consignment.ConsignmentPayout;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code consignment_payout}, and which sales and clawbacks are in them. */
final class PayoutStore {
  private static final String COLUMNS =
      "p.id, p.uid, p.consignee_id, "
          + PersonName.of("u")
          + " as consignee_name, p.payout_number, p.period_start, p.period_end, p.items_sold,"
          + " p.sales_cents, p.commission_cents, p.payout_cents, p.status, p.paid_at, p.paid_by, "
          + PersonName.of("b")
          + " as paid_by_name, p.payment_method, p.notes, p.created_at, p.adjustment_cents";
  private static final String FROM =
      "consignment_payout p join user_account u on u.id = p.consignee_id"
          + " left join user_account b on b.id = p.paid_by";

  private final NumberSequence numbers = new NumberSequence();

  /** Filters of the list; null means no filter. */
  record Filter(@Nullable Long consignee, @Nullable String status, List<OrderBy> order) {}

  /** A row as the rules see it. */
  record Stored(
      long id, long consignee, PayoutStatus status, String method, String notes, Money amount) {}

  /** A sold item with how its price was divided. */
  record SoldItem(long id, Split split) {}

  Optional<Page<ConsignmentPayout>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("p.consignee_id = :consignee", "consignee", filter.consignee())
        .where("p.status = :status", "status", filter.status())
        .order(
            filter.order(), Map.of("created_at", "p.created_at"), "p.created_at desc", "p.id desc")
        .page(tx, paging, (rs, context) -> view(rs));
  }

  Optional<ConsignmentPayout> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where p.id = :id")
        .bind("id", id)
        .map((rs, context) -> view(rs))
        .findOne();
  }

  Optional<Stored> stored(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(
            "select id, consignee_id, status, payment_method, notes, payout_cents"
                + " from consignment_payout where id = :id")
        .bind("id", id)
        .map((rs, context) ->
            new Stored(
                rs.getLong("id"),
                rs.getLong("consignee_id"),
                PayoutStatus.ofWire(rs.getString("status")).orElseThrow(),
                rs.getString("payment_method"),
                rs.getString("notes"),
                Columns.money(rs, "payout_cents")))
        .findOne();
  }

  /**
   * The sold items of a consignee that no payout contains, locked by id.
   *
   * @param from first instant of the period
   * @param until first instant after it
   */
  List<SoldItem> lockUnpaid(WriteTx tx, long consignee, Instant from, Instant until) {
    return tx.handle()
        .createQuery(
            """
            select id, sale_cents, commission_cents, earnings_cents
              from consignment_item
             where status = 'sold' and payout_id is null and sold_at >= :from and sold_at < :until
               and agreement_id in
                   (select id from consignment_agreement where consignee_id = :consignee)
             order by id
               for update
            """)
        .bind("from", from)
        .bind("until", until)
        .bind("consignee", consignee)
        .map((rs, context) -> new SoldItem(rs.getLong("id"), split(rs)))
        .list();
  }

  /** The splits of the sales a payout contains. */
  List<Split> splits(ReadTx tx, long payout) {
    return tx.handle()
        .createQuery(
            "select sale_cents, commission_cents, earnings_cents from consignment_item"
                + " where payout_id = :payout")
        .bind("payout", payout)
        .map((rs, context) -> split(rs))
        .list();
  }

  /** Answers the new id. */
  long insert(WriteTx tx, long consignee, PayoutPeriod period, PayoutTotals totals, String method) {
    return tx.handle()
        .createUpdate(
            """
            insert into consignment_payout
              (uid, consignee_id, payout_number, period_start, period_end, items_sold, sales_cents,
               commission_cents, adjustment_cents, payout_cents, status, payment_method, created_at)
            values
              (:uid, :consignee, :number, :start, :end, :items, :sales,
               :commission, :adjustment, :amount, 'pending', :method, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("consignee", consignee)
        .bind("number", String.format(Locale.ROOT, "PAY-%03d", numbers.next(tx, "payout")))
        .bind("start", period.start())
        .bind("end", period.end())
        .bind("items", totals.itemsSold())
        .bind("sales", totals.sales())
        .bind("commission", totals.commission())
        .bind("adjustment", totals.adjustment())
        .bind("amount", totals.amount())
        .bind("method", method)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Puts the sold items into the payout. */
  void addItems(WriteTx tx, long payout, List<SoldItem> sold) {
    tx.handle()
        .createUpdate("update consignment_item set payout_id = :payout where id in (<ids>)")
        .bind("payout", payout)
        .bindList("ids", sold.stream().map(SoldItem::id).toList())
        .execute();
  }

  void setTotals(WriteTx tx, long id, PayoutTotals totals) {
    tx.handle()
        .createUpdate(
            """
            update consignment_payout
               set items_sold = :items, sales_cents = :sales, commission_cents = :commission,
                   adjustment_cents = :adjustment, payout_cents = :amount
             where id = :id
            """)
        .bind("items", totals.itemsSold())
        .bind("sales", totals.sales())
        .bind("commission", totals.commission())
        .bind("adjustment", totals.adjustment())
        .bind("amount", totals.amount())
        .bind("id", id)
        .execute();
  }

  void setWords(WriteTx tx, long id, String method, String notes) {
    tx.handle()
        .createUpdate(
            "update consignment_payout set payment_method = :method, notes = :notes where id = :id")
        .bind("method", method)
        .bind("notes", notes)
        .bind("id", id)
        .execute();
  }

  void markPaid(WriteTx tx, long id, long paidBy) {
    tx.handle()
        .createUpdate(
            """
            update consignment_payout set status = 'paid', paid_at = :now, paid_by = :by
             where id = :id
            """)
        .bind("now", tx.now())
        .bind("by", paidBy)
        .bind("id", id)
        .execute();
  }

  /** Its sales become unpaid and its clawbacks open again, by the foreign keys. */
  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from consignment_payout where id = :id")
        .bind("id", id)
        .execute();
  }

  static Split split(ResultSet rs) throws SQLException {
    return new Split(
        Columns.money(rs, "sale_cents"),
        Columns.money(rs, "commission_cents"),
        Columns.money(rs, "earnings_cents"));
  }

  private static ConsignmentPayout view(ResultSet rs) throws SQLException {
    return new ConsignmentPayout(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("consignee_id"),
        rs.getString("consignee_name"),
        rs.getString("payout_number"),
        Columns.date(rs, "period_start"),
        Columns.date(rs, "period_end"),
        rs.getInt("items_sold"),
        Columns.money(rs, "sales_cents"),
        Columns.money(rs, "commission_cents"),
        Columns.money(rs, "payout_cents"),
        rs.getString("status"),
        Columns.instantOrNull(rs, "paid_at"),
        Columns.longOrNull(rs, "paid_by"),
        Columns.textOrNull(rs, "paid_by_name"),
        rs.getString("payment_method"),
        rs.getString("notes"),
        Columns.instant(rs, "created_at"),
        Columns.money(rs, "adjustment_cents"));
  }
}
