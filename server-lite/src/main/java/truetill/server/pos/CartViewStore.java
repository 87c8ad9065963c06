package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.pos.Cart;
import truetill.core.wire.pos.CartLine;
import truetill.core.wire.pos.Receipt;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;

/** Carts as the contract shows them, with lines and receipt; two queries a page. */
final class CartViewStore {
  private static final String COLUMNS =
      "c.id, c.uid, c.drawer_id, c.cashier_id, c.customer_id, c.status, c.subtotal_cents,"
          + " c.tax_rate_ten_thousandths, c.tax_cents, c.total_cents, c.payment_method,"
          + " c.tendered_cents, c.change_cents, c.card_cents, c.completed_at, c.created_at,"
          + " c.voided_at, c.voided_by, p.customer_number, "
          + PersonName.of("u")
          + " as cashier_name, "
          + PersonName.of("k")
          + " as customer_name, "
          + PersonName.of("v")
          + " as voided_by_name, r.id as receipt_id, r.uid as receipt_uid, r.receipt_number,"
          + " r.printed, r.emailed, r.created_at as receipt_created_at";

  private static final String FROM =
      "cart c join user_account u on u.id = c.cashier_id"
          + " left join user_account k on k.id = c.customer_id"
          + " left join customer_profile p on p.user_id = c.customer_id"
          + " left join user_account v on v.id = c.voided_by"
          + " left join receipt r on r.cart_id = c.id";

  private static final Map<String, String> OFFERED =
      Map.of("created_at", "c.created_at", "completed_at", "c.completed_at");

  /**
   * Filters of the list; null means no filter.
   *
   * @param from first instant of the completion, or of the creation while the cart is open
   * @param before first instant that is too late
   */
  record Filter(
      @Nullable Long drawer,
      @Nullable String status,
      @Nullable Long cashier,
      @Nullable String method,
      @Nullable Long customer,
      @Nullable Instant from,
      @Nullable Instant before,
      List<String> words,
      List<OrderBy> order) {}

  Optional<Page<Cart>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("c.drawer_id = :drawer", "drawer", filter.drawer())
        .where("c.status = :status", "status", filter.status())
        .where("c.cashier_id = :cashier", "cashier", filter.cashier())
        .where("c.payment_method = :method", "method", filter.method())
        .where("c.customer_id = :customer", "customer", filter.customer())
        .where("coalesce(c.completed_at, c.created_at) >= :from_time", "from_time", filter.from())
        .where("coalesce(c.completed_at, c.created_at) < :before", "before", filter.before())
        .search(filter.words(), "r.receipt_number", PersonName.of("u"), PersonName.of("k"))
        .order(filter.order(), OFFERED, "c.created_at desc", "c.id desc")
        .page(tx, paging, (rs, context) -> row(rs))
        .map(page -> filled(tx, page));
  }

  Cart get(ReadTx tx, long id) {
    return find(tx, id).orElseThrow(() -> new IllegalStateException("no cart " + id));
  }

  Optional<Cart> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where c.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne()
        .map(bare -> filled(bare, lines(tx, List.of(id))));
  }

  private static Page<Cart> filled(ReadTx tx, Page<Cart> page) {
    Map<Long, List<CartLine>> lines =
        lines(tx, page.results().stream().map(Cart::id).toList()).stream()
            .collect(Collectors.groupingBy(CartLine::cart));
    return page.map(bare -> filled(bare, lines.getOrDefault(bare.id(), List.of())));
  }

  private static List<CartLine> lines(ReadTx tx, Collection<Long> carts) {
    if (carts.isEmpty()) {
      return List.of();
    }
    return tx.handle()
        .createQuery(
            """
            select n.id, n.uid, n.cart_id, n.item_id, n.item_sku, n.description, n.quantity,
                   n.unit_price_cents, n.line_total_cents, n.created_at
              from cart_line n
             where n.cart_id in (<carts>)
             order by n.id
            """)
        .bindList("carts", List.copyOf(carts))
        .map((rs, context) -> line(rs))
        .list();
  }

  private static Cart filled(Cart bare, List<CartLine> lines) {
    return new Cart(
        bare.id(),
        bare.uid(),
        bare.drawer(),
        bare.cashier(),
        bare.cashierName(),
        bare.customer(),
        bare.customerName(),
        bare.customerNumber(),
        bare.status(),
        bare.subtotal(),
        bare.taxRate(),
        bare.taxAmount(),
        bare.total(),
        bare.paymentMethod(),
        bare.cashTendered(),
        bare.changeGiven(),
        bare.cardAmount(),
        bare.completedAt(),
        bare.createdAt(),
        bare.voidedAt(),
        bare.voidedBy(),
        bare.voidedByName(),
        lines,
        bare.receipt());
  }

  private static Cart row(ResultSet rs) throws SQLException {
    return new Cart(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("drawer_id"),
        rs.getLong("cashier_id"),
        Columns.textOrNull(rs, "cashier_name"),
        Columns.longOrNull(rs, "customer_id"),
        Columns.textOrNull(rs, "customer_name"),
        Columns.textOrNull(rs, "customer_number"),
        rs.getString("status"),
        Columns.money(rs, "subtotal_cents"),
        Columns.rate(rs, "tax_rate_ten_thousandths"),
        Columns.money(rs, "tax_cents"),
        Columns.money(rs, "total_cents"),
        rs.getString("payment_method"),
        Columns.moneyOrNull(rs, "tendered_cents"),
        Columns.moneyOrNull(rs, "change_cents"),
        Columns.moneyOrNull(rs, "card_cents"),
        Columns.instantOrNull(rs, "completed_at"),
        Columns.instant(rs, "created_at"),
        Columns.instantOrNull(rs, "voided_at"),
        Columns.longOrNull(rs, "voided_by"),
        Columns.textOrNull(rs, "voided_by_name"),
        List.of(),
        receipt(rs));
  }

  private static @Nullable Receipt receipt(ResultSet rs) throws SQLException {
    Long id = Columns.longOrNull(rs, "receipt_id");
    return id == null
        ? null
        : new Receipt(
            id,
            Columns.uid(rs, "receipt_uid"),
            rs.getLong("id"),
            rs.getString("receipt_number"),
            rs.getBoolean("printed"),
            rs.getBoolean("emailed"),
            Columns.instant(rs, "receipt_created_at"));
  }

  private static CartLine line(ResultSet rs) throws SQLException {
    return new CartLine(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("cart_id"),
        Columns.longOrNull(rs, "item_id"),
        Columns.textOrNull(rs, "item_sku"),
        rs.getString("description"),
        rs.getInt("quantity"),
        Columns.money(rs, "unit_price_cents"),
        Columns.money(rs, "line_total_cents"),
        Columns.instant(rs, "created_at"));
  }
}
