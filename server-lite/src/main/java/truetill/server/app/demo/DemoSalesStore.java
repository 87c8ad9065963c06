package truetill.server.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.server.db.WriteTx;

/** Rows of drawers, drops, carts, lines and receipts, in batches. */
final class DemoSalesStore {
  private static final String INSERT_DRAWER =
      """
      insert into drawer (uid, register_id, business_date, status, current_cashier_id, opened_by,
                          opened_at, opening_count, opening_cents, closed_by, closed_at,
                          closing_count, closing_cents, cash_sales_cents, cash_refunds_cents,
                          expected_cents, variance_cents)
      values (:uid, :register, :date, 'closed', :cashier, :cashier,
              :openedAt, :openingCount, :opening, :cashier, :closedAt,
              :closingCount, :closing, :cashSales, :cashRefunds,
              :expected, :variance)
      """;

  private static final String INSERT_DROP =
      """
      insert into cash_drop (uid, drawer_id, count_json, total_cents, dropped_by, dropped_at)
      values (:uid, :drawer, :count, :total, :by, :at)
      """;

  private static final String INSERT_CART =
      """
      insert into cart (uid, drawer_id, cashier_id, status, subtotal_cents,
                        tax_rate_ten_thousandths, tax_cents, total_cents, payment_method,
                        tendered_cents, change_cents, card_cents, completed_at, created_at,
                        voided_at, voided_by, void_reason, refund_drawer_id)
      values (:uid, :drawer, :cashier, :status, :subtotal,
              :taxRate, :tax, :total, :method,
              :tendered, :change, :card, :completedAt, :createdAt,
              :voidedAt, :voidedBy, :voidReason, :refundDrawer)
      """;

  private static final String INSERT_LINE =
      """
      insert into cart_line (uid, cart_id, item_id, item_sku, description, quantity,
                             unit_price_cents, line_total_cents, created_at)
      values (:uid, :cart, :item, :sku, :description, :quantity, :unitPrice, :lineTotal, :at)
      """;

  private static final String INSERT_RECEIPT =
      """
      insert into receipt (uid, cart_id, receipt_number, printed, created_at)
      values (:uid, :cart, :number, true, :at)
      """;

  record DrawerRow(
      DemoDrawer drawer,
      long register,
      LocalDate date,
      long cashier,
      Instant openedAt,
      Instant closedAt,
      String openingCount,
      String closingCount) {}

  record DropRow(long drawer, String count, Money total, long by, Instant at) {}

  /**
   * @param refundDrawer null unless a void paid cash back
   */
  record CartRow(
      DemoSale sale,
      long drawer,
      long cashier,
      Instant createdAt,
      Instant completedAt,
      @Nullable Instant voidedAt,
      @Nullable Long voidedBy,
      @Nullable Long refundDrawer) {}

  /**
   * @param item null for an untagged thing
   */
  record LineRow(long cart, @Nullable Long item, String description, DemoLine line, Instant at) {}

  record ReceiptRow(long cart, String number, Instant at) {}

  /** Answers the ids in the order of the rows. */
  List<Long> insertDrawers(WriteTx tx, List<DrawerRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_DRAWER);
    for (DrawerRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("register", row.register())
          .bind("date", row.date())
          .bind("cashier", row.cashier())
          .bind("openedAt", row.openedAt())
          .bind("openingCount", row.openingCount())
          .bind("opening", row.drawer().openingTotal())
          .bind("closedAt", row.closedAt())
          .bind("closingCount", row.closingCount())
          .bind("closing", row.drawer().closingTotal())
          .bind("cashSales", row.drawer().cashSales())
          .bind("cashRefunds", row.drawer().cashRefunds())
          .bind("expected", row.drawer().expectedCash())
          .bind("variance", row.drawer().variance())
          .add();
    }
    return ids(batch);
  }

  void insertDrops(WriteTx tx, List<DropRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_DROP);
    for (DropRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("drawer", row.drawer())
          .bind("count", row.count())
          .bind("total", row.total())
          .bind("by", row.by())
          .bind("at", row.at())
          .add();
    }
    batch.execute();
  }

  /** Answers the ids in the order of the rows. */
  List<Long> insertCarts(WriteTx tx, List<CartRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_CART);
    for (CartRow row : rows) {
      DemoSale sale = row.sale();
      batch
          .bind("uid", tx.newUid())
          .bind("drawer", row.drawer())
          .bind("cashier", row.cashier())
          .bind("status", sale.isVoided() ? "voided" : "completed")
          .bind("subtotal", sale.subtotal())
          .bind("taxRate", Rate.DEFAULT_TAX)
          .bind("tax", sale.tax())
          .bind("total", sale.total())
          .bind("method", sale.method().wire())
          .bind("tendered", sale.cashTendered())
          .bind("change", sale.changeGiven())
          .bind("card", sale.cardAmount())
          .bind("completedAt", row.completedAt())
          .bind("createdAt", row.createdAt())
          .bind("voidedAt", row.voidedAt())
          .bind("voidedBy", row.voidedBy())
          .bind("voidReason", sale.voidReason())
          .bind("refundDrawer", row.refundDrawer())
          .add();
    }
    return ids(batch);
  }

  void insertLines(WriteTx tx, List<LineRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_LINE);
    for (LineRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("cart", row.cart())
          .bind("item", row.item())
          .bind("sku", row.item() == null ? null : row.line().sku())
          .bind("description", row.description())
          .bind("quantity", row.line().quantity())
          .bind("unitPrice", row.line().unitPrice())
          .bind("lineTotal", row.line().lineTotal())
          .bind("at", row.at())
          .add();
    }
    batch.execute();
  }

  void insertReceipts(WriteTx tx, List<ReceiptRow> rows) {
    PreparedBatch batch = tx.handle().prepareBatch(INSERT_RECEIPT);
    for (ReceiptRow row : rows) {
      batch
          .bind("uid", tx.newUid())
          .bind("cart", row.cart())
          .bind("number", row.number())
          .bind("at", row.at())
          .add();
    }
    batch.execute();
  }

  private static List<Long> ids(PreparedBatch batch) {
    return batch.executePreparedBatch("id").mapTo(Long.class).list();
  }
}
