package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.server.auth.Passwords;
import truetill.server.db.BareRead;
import truetill.server.hr.TimeEntryTallyStore;

/**
 * The page of approved hours of one person since a day, as a manager looks for it, over HTTP, among
 * ten thousand entries and among a million; beside the bare queries for count and page.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TimeEntryPages {
  private static final int BATCH = 10_000;
  private static final int PEOPLE = 20;
  private static final String SINCE = "2024-03-15";

  /** A store in which twenty people clocked in and out that often. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    @Param({"10000", "1000000"})
    private int entries;

    private BenchServer server;
    private BareRead bare;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("time-entries", Passwords.Cost.STRONG);
      server
          .work()
          .write(tx -> {
            tx.handle()
                .execute(
                    """
                    insert into user_account (uid, email, email_key, first_name, last_name,
                                              date_joined, updated_at)
                    select random_uuid(), 'p' || "X" || '@shop.test', 'p' || "X" || '@shop.test',
                           'Person', 'Number ' || "X", current_timestamp, current_timestamp
                      from system_range(2, ?)
                    """,
                    PEOPLE);
            return tx.handle()
                .execute(
                    "insert into user_role (user_id, role)"
                        + " select id, 'Employee' from user_account where id > 1");
          });
      for (int from = 1; from <= entries; from += BATCH) {
        fill(from, Math.min(entries, from + BATCH - 1));
      }
      server
          .work()
          .write(tx -> {
            new TimeEntryTallyStore().rebuild(tx);
            tx.handle().execute("analyze");
            return tx;
          });
      bare = BareRead.of(server.path(), COUNT, PAGE);
    }

    private void fill(int from, int to) {
      server
          .work()
          .write(tx ->
              tx.handle()
                  .execute(
                      """
                      insert into time_entry (uid, employee_id, work_date, clock_in, clock_out,
                                              break_minutes, total_hours, status, created_at,
                                              updated_at)
                      select random_uuid(), 1 + mod("X", 20),
                             dateadd(day, -mod("X" / 20, 700), date '2026-02-01'),
                             dateadd(minute, "X", timestamp with time zone '2024-01-01 15:00:00+00'),
                             dateadd(minute, "X" + 60,
                                     timestamp with time zone '2024-01-01 15:00:00+00'),
                             0, 1.00, case mod("X" / 20, 3) when 0 then 'pending' else 'approved' end,
                             current_timestamp, current_timestamp
                        from system_range(?, ?)
                      """,
                      from,
                      to));
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      bare.close();
      server.close();
    }
  }

  private static final int EMPLOYEE = 7;

  private static final String COUNT =
      String.format(
          Locale.ROOT,
          "select status, sum(entries) from time_entry_tally where employee_id = %d"
              + " and period = 'month' and period_start >= date '%s' and 0 < cast(? as bigint)"
              + " group by status",
          EMPLOYEE,
          SINCE);

  private static final String PAGE =
      String.format(
          Locale.ROOT,
          "select t.*, u.first_name, u.last_name, a.first_name, a.last_name from time_entry t"
              + " join user_account u on u.id = t.employee_id"
              + " left join user_account a on a.id = t.approved_by"
              + " where t.employee_id = %d and t.status = 'approved' and t.work_date >= date '%s'"
              + " and 0 < cast(? as bigint)"
              + " order by t.employee_id desc, t.status desc, t.work_date desc, t.clock_in desc,"
              + " t.id desc fetch first 50 rows only",
          EMPLOYEE,
          SINCE);

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.get(
        "/hr/time-entries/?employee=" + EMPLOYEE + "&status=approved&date_from=" + SINCE);
  }

  @Benchmark
  public long bareQueries(Store store) throws SQLException {
    return store.bare.run();
  }
}
