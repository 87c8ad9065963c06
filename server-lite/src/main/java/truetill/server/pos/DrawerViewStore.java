package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.DrawerCash;
import truetill.core.wire.pos.CashDrop;
import truetill.core.wire.pos.Drawer;
import truetill.core.wire.pos.DrawerHandoff;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;

/** Drawers as the contract shows them, with hand-offs and drops; three queries a page. */
final class DrawerViewStore {
  private static final String COLUMNS =
      "d.id, d.uid, d.register_id, r.name as register_name, r.code as register_code,"
          + " d.business_date, d.status, d.current_cashier_id, d.opened_by, d.opened_at,"
          + " d.opening_count, d.opening_cents, d.closed_by, d.closed_at, d.closing_count,"
          + " d.closing_cents, d.cash_sales_cents, d.cash_refunds_cents, d.expected_cents,"
          + " d.variance_cents, d.late_cents, "
          + PersonName.of("c")
          + " as cashier_name, "
          + PersonName.of("o")
          + " as opened_by_name, "
          + PersonName.of("x")
          + " as closed_by_name, "
          + DrawerStore.MOVES;

  private static final String FROM =
      "drawer d join register r on r.id = d.register_id"
          + " join user_account c on c.id = d.current_cashier_id"
          + " join user_account o on o.id = d.opened_by"
          + " left join user_account x on x.id = d.closed_by";

  private static final Map<String, String> OFFERED =
      Map.of("date", "d.business_date", "opened_at", "d.opened_at");

  private final HandoffStore handoffs = new HandoffStore();
  private final DropStore drops = new DropStore();

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable Long register,
      @Nullable LocalDate date,
      @Nullable String status,
      List<OrderBy> order) {}

  Optional<Page<Drawer>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("d.register_id = :register", "register", filter.register())
        .where("d.business_date = :date", "date", filter.date())
        .where("d.status = :status", "status", filter.status())
        .order(filter.order(), OFFERED, "d.business_date desc, d.opened_at desc", "d.id desc")
        .page(tx, paging, (rs, context) -> row(rs))
        .map(page -> filled(tx, page));
  }

  Drawer get(ReadTx tx, long id) {
    return find(tx, id).orElseThrow(() -> new IllegalStateException("no drawer " + id));
  }

  Optional<Drawer> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where d.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne()
        .map(bare ->
            filled(bare, handoffs.ofDrawers(tx, List.of(id)), drops.ofDrawers(tx, List.of(id))));
  }

  private Page<Drawer> filled(ReadTx tx, Page<Drawer> page) {
    List<Long> ids = page.results().stream().map(Drawer::id).toList();
    List<DrawerHandoff> allHandoffs = handoffs.ofDrawers(tx, ids);
    List<CashDrop> allDrops = drops.ofDrawers(tx, ids);
    return page.map(bare ->
        filled(
            bare,
            allHandoffs.stream().filter(handoff -> handoff.drawer() == bare.id()).toList(),
            allDrops.stream().filter(drop -> drop.drawer() == bare.id()).toList()));
  }

  private static Drawer filled(Drawer bare, List<DrawerHandoff> handoffs, List<CashDrop> drops) {
    return new Drawer(
        bare.id(),
        bare.uid(),
        bare.register(),
        bare.registerName(),
        bare.registerCode(),
        bare.date(),
        bare.status(),
        bare.currentCashier(),
        bare.currentCashierName(),
        bare.openedBy(),
        bare.openedByName(),
        bare.openedAt(),
        bare.openingCount(),
        bare.openingTotal(),
        bare.closedBy(),
        bare.closedByName(),
        bare.closedAt(),
        bare.closingCount(),
        bare.closingTotal(),
        bare.cashSalesTotal(),
        bare.expectedCash(),
        bare.variance(),
        handoffs,
        drops,
        bare.dropsTotal(),
        bare.cashRefundsTotal(),
        bare.supplementalNet(),
        bare.currentExpectedCash(),
        bare.unreadTotal(),
        bare.lateTotal());
  }

  private static Drawer row(ResultSet rs) throws SQLException {
    DrawerCash cash = DrawerStore.cash(rs);
    Money closedWith = Columns.moneyOrNull(rs, "expected_cents");
    return new Drawer(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("register_id"),
        rs.getString("register_name"),
        rs.getString("register_code"),
        Columns.date(rs, "business_date"),
        rs.getString("status"),
        rs.getLong("current_cashier_id"),
        Columns.textOrNull(rs, "cashier_name"),
        rs.getLong("opened_by"),
        Columns.textOrNull(rs, "opened_by_name"),
        Columns.instant(rs, "opened_at"),
        CountColumn.wire(rs, "opening_count"),
        Columns.money(rs, "opening_cents"),
        Columns.longOrNull(rs, "closed_by"),
        Columns.textOrNull(rs, "closed_by_name"),
        Columns.instantOrNull(rs, "closed_at"),
        CountColumn.wireOrNull(rs, "closing_count"),
        Columns.moneyOrNull(rs, "closing_cents"),
        cash.cashSalesTotal(),
        closedWith,
        Columns.moneyOrNull(rs, "variance_cents"),
        List.of(),
        List.of(),
        cash.drops(),
        cash.refunds(),
        cash.drawsIn().minus(cash.returnsOut()),
        closedWith == null ? cash.expected() : closedWith,
        cash.unread(),
        Columns.money(rs, "late_cents"));
  }
}
