package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Rate;
import truetill.core.pos.CartLine;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Totals;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code cart} and {@code cart_line} while the sale is open. */
public final class CartStore {
  private static final String SELECT =
      """
      select c.id, c.uid, c.drawer_id, c.cashier_id, c.customer_id, c.status,
             c.tax_rate_ten_thousandths, c.total_cents, c.payment_method, c.tendered_cents,
             c.change_cents, c.card_cents
        from cart c
      """;

  public Optional<StoredCart> find(ReadTx tx, long id) {
    return one(tx, " where c.id = :value", id);
  }

  public Optional<StoredCart> byUid(ReadTx tx, UUID uid) {
    return one(tx, " where c.uid = :value", uid);
  }

  /**
   * The sale a register speaks of. Two copies of one register may each have finished the sale that
   * was open when they parted: then both stand, and the receipt and the device tell which is meant.
   */
  public Optional<StoredCart> sold(ReadTx tx, UUID uid, String receipt, UUID device) {
    List<Long> meant =
        tx.handle()
            .createQuery(
                """
                select c.id from receipt r join cart c on c.id = r.cart_id
                 where r.receipt_number = :receipt
                 order by case when c.device_id = :device then 0 else 1 end,
                          case when c.uid = :uid then 0 else 1 end, c.id
                """)
            .bind("receipt", receipt)
            .bind("device", device)
            .bind("uid", uid)
            .mapTo(Long.class)
            .list();
    Optional<StoredCart> known = byUid(tx, uid);
    return known.isEmpty() || meant.isEmpty()
        ? known
        : one(tx, " where c.id = :value", meant.getFirst());
  }

  /** The row, locked until the transaction ends; lock its drawer before. */
  public Optional<StoredCart> lock(WriteTx tx, long id) {
    return one(tx, " where c.id = :value for update", id);
  }

  /** Answers the new id. */
  public long insert(
      WriteTx tx, UUID uid, long drawer, long cashier, @Nullable Long customer, Rate taxRate) {
    return tx.handle()
        .createUpdate(
            """
            insert into cart
              (uid, drawer_id, cashier_id, customer_id, tax_rate_ten_thousandths, created_at)
            values (:uid, :drawer, :cashier, :customer, :rate, :now)
            """)
        .bind("uid", uid)
        .bind("drawer", drawer)
        .bind("cashier", cashier)
        .bind("customer", customer)
        .bind("rate", taxRate)
        .bind("now", tx.now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** In the order they were added. */
  public List<StoredLine> lines(ReadTx tx, long cart) {
    return tx.handle()
        .createQuery(
            """
            select n.id, n.item_id, i.uid as item_uid, n.item_sku, n.description, n.quantity,
                   n.unit_price_cents
              from cart_line n left join item i on i.id = n.item_id
             where n.cart_id = :cart
             order by n.id
            """)
        .bind("cart", cart)
        .map((rs, context) -> line(rs))
        .list();
  }

  public void addLine(WriteTx tx, long cart, @Nullable Long item, CartLine line) {
    tx.handle()
        .createUpdate(
            """
            insert into cart_line
              (uid, cart_id, item_id, item_sku, description, quantity, unit_price_cents,
               line_total_cents, created_at)
            values (:uid, :cart, :item, :sku, :text, :quantity, :price, :total, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("cart", cart)
        .bind("item", item)
        .bind("sku", line.sku())
        .bind("text", line.description())
        .bind("quantity", line.quantity())
        .bind("price", line.unitPrice())
        .bind("total", line.lineTotal())
        .bind("now", tx.now())
        .execute();
  }

  public void removeLine(WriteTx tx, long line) {
    tx.handle().createUpdate("delete from cart_line where id = :id").bind("id", line).execute();
  }

  public void setTotals(WriteTx tx, long cart, Totals totals) {
    tx.handle()
        .createUpdate(
            """
            update cart set subtotal_cents = :subtotal, tax_cents = :tax, total_cents = :total
             where id = :id
            """)
        .bind("subtotal", totals.subtotal())
        .bind("tax", totals.tax())
        .bind("total", totals.total())
        .bind("id", cart)
        .execute();
  }

  public void setCustomer(WriteTx tx, long cart, @Nullable Long customer) {
    tx.handle()
        .createUpdate("update cart set customer_id = :customer where id = :id")
        .bind("customer", customer)
        .bind("id", cart)
        .execute();
  }

  /** Abandons an open cart, its lines with it. */
  public void delete(WriteTx tx, long cart) {
    tx.handle().createUpdate("delete from cart where id = :id").bind("id", cart).execute();
  }

  /** An open cart of the drawer with something in it. */
  public Optional<Long> openWithLines(ReadTx tx, long drawer) {
    return tx.handle()
        .createQuery(
            """
            select c.id from cart c
             where c.drawer_id = :drawer and c.status = 'open'
               and exists(select 1 from cart_line n where n.cart_id = c.id)
             order by c.id
             fetch first 1 rows only
            """)
        .bind("drawer", drawer)
        .mapTo(Long.class)
        .findOne();
  }

  /** Deletes the drawer's open carts that hold nothing. */
  public void deleteEmpty(WriteTx tx, long drawer) {
    tx.handle()
        .createUpdate(
            """
            delete from cart
             where drawer_id = :drawer and status = 'open'
               and not exists(select 1 from cart_line n where n.cart_id = cart.id)
            """)
        .bind("drawer", drawer)
        .execute();
  }

  /** The user id behind a customer number, compared without regard to case. */
  public Optional<Long> customerByNumber(ReadTx tx, String number) {
    return tx.handle()
        .createQuery(
            """
            select user_id from customer_profile where upper(customer_number) = upper(:number)
             order by id fetch first 1 rows only
            """)
        .bind("number", number)
        .mapTo(Long.class)
        .findOne();
  }

  public boolean isCustomer(ReadTx tx, long user) {
    return tx.handle()
        .createQuery("select user_id from customer_profile where user_id = :user")
        .bind("user", user)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private static Optional<StoredCart> one(ReadTx tx, String condition, Object value) {
    return tx.handle()
        .createQuery(SELECT + condition)
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static StoredCart row(ResultSet rs) throws SQLException {
    return new StoredCart(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("drawer_id"),
        rs.getLong("cashier_id"),
        Columns.longOrNull(rs, "customer_id"),
        rs.getString("status"),
        Columns.rate(rs, "tax_rate_ten_thousandths"),
        Columns.money(rs, "total_cents"),
        PaymentMethod.ofWire(rs.getString("payment_method")).orElseThrow(),
        Columns.moneyOrNull(rs, "tendered_cents"),
        Columns.moneyOrNull(rs, "change_cents"),
        Columns.moneyOrNull(rs, "card_cents"));
  }

  private static StoredLine line(ResultSet rs) throws SQLException {
    return new StoredLine(
        rs.getLong("id"),
        Columns.longOrNull(rs, "item_id"),
        new CartLine(
            Columns.uidOrNull(rs, "item_uid"),
            Columns.textOrNull(rs, "item_sku"),
            rs.getString("description"),
            rs.getInt("quantity"),
            Columns.money(rs, "unit_price_cents")));
  }
}
