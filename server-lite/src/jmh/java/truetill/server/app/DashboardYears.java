package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

/**
 * The dashboard over HTTP after one year of two hundred sales a day and after ten; beside bare
 * queries for the same days.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DashboardYears {
  private static final int BATCH = 10_000;
  private static final int SALES_A_DAY = 200;
  private static final int DAYS_A_YEAR = 365;
  private static final int DAYS_SHOWN = 28;
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");

  /** A store with a history up to today. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    @Param({"1", "10"})
    private int years;

    private BenchServer server;
    private BareRead bare;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("dashboard", Passwords.Cost.STRONG);
      server.post("/pos/drawers/", "{\"register\":1,\"opening_total\":\"200.00\"}");
      int sales = years * DAYS_A_YEAR * SALES_A_DAY;
      for (int from = 0; from < sales; from += BATCH) {
        fill(from, Math.min(sales, from + BATCH) - 1);
      }
      server.work().write(tx -> tx.handle().execute("analyze"));
      LocalDate today = LocalDate.now(ZONE);
      bare = BareRead.of(server.path(), revenue(today), goals(today), counts(today));
    }

    /** Evenly over the hours of each day, backwards from now; one line a sale. */
    private void fill(int from, int to) {
      server
          .work()
          .write(tx -> {
            tx.handle()
                .execute(
                    """
                    insert into cart (uid, drawer_id, cashier_id, status, subtotal_cents,
                                      tax_cents, total_cents, completed_at, created_at)
                    select random_uuid(), 1, 1, 'completed', 935, 65, 1000,
                           dateadd(second, -432 * "X", current_timestamp),
                           dateadd(second, -432 * "X", current_timestamp)
                      from system_range(?, ?)
                    """,
                    from,
                    to);
            return tx.handle()
                .execute(
                    """
                    insert into cart_line (uid, cart_id, description, unit_price_cents,
                                           line_total_cents, created_at)
                    select random_uuid(), id, 'Brass lamp', 935, 935, created_at
                      from cart
                     where id > (select coalesce(max(cart_id), 0) from cart_line)
                    """);
          });
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      bare.close();
      server.close();
    }
  }

  private static String at(LocalDate day) {
    return "timestamp with time zone '"
        + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(ZONE))
        + "'";
  }

  /** One sum for each of the days the dashboard shows. */
  private static String revenue(LocalDate today) {
    StringBuilder sums = new StringBuilder();
    for (int back = 0; back < DAYS_SHOWN; back++) {
      LocalDate day = today.minusDays(back);
      sums.append(back == 0 ? "select " : ", ")
          .append("(select sum(total_cents) from cart where status = 'completed'")
          .append(" and completed_at >= ")
          .append(at(day))
          .append(" and completed_at < ")
          .append(at(day.plusDays(1)))
          .append(')');
    }
    return sums.append(" where 0 < cast(? as bigint)").toString();
  }

  private static String goals(LocalDate today) {
    return "select goal_date, sum(goal_cents) from revenue_goal where goal_date >= date '"
        + today.minusDays(DAYS_SHOWN)
        + "' and 0 < cast(? as bigint) group by goal_date";
  }

  private static String counts(LocalDate today) {
    return "select (select count(*) from cart c join cart_line n on n.cart_id = c.id"
        + " where c.status = 'completed' and c.completed_at >= "
        + at(today)
        + "), (select count(*) from drawer where status = 'open'),"
        + " (select count(*) from time_entry where clock_out is null)"
        + " where 0 < cast(? as bigint)";
  }

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.get("/pos/dashboard/metrics/");
  }

  @Benchmark
  public long bareQueries(Store store) throws SQLException {
    return store.bare.run();
  }
}
