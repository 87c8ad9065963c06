package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.DrawerCash;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code drawer}: found, locked, written. {@code cash_sales_cents} holds the cash sales
 * kept in, {@code cash_refunds_cents} what went out for voids; the contract shows their difference.
 * Each change tells the registers.
 */
public final class DrawerStore {
  /** Sums of the moves that stand in rows of their own, for a drawer {@code d}. */
  static final String MOVES =
      """
      (select coalesce(sum(m.total_cents), 0) from cash_drop m
        where m.drawer_id = d.id and not m.late)
        as drops_cents,
      (select coalesce(sum(m.total_cents), 0) from supplemental_transaction m
        where m.related_drawer_id = d.id and m.transaction_type = 'draw'
          and not m.late) as draws_cents,
      (select coalesce(sum(m.total_cents), 0) from supplemental_transaction m
        where m.related_drawer_id = d.id and m.transaction_type = 'return'
          and not m.late) as returns_cents,
      (select coalesce(sum(x.cash_cents), 0) from unread_op x
        where x.drawer_uid = d.uid) as unread_cents\
      """;

  private static final String SELECT =
      "select d.id, d.uid, d.register_id, d.business_date, d.status, d.current_cashier_id,"
          + " d.opening_cents, d.cash_sales_cents, d.cash_refunds_cents, d.device_id,"
          + " exists(select 1 from device v where v.id = d.device_id and v.status = 'active')"
          + " as owned_by_device, "
          + MOVES
          + " from drawer d";

  /**
   * A drawer to be opened.
   *
   * @param uid minted by whoever opens it
   * @param cashier user id of who opens and holds it
   * @param device the register PC it came from, null for a browser
   */
  public record NewDrawer(
      UUID uid,
      long register,
      LocalDate businessDate,
      long cashier,
      Instant openedAt,
      Money opening,
      CashCount count,
      @Nullable UUID device) {}

  public Optional<StoredDrawer> find(ReadTx tx, long id) {
    return one(tx, " where d.id = :value", id);
  }

  public Optional<StoredDrawer> byUid(ReadTx tx, UUID uid) {
    return one(tx, " where d.uid = :value", uid);
  }

  /** The row, locked until the transaction ends; the first lock of every drawer and cart step. */
  public Optional<StoredDrawer> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from drawer where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  /** The oldest drawer still open on the register. */
  public Optional<StoredDrawer> openOn(ReadTx tx, long register) {
    return one(
        tx,
        " where d.register_id = :value and d.status = 'open'"
            + " order by d.business_date, d.id fetch first 1 rows only",
        register);
  }

  /** Whether the register had a drawer on this day, whatever became of it. */
  public boolean existsOn(ReadTx tx, long register, LocalDate date) {
    return tx.handle()
        .createQuery(
            """
            select id from drawer where register_id = :register and business_date = :date
             fetch first 1 rows only
            """)
        .bind("register", register)
        .bind("date", date)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, NewDrawer drawer) {
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into drawer
                  (uid, register_id, business_date, status, current_cashier_id, opened_by,
                   opened_at, opening_count, opening_cents, device_id)
                values
                  (:uid, :register, :date, 'open', :cashier, :cashier,
                   :at, :count, :cents, :device)
                """)
            .bind("uid", drawer.uid())
            .bind("register", drawer.register())
            .bind("date", drawer.businessDate())
            .bind("cashier", drawer.cashier())
            .bind("at", drawer.openedAt())
            .bind("count", CountColumn.text(drawer.count()))
            .bind("cents", drawer.opening())
            .bind("device", drawer.device())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    feed(tx, id);
    return id;
  }

  public void setCashier(WriteTx tx, long id, long cashier) {
    tx.handle()
        .createUpdate("update drawer set current_cashier_id = :cashier where id = :id")
        .bind("cashier", cashier)
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Another PC works as its register now. */
  public void setDevice(WriteTx tx, long id, UUID device) {
    tx.handle()
        .createUpdate("update drawer set device_id = :device where id = :id")
        .bind("device", device)
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Cash kept from a sale; change is already out of it. */
  public void addSale(WriteTx tx, long id, Money cashDue) {
    add(tx, id, "cash_sales_cents", cashDue);
  }

  /** Cash paid back for a voided sale. */
  public void addRefund(WriteTx tx, long id, Money cash) {
    add(tx, id, "cash_refunds_cents", cash);
  }

  /**
   * Cash that moved in a drawer after it was closed here: it stands beside the closed figures and
   * changes none of them (I6).
   *
   * @param cash negative for cash that left
   */
  public void addLate(WriteTx tx, long id, Money cash) {
    add(tx, id, "late_cents", cash);
  }

  private void add(WriteTx tx, long id, String column, Money amount) {
    if (!amount.isZero()) {
      tx.handle()
          .createUpdate("update drawer set " + column + " = " + column + " + :cents where id = :id")
          .bind("cents", amount)
          .bind("id", id)
          .execute();
      feed(tx, id);
    }
  }

  /** Closes with final figures; they are taken as given and never change again (I6). */
  public void close(
      WriteTx tx,
      long id,
      long closedBy,
      Instant closedAt,
      Money expected,
      Money counted,
      CashCount count) {
    tx.handle()
        .createUpdate(
            """
            update drawer
               set status = 'closed', closed_by = :by, closed_at = :at, closing_count = :count,
                   closing_cents = :counted, expected_cents = :expected, variance_cents = :variance
             where id = :id
            """)
        .bind("by", closedBy)
        .bind("at", closedAt)
        .bind("count", CountColumn.text(count))
        .bind("counted", counted)
        .bind("expected", expected)
        .bind("variance", counted.minus(expected))
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Clears the closing fields. */
  public void reopen(WriteTx tx, long id) {
    tx.handle()
        .createUpdate(
            """
            update drawer
               set status = 'open', closed_by = null, closed_at = null, closing_count = null,
                   closing_cents = null, expected_cents = null, variance_cents = null
             where id = :id
            """)
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Tells the registers how the row stands now. */
  private static void feed(WriteTx tx, long id) {
    tx.handle()
        .createQuery(
            """
            select d.uid, r.uid as register_uid, d.business_date, d.status, c.uid as cashier_uid,
                   o.uid as opened_by_uid, d.opened_at, d.opening_cents, d.cash_sales_cents,
                   d.cash_refunds_cents, d.closed_at, d.closing_cents, d.expected_cents,
                   d.variance_cents, d.late_cents, d.device_id
              from drawer d
              join register r on r.id = d.register_id
              join user_account c on c.id = d.current_cashier_id
              join user_account o on o.id = d.opened_by
             where d.id = :id
            """)
        .bind("id", id)
        .map((rs, context) -> Map.entry(Columns.uid(rs, "uid"), image(rs)))
        .forEach(row -> tx.feedPut(Audience.REGISTERS, "drawer", row.getKey(), id, row.getValue()));
  }

  private static Map<String, @Nullable Object> image(ResultSet rs) throws SQLException {
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", Columns.uid(rs, "uid"));
    image.put("register", Columns.uid(rs, "register_uid"));
    image.put("business_date", Columns.date(rs, "business_date").toString());
    image.put("status", rs.getString("status"));
    image.put("cashier", Columns.uid(rs, "cashier_uid"));
    image.put("opened_by", Columns.uid(rs, "opened_by_uid"));
    image.put("opened_at", Columns.instant(rs, "opened_at").toString());
    image.put("opening_cents", rs.getLong("opening_cents"));
    image.put("cash_sales_cents", rs.getLong("cash_sales_cents"));
    image.put("cash_refunds_cents", rs.getLong("cash_refunds_cents"));
    Instant closedAt = Columns.instantOrNull(rs, "closed_at");
    image.put("closed_at", closedAt == null ? null : closedAt.toString());
    for (String cents : List.of("closing_cents", "expected_cents", "variance_cents")) {
      image.put(cents, Columns.longOrNull(rs, cents));
    }
    image.put("late_cents", rs.getLong("late_cents"));
    image.put("device", Columns.uidOrNull(rs, "device_id"));
    return image;
  }

  private static Optional<StoredDrawer> one(ReadTx tx, String condition, Object value) {
    return tx.handle()
        .createQuery(SELECT + condition)
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static StoredDrawer row(ResultSet rs) throws SQLException {
    return new StoredDrawer(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("register_id"),
        Columns.date(rs, "business_date"),
        rs.getString("status").equals("open"),
        rs.getLong("current_cashier_id"),
        cash(rs),
        Columns.uidOrNull(rs, "device_id"),
        rs.getBoolean("owned_by_device"));
  }

  /** The sums of a drawer, from a row with the columns of {@link #MOVES}. */
  static DrawerCash cash(ResultSet rs) throws SQLException {
    return new DrawerCash(
        Columns.money(rs, "opening_cents"),
        Columns.money(rs, "cash_sales_cents"),
        Columns.money(rs, "cash_refunds_cents"),
        Columns.money(rs, "drops_cents"),
        Columns.money(rs, "draws_cents"),
        Columns.money(rs, "returns_cents"),
        Columns.money(rs, "unread_cents"));
  }
}
