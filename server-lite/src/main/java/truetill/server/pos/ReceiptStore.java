package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.pos.ReceiptNumber;
import truetill.core.wire.pos.Receipt;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.NumberSequence;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code receipt}, and the server's own series of receipt numbers. */
public final class ReceiptStore {
  /** Six digits after the date would look like a register's own number (rules-store section 5). */
  private static final long MOST_A_DAY = 99_999;

  /** Begins the name of each day's series in {@link NumberSequence}. */
  public static final String SEQUENCE = "receipt-";

  private static final String COLUMNS =
      "r.id, r.uid, r.cart_id, r.receipt_number, r.printed, r.emailed, r.created_at";

  private final NumberSequence numbers = NumberSequence.startingOver();

  /** The next number of the server's series; it restarts each store-local day. */
  public Outcome<String> nextNumber(WriteTx tx, LocalDate today) {
    long counter = numbers.next(tx, sequence(today));
    return counter > MOST_A_DAY
        ? Outcome.refused("receipts_used_up", "Today's receipt numbers are used up.")
        : Outcome.done(ReceiptNumber.ofServer(today, counter));
  }

  /** Moves the day's series past a number that was given by other means. */
  public void skipPast(WriteTx tx, LocalDate day, long counter) {
    numbers.skipPast(tx, sequence(day), counter);
  }

  private static String sequence(LocalDate day) {
    return SEQUENCE + day;
  }

  /**
   * An older copy of the store was put back: the server's receipts of these days may have been
   * given further than it knows.
   */
  public void jumpAhead(WriteTx tx, LocalDate from, LocalDate to, int by) {
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      numbers.reserve(tx, sequence(day), by);
    }
  }

  /**
   * The highest counter of a register's own series, by business date, as far as it was delivered.
   *
   * @param since first business date of interest
   */
  public Map<LocalDate, Integer> highestOfSeries(ReadTx tx, int series, LocalDate since) {
    Map<LocalDate, Integer> highest = new TreeMap<>();
    tx.handle()
        .createQuery(
            """
            select receipt_number from receipt
             where receipt_number >= :first and receipt_number like :form
            """)
        .bind("first", new ReceiptNumber(since, series, 1).toString())
        .bind("form", String.format(Locale.ROOT, "R-________-%02d____%%", series))
        .mapTo(String.class)
        .forEach(number ->
            ReceiptNumber.parse(number)
                .ifPresent(own -> highest.merge(own.date(), own.counter(), Math::max)));
    return highest;
  }

  /** Answers the new id. */
  public long insert(WriteTx tx, UUID uid, long cart, String number, Instant createdAt) {
    return tx.handle()
        .createUpdate(
            """
            insert into receipt (uid, cart_id, receipt_number, created_at)
            values (:uid, :cart, :number, :at)
            """)
        .bind("uid", uid)
        .bind("cart", cart)
        .bind("number", number)
        .bind("at", createdAt)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Exact but for case; the first one when two cloned registers brought the same number. */
  public Optional<Receipt> find(ReadTx tx, String number) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from receipt r where r.receipt_number = :number"
                + " order by r.id fetch first 1 rows only")
        .bind("number", key(number))
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public Optional<Page<Receipt>> page(ReadTx tx, @Nullable String number, PageRequest paging) {
    return Listing.select(COLUMNS, "receipt r")
        .where("r.receipt_number = :number", "number", number == null ? null : key(number))
        .order(List.of(), Map.of(), "r.created_at desc", "r.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public void setFlags(WriteTx tx, long id, boolean printed, boolean emailed) {
    tx.handle()
        .createUpdate("update receipt set printed = :printed, emailed = :emailed where id = :id")
        .bind("printed", printed)
        .bind("emailed", emailed)
        .bind("id", id)
        .execute();
  }

  /** Receipt numbers are made in upper case. */
  private static String key(String number) {
    return number.strip().toUpperCase(Locale.ROOT);
  }

  static Receipt row(ResultSet rs) throws SQLException {
    return new Receipt(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("cart_id"),
        rs.getString("receipt_number"),
        rs.getBoolean("printed"),
        rs.getBoolean("emailed"),
        Columns.instant(rs, "created_at"));
  }
}
