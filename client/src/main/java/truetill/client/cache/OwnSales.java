package truetill.client.cache;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;

/** The sales of this register, for a reprint or a void; written by {@link Projection} only. */
public final class OwnSales {
  private static final String COLUMNS =
      "cart, receipt, sold_at, cashier, tax_rate, subtotal_cents, tax_cents, total_cents, method,"
          + " cash_due_cents, tendered_cents, change_cents, card_cents, voided_at";

  private final Jdbi jdbi;

  OwnSales(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<RecordedSale> byReceipt(String receipt) {
    return one("where receipt = :key", receipt);
  }

  public Optional<RecordedSale> newest() {
    return one("where seq = (select max(seq) from own_sale) and :key = 1", 1);
  }

  /**
   * Items on the sale, things without a tag left out; empty for a sale this register did not make.
   */
  public List<UUID> itemsOf(UUID cart) {
    return jdbi.withHandle(handle ->
        lines(handle, cart).stream().map(CartLine::item).filter(Objects::nonNull).toList());
  }

  private Optional<RecordedSale> one(String where, Object key) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select " + COLUMNS + " from own_sale " + where)
            .bind("key", key)
            .map((row, context) -> sale(handle, row))
            .findFirst());
  }

  /**
   * @param place in the order of sales, which the newest has the highest of
   */
  static void put(Handle handle, long place, Op op, OpBody.SaleCompleted sale) {
    handle.execute(
        "insert into own_sale (seq, "
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
        place,
        sale.cart(),
        sale.receipt(),
        op.envelope().wall().toEpochMilli(),
        op.envelope().actor(),
        sale.taxRate().tenThousandths(),
        sale.totals().subtotal().cents(),
        sale.totals().tax().cents(),
        sale.totals().total().cents(),
        sale.payment().method().wire(),
        sale.payment().cashDue().cents(),
        cents(sale.payment().tendered()),
        cents(sale.payment().change()),
        cents(sale.payment().cardAmount()));
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into own_line (cart, line, item, sku, description, quantity, unit_price_cents)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    int number = 1;
    for (CartLine line : sale.lines()) {
      rows.add(
          sale.cart(),
          number++,
          line.item(),
          line.sku(),
          line.description(),
          line.quantity(),
          line.unitPrice().cents());
    }
    rows.execute();
  }

  static void putVoid(Handle handle, Op op, OpBody.SaleVoided voided) {
    handle.execute(
        "update own_sale set voided_at = ? where cart = ?",
        op.envelope().wall().toEpochMilli(),
        voided.cart());
  }

  static void clear(Handle handle) {
    handle.execute("delete from own_sale");
    handle.execute("delete from own_line");
  }

  private static @Nullable Long cents(@Nullable Money amount) {
    return amount == null ? null : amount.cents();
  }

  private static RecordedSale sale(Handle handle, ResultSet row) throws SQLException {
    UUID cart = row.getObject("cart", UUID.class);
    Long voidedAt = row.getObject("voided_at", Long.class);
    return new RecordedSale(
        cart,
        row.getString("receipt"),
        Instant.ofEpochMilli(row.getLong("sold_at")),
        row.getObject("cashier", UUID.class),
        lines(handle, cart),
        new Rate(row.getInt("tax_rate")),
        new Totals(
            Money.ofCents(row.getLong("subtotal_cents")),
            Money.ofCents(row.getLong("tax_cents")),
            Money.ofCents(row.getLong("total_cents"))),
        new Tender.Payment(
            PaymentMethod.ofWire(row.getString("method")).orElseThrow(),
            Money.ofCents(row.getLong("cash_due_cents")),
            money(row, "tendered_cents"),
            money(row, "change_cents"),
            money(row, "card_cents")),
        voidedAt == null ? null : Instant.ofEpochMilli(voidedAt));
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    Long cents = row.getObject(column, Long.class);
    return cents == null ? null : Money.ofCents(cents);
  }

  private static List<CartLine> lines(Handle handle, UUID cart) {
    return new ArrayList<>(
        handle
            .createQuery(
                "select item, sku, description, quantity, unit_price_cents from own_line"
                    + " where cart = :cart order by line")
            .bind("cart", cart)
            .map((row, context) ->
                new CartLine(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    Money.ofCents(row.getLong(5))))
            .list());
  }
}
