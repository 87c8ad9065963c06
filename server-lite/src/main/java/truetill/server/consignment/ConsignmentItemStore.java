package truetill.server.consignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.consignment.ConsignedStatus;
import truetill.core.money.Money;
import truetill.core.wire.consignment.ConsignmentItem;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code consignment_item}; what a sale writes in them is {@link SaleSplitStore}'s. */
public final class ConsignmentItemStore {
  /** The price tag is the listed price until the item is sold or returned (promise 87). */
  static final String LISTED_PRICE =
      "case when c.status in ('sold', 'returned') then c.listed_price_cents"
          + " else i.price_cents end as listed_cents";

  private static final String COLUMNS =
      "c.id, c.uid, c.agreement_id, a.agreement_number, a.consignee_id, "
          + PersonName.of("u")
          + " as consignee_name, c.item_id, i.sku, i.title, c.asking_price_cents, "
          + LISTED_PRICE
          + ", c.status, c.received_at, c.listed_at, c.sold_at, c.sale_cents, c.commission_cents,"
          + " c.earnings_cents, c.return_date, c.notes, c.payout_id, p.payout_number";

  private static final String FROM =
      "consignment_item c join consignment_agreement a on a.id = c.agreement_id"
          + " join user_account u on u.id = a.consignee_id"
          + " join item i on i.id = c.item_id"
          + " left join consignment_payout p on p.id = c.payout_id";

  /**
   * Filters of the list; null means no filter.
   *
   * @param consigneeName part of the consignee's name
   */
  record Filter(
      @Nullable Long agreement,
      @Nullable Long consignee,
      @Nullable String consigneeName,
      @Nullable String status,
      List<String> words,
      List<OrderBy> order) {}

  /**
   * A new record.
   *
   * @param listedPrice goes on the item's price tag, which is the caller's to write
   * @param sourceBefore what the item's source was until now
   */
  public record NewItem(
      long agreement,
      long item,
      Money askingPrice,
      Money listedPrice,
      ConsignedStatus status,
      Instant receivedAt,
      @Nullable Instant listedAt,
      String notes,
      String sourceBefore) {}

  Optional<Page<ConsignmentItem>> page(ReadTx tx, Filter filter, PageRequest paging) {
    String name = filter.consigneeName();
    return Listing.select(COLUMNS, FROM)
        .where("c.agreement_id = :agreement", "agreement", filter.agreement())
        .where("a.consignee_id = :consignee", "consignee", filter.consignee())
        .where(
            "position(:consignee_name in lower(" + PersonName.of("u") + ")) > 0",
            "consignee_name",
            name == null ? null : name.toLowerCase(Locale.ROOT))
        .where("c.status = :status", "status", filter.status())
        .search(filter.words(), "i.sku", "i.title", "a.agreement_number", PersonName.of("u"))
        .order(
            filter.order(),
            Map.of("received_at", "c.received_at"),
            "c.received_at desc",
            "c.id desc")
        .page(tx, paging, (rs, context) -> view(rs));
  }

  Optional<ConsignmentItem> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where c.id = :id")
        .bind("id", id)
        .map((rs, context) -> view(rs))
        .findOne();
  }

  /** The inventory item of a record: what is locked first. */
  Optional<Long> itemOf(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select item_id from consignment_item where id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
  }

  /** The row, locked until the transaction ends; lock its inventory item before. */
  Optional<StoredConsignment> lock(WriteTx tx, long id) {
    return tx.handle()
        .createQuery(
            """
            select id, agreement_id, item_id, asking_price_cents, listed_price_cents, status,
                   received_at, listed_at, return_date, notes, source_before
              from consignment_item where id = :id for update
            """)
        .bind("id", id)
        .map((rs, context) -> stored(rs))
        .findOne();
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, NewItem item) {
    return tx.handle()
        .createUpdate(
            """
            insert into consignment_item
              (uid, agreement_id, item_id, asking_price_cents, listed_price_cents, status,
               received_at, listed_at, notes, source_before)
            values
              (:uid, :agreement, :item, :asking, :listed, :status, :received, :listedAt, :notes,
               :source)
            """)
        .bind("uid", tx.newUid())
        .bind("agreement", item.agreement())
        .bind("item", item.item())
        .bind("asking", item.askingPrice())
        .bind("listed", item.listedPrice())
        .bind("status", item.status().wire())
        .bind("received", item.receivedAt())
        .bind("listedAt", item.listedAt())
        .bind("notes", item.notes())
        .bind("source", item.sourceBefore())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void update(WriteTx tx, StoredConsignment now) {
    tx.handle()
        .createUpdate(
            """
            update consignment_item
               set agreement_id = :agreement, asking_price_cents = :asking,
                   listed_price_cents = :listed, status = :status, received_at = :received,
                   listed_at = :listedAt, return_date = :returned, notes = :notes
             where id = :id
            """)
        .bind("agreement", now.agreement())
        .bind("asking", now.askingPrice())
        .bind("listed", now.listedPrice())
        .bind("status", now.status().wire())
        .bind("received", now.receivedAt())
        .bind("listedAt", now.listedAt())
        .bind("returned", now.returnDate())
        .bind("notes", now.notes())
        .bind("id", now.id())
        .execute();
  }

  void delete(WriteTx tx, long id) {
    tx.handle()
        .createUpdate("delete from consignment_item where id = :id")
        .bind("id", id)
        .execute();
  }

  private static StoredConsignment stored(ResultSet rs) throws SQLException {
    return new StoredConsignment(
        rs.getLong("id"),
        rs.getLong("agreement_id"),
        rs.getLong("item_id"),
        Columns.money(rs, "asking_price_cents"),
        Columns.money(rs, "listed_price_cents"),
        ConsignedStatus.ofWire(rs.getString("status")).orElseThrow(),
        Columns.instant(rs, "received_at"),
        Columns.instantOrNull(rs, "listed_at"),
        Columns.instantOrNull(rs, "return_date"),
        rs.getString("notes"),
        rs.getString("source_before"));
  }

  private static ConsignmentItem view(ResultSet rs) throws SQLException {
    return new ConsignmentItem(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("agreement_id"),
        rs.getString("agreement_number"),
        rs.getString("consignee_name"),
        rs.getLong("item_id"),
        rs.getString("sku"),
        rs.getString("title"),
        Columns.money(rs, "asking_price_cents"),
        Columns.money(rs, "listed_cents"),
        rs.getString("status"),
        Columns.instant(rs, "received_at"),
        Columns.instantOrNull(rs, "listed_at"),
        Columns.instantOrNull(rs, "sold_at"),
        Columns.moneyOrNull(rs, "sale_cents"),
        Columns.moneyOrNull(rs, "commission_cents"),
        Columns.moneyOrNull(rs, "earnings_cents"),
        Columns.instantOrNull(rs, "return_date"),
        rs.getString("notes"),
        rs.getLong("consignee_id"),
        Columns.longOrNull(rs, "payout_id"),
        Columns.textOrNull(rs, "payout_number"));
  }
}
