package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.Tender;
import truetill.core.pos.Totals;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code cart} from the moment they are paid. Items, drawer and receipt are written by
 * their own stores; {@link #feed} comes last and tells the registers about the whole sale.
 */
public final class SaleStore {
  /**
   * A sale that was made and paid elsewhere, with every amount as it was recorded there.
   *
   * @param uid the cart's uid
   * @param customer user id, null when nobody was named
   * @param lines with the id of the item where this server knows it
   * @param device the register PC it came from
   */
  public record RecordedElsewhere(
      UUID uid,
      long drawer,
      long cashier,
      @Nullable Long customer,
      Rate taxRate,
      Totals totals,
      Tender.Payment payment,
      Instant completedAt,
      List<Line> lines,
      @Nullable UUID device) {
    public RecordedElsewhere {
      lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param item null when this server does not know it
     * @param doubleSale the item belongs to another sale already
     */
    public record Line(UUID uid, @Nullable Long item, CartLine line, boolean doubleSale) {}
  }

  /** Writes the payment of an open cart; the caller has locked it and checked everything. */
  public void complete(
      WriteTx tx, long cart, Totals totals, Tender.Payment payment, Instant completedAt) {
    tx.handle()
        .createUpdate(
            """
            update cart
               set status = 'completed', subtotal_cents = :subtotal, tax_cents = :tax,
                   total_cents = :total, payment_method = :method, tendered_cents = :tendered,
                   change_cents = :change, card_cents = :card, completed_at = :at
             where id = :id
            """)
        .bind("subtotal", totals.subtotal())
        .bind("tax", totals.tax())
        .bind("total", totals.total())
        .bind("method", payment.method().wire())
        .bind("tendered", payment.tendered())
        .bind("change", payment.change())
        .bind("card", payment.cardAmount())
        .bind("at", completedAt)
        .bind("id", cart)
        .execute();
  }

  /**
   * Inserts cart and lines of a sale made elsewhere, amounts as they came; answers the cart's id.
   */
  public long recordCompleted(WriteTx tx, RecordedElsewhere sale) {
    long cart =
        tx.handle()
            .createUpdate(
                """
                insert into cart
                  (uid, drawer_id, cashier_id, customer_id, status, subtotal_cents,
                   tax_rate_ten_thousandths, tax_cents, total_cents, payment_method,
                   tendered_cents, change_cents, card_cents, completed_at, created_at, device_id)
                values
                  (:uid, :drawer, :cashier, :customer, 'completed', :subtotal,
                   :rate, :tax, :total, :method,
                   :tendered, :change, :card, :at, :at, :device)
                """)
            .bind("uid", sale.uid())
            .bind("drawer", sale.drawer())
            .bind("cashier", sale.cashier())
            .bind("customer", sale.customer())
            .bind("subtotal", sale.totals().subtotal())
            .bind("rate", sale.taxRate())
            .bind("tax", sale.totals().tax())
            .bind("total", sale.totals().total())
            .bind("method", sale.payment().method().wire())
            .bind("tendered", sale.payment().tendered())
            .bind("change", sale.payment().change())
            .bind("card", sale.payment().cardAmount())
            .bind("at", sale.completedAt())
            .bind("device", sale.device())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    for (RecordedElsewhere.Line line : sale.lines()) {
      insertLine(tx, cart, line, sale.completedAt());
    }
    return cart;
  }

  private static void insertLine(
      WriteTx tx, long cart, RecordedElsewhere.Line line, Instant createdAt) {
    tx.handle()
        .createUpdate(
            """
            insert into cart_line
              (uid, cart_id, item_id, item_sku, description, quantity, unit_price_cents,
               line_total_cents, double_sale, created_at)
            values (:uid, :cart, :item, :sku, :text, :quantity, :price, :total, :double, :at)
            """)
        .bind("uid", line.uid())
        .bind("cart", cart)
        .bind("item", line.item())
        .bind("sku", line.line().sku())
        .bind("text", line.line().description())
        .bind("quantity", line.line().quantity())
        .bind("price", line.line().unitPrice())
        .bind("total", line.line().lineTotal())
        .bind("double", line.doubleSale())
        .bind("at", createdAt)
        .execute();
  }

  /**
   * An item the sale took from the shelf.
   *
   * @param line counted from 1
   */
  public record TakenItem(int line, long item) {}

  /** The items of the lines that are no double sale. */
  public List<TakenItem> taken(ReadTx tx, long cart) {
    return tx.handle()
        .createQuery(
            """
            select x.line, x.item_id
              from (select item_id, double_sale, row_number() over (order by id) as line
                      from cart_line where cart_id = :cart) x
             where x.item_id is not null and not x.double_sale
             order by x.line
            """)
        .bind("cart", cart)
        .map((rs, context) -> new TakenItem(rs.getInt("line"), rs.getLong("item_id")))
        .list();
  }

  /**
   * Writes that a completed sale was taken back.
   *
   * @param refundDrawer id of the drawer that paid the cash back, null when no cash moved
   */
  public void markVoided(
      WriteTx tx,
      long cart,
      Instant voidedAt,
      @Nullable Long voidedBy,
      String reason,
      @Nullable Long refundDrawer) {
    tx.handle()
        .createUpdate(
            """
            update cart
               set status = 'voided', voided_at = :at, voided_by = :by, void_reason = :reason,
                   refund_drawer_id = :drawer
             where id = :id
            """)
        .bind("at", voidedAt)
        .bind("by", voidedBy)
        .bind("reason", reason)
        .bind("drawer", refundDrawer)
        .bind("id", cart)
        .execute();
  }

  /** Notes whose sale it is while this server does not know the customer yet. */
  public void awaitCustomer(WriteTx tx, long cart, UUID customer) {
    tx.handle()
        .createUpdate("update cart set customer_uid = :customer where id = :id")
        .bind("customer", customer)
        .bind("id", cart)
        .execute();
  }

  /** The customer some sales were waiting for is here. */
  public void customerArrived(WriteTx tx, UUID customer, long userId) {
    List<Long> carts =
        tx.handle()
            .createQuery("select id from cart where customer_uid = :uid order by id")
            .bind("uid", customer)
            .mapTo(Long.class)
            .list();
    for (long cart : carts) {
      tx.handle()
          .createUpdate("update cart set customer_id = :user, customer_uid = null where id = :id")
          .bind("user", userId)
          .bind("id", cart)
          .execute();
      feed(tx, cart);
    }
  }

  /** Tells the registers about the completed or voided sale as it now stands. */
  public void feed(WriteTx tx, long cart) {
    tx.handle()
        .createQuery(
            """
            select c.uid, d.uid as drawer_uid, u.uid as cashier_uid, k.uid as customer_uid, c.status,
                   c.subtotal_cents, c.tax_rate_ten_thousandths, c.tax_cents, c.total_cents,
                   c.payment_method, c.tendered_cents, c.change_cents, c.card_cents, c.completed_at,
                   c.voided_at, c.void_reason, r.receipt_number
              from cart c
              join drawer d on d.id = c.drawer_id
              join user_account u on u.id = c.cashier_id
              left join user_account k on k.id = c.customer_id
              left join receipt r on r.cart_id = c.id
             where c.id = :id
            """)
        .bind("id", cart)
        .map((rs, context) -> new Image(Columns.uid(rs, "uid"), image(rs)))
        .forEach(row -> {
          row.columns().put("lines", lineImages(tx, cart));
          tx.feedPut(Audience.REGISTERS, "sale", row.uid(), cart, row.columns());
        });
  }

  private record Image(UUID uid, Map<String, @Nullable Object> columns) {}

  private static Map<String, @Nullable Object> image(ResultSet rs) throws SQLException {
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", Columns.uid(rs, "uid"));
    image.put("receipt", Columns.textOrNull(rs, "receipt_number"));
    image.put("drawer", Columns.uid(rs, "drawer_uid"));
    image.put("cashier", Columns.uid(rs, "cashier_uid"));
    image.put("customer", Columns.uidOrNull(rs, "customer_uid"));
    image.put("status", rs.getString("status"));
    image.put("subtotal_cents", rs.getLong("subtotal_cents"));
    image.put("tax_rate", rs.getInt("tax_rate_ten_thousandths"));
    image.put("tax_cents", rs.getLong("tax_cents"));
    image.put("total_cents", rs.getLong("total_cents"));
    image.put("method", rs.getString("payment_method"));
    for (String cents : List.of("tendered_cents", "change_cents", "card_cents")) {
      image.put(cents, Columns.longOrNull(rs, cents));
    }
    image.put("completed_at", text(Columns.instantOrNull(rs, "completed_at")));
    image.put("voided_at", text(Columns.instantOrNull(rs, "voided_at")));
    image.put("void_reason", rs.getString("void_reason"));
    return image;
  }

  private static List<Map<String, @Nullable Object>> lineImages(ReadTx tx, long cart) {
    List<Map<String, @Nullable Object>> images = new ArrayList<>();
    for (StoredLine stored : new CartStore().lines(tx, cart)) {
      CartLine line = stored.line();
      Map<String, @Nullable Object> image = new LinkedHashMap<>();
      image.put("item", line.item());
      image.put("sku", line.sku());
      image.put("text", line.description());
      image.put("quantity", line.quantity());
      image.put("unit_price_cents", line.unitPrice().cents());
      Money total = line.lineTotal();
      image.put("line_total_cents", total.cents());
      images.add(image);
    }
    return images;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
