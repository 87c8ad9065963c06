package truetill.server.hr;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.EntryStatus;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/**
 * Rows of {@code time_entry_tally}: entries and hours a month and a day, kept up with every change,
 * so that a list's count and a summary cost the same with a thousand entries and with a million.
 * Whoever writes {@code time_entry} tells this store what the row was before and what it is after.
 */
public final class TimeEntryTallyStore {
  private static final long EVERYBODY = 0;
  private static final String MONTH = "month";
  private static final String DAY = "day";

  /** What one entry adds to the sums; hours in hundredths, 0 while it is open. */
  record Share(long employee, LocalDate date, String status, long hundredths) {}

  /** Entries and hundredths of hours under one status. */
  record Sum(long entries, long hundredths) {
    static final Sum ZERO = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(entries + other.entries, hundredths + other.hundredths);
    }
  }

  /** Empty for an entry that does not exist. */
  Optional<Share> shareOf(ReadTx tx, long entry) {
    return tx.handle()
        .createQuery(
            "select employee_id, work_date, status, total_hours from time_entry where id = :id")
        .bind("id", entry)
        .map((rs, context) ->
            new Share(
                rs.getLong("employee_id"),
                Columns.date(rs, "work_date"),
                rs.getString("status"),
                hundredths(rs.getBigDecimal("total_hours"))))
        .findOne();
  }

  /**
   * Takes the one share out and puts the other in; an empty one is a row that was not, or is not.
   */
  void move(WriteTx tx, Optional<Share> before, Optional<Share> after) {
    if (before.equals(after)) {
      return;
    }
    waitForWriters(tx);
    before.ifPresent(share -> add(tx, share, -1));
    after.ifPresent(share -> add(tx, share, 1));
  }

  /** The sums of the entries a filter lets through, by status. */
  Map<EntryStatus, Sum> sums(ReadTx tx, TimeEntryFilter filter) {
    Map<EntryStatus, Sum> sums = new EnumMap<>(EntryStatus.class);
    if (filter.nothing()) {
      return sums;
    }
    for (TallySpan span : TallySpan.of(filter.from(), filter.to())) {
      ofTally(tx, filter, span).forEach((status, sum) -> sums.merge(status, sum, Sum::plus));
    }
    return sums;
  }

  /** Counts everything anew, after rows were written past this store. */
  public void rebuild(WriteTx tx) {
    waitForWriters(tx);
    tx.handle().execute("delete from time_entry_tally where period <> 'lock'");
    tx.handle()
        .execute(
            """
            insert into time_entry_tally
              (employee_id, period, period_start, status, entries, hundredths)
            select m.employee_id, 'month', m.month_start, m.status, count(*),
                   cast(sum(coalesce(m.total_hours, 0)) * 100 as bigint)
              from (select employee_id, status, total_hours,
                           work_date - cast(extract(day from work_date) as int) + 1 as month_start
                      from time_entry) m
             group by m.employee_id, m.month_start, m.status
            """);
    tx.handle()
        .execute(
            """
            insert into time_entry_tally
              (employee_id, period, period_start, status, entries, hundredths)
            select employee_id, 'day', work_date, status, count(*),
                   cast(sum(coalesce(total_hours, 0)) * 100 as bigint)
              from time_entry
             group by employee_id, work_date, status
            """);
    tx.handle()
        .execute(
            """
            insert into time_entry_tally
              (employee_id, period, period_start, status, entries, hundredths)
            select 0, period, period_start, status, sum(entries), sum(hundredths)
              from time_entry_tally where period <> 'lock'
             group by period, period_start, status
            """);
  }

  /** One row is the gate for all, so that writers of several rows cannot block each other. */
  private static void waitForWriters(WriteTx tx) {
    tx.handle()
        .createQuery("select entries from time_entry_tally where period = 'lock' for update")
        .mapTo(Long.class)
        .one();
  }

  private static void add(WriteTx tx, Share share, int sign) {
    LocalDate month = share.date().withDayOfMonth(1);
    add(tx, share.employee(), MONTH, month, share, sign);
    add(tx, share.employee(), DAY, share.date(), share, sign);
    add(tx, EVERYBODY, MONTH, month, share, sign);
    add(tx, EVERYBODY, DAY, share.date(), share, sign);
  }

  private static void add(
      WriteTx tx, long employee, String period, LocalDate start, Share share, int sign) {
    int updated =
        tx.handle()
            .createUpdate(
                """
                update time_entry_tally
                   set entries = entries + :entries, hundredths = hundredths + :hundredths
                 where employee_id = :employee and period = :period and period_start = :start
                   and status = :status
                """)
            .bind("entries", sign)
            .bind("hundredths", sign * share.hundredths())
            .bind("employee", employee)
            .bind("period", period)
            .bind("start", start)
            .bind("status", share.status())
            .execute();
    if (updated == 0) {
      tx.handle()
          .createUpdate(
              """
              insert into time_entry_tally
                (employee_id, period, period_start, status, entries, hundredths)
              values (:employee, :period, :start, :status, :entries, :hundredths)
              """)
          .bind("employee", employee)
          .bind("period", period)
          .bind("start", start)
          .bind("status", share.status())
          .bind("entries", sign)
          .bind("hundredths", sign * share.hundredths())
          .execute();
    }
  }

  private static Map<EntryStatus, Sum> ofTally(ReadTx tx, TimeEntryFilter filter, TallySpan span) {
    Long employee = filter.employee();
    String sql =
        "select status, sum(entries) as entries, sum(hundredths) as hundredths"
            + " from time_entry_tally where employee_id = :employee and period = :period"
            + (span.from() == null ? "" : " and period_start >= :from_date")
            + (span.to() == null ? "" : " and period_start <= :to_date")
            + (filter.status() == null ? "" : " and status = :status")
            + " group by status";
    Query query =
        tx.handle()
            .createQuery(sql)
            .bind("employee", employee == null ? EVERYBODY : employee)
            .bind("period", span.months() ? MONTH : DAY);
    bind(query, "from_date", span.from());
    bind(query, "to_date", span.to());
    bind(query, "status", filter.status());
    return read(query);
  }

  private static void bind(Query query, String name, @Nullable Object value) {
    if (value != null) {
      query.bind(name, value);
    }
  }

  private static Map<EntryStatus, Sum> read(Query query) {
    Map<EntryStatus, Sum> sums = new EnumMap<>(EntryStatus.class);
    query
        .map((rs, context) -> Map.entry(EntryStatus.ofWire(rs.getString("status")), sum(rs)))
        .forEach(row -> sums.put(row.getKey(), row.getValue()));
    return sums;
  }

  private static Sum sum(ResultSet rs) throws SQLException {
    return new Sum(rs.getLong("entries"), rs.getLong("hundredths"));
  }

  private static long hundredths(@Nullable BigDecimal hours) {
    return hours == null ? 0 : hours.movePointRight(2).longValueExact();
  }
}
