package truetill.server.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;

/**
 * The dashboard's figures in three queries and its alerts in one, however long the store's history
 * is (promise 41).
 */
final class DashboardStore {
  private final String revenueByDay = sql("dashboard_revenue");
  private final String goalByDay = sql("dashboard_goals");
  private final String today = sql("dashboard_today");
  private final String waiting = sql("dashboard_alerts");

  /** A store-local day with the instants it begins and ends at. */
  record Day(LocalDate date, Instant starts, Instant ends) {}

  /** What happens today. */
  record Today(long itemsSold, long activeDrawers, long clockedIn) {}

  /** How much waits for someone; drawers count whatever their date (promise 39). */
  record Waiting(long timeEntries, long sickLeave, long drawers, long modificationRequests) {}

  /** Totals of completed sales by day, each of the days. */
  Map<LocalDate, Money> revenue(ReadTx tx, List<Day> days) {
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < days.size(); at++) {
      rows.add(
          "("
              + at
              + ", cast(:starts"
              + at
              + " as timestamp with time zone), cast(:ends"
              + at
              + " as timestamp with time zone))");
    }
    Query query =
        tx.handle().createQuery(revenueByDay).define("days", String.join(",\n    ", rows));
    for (int at = 0; at < days.size(); at++) {
      query.bind("starts" + at, days.get(at).starts()).bind("ends" + at, days.get(at).ends());
    }
    Map<LocalDate, Money> revenue = new HashMap<>();
    query
        .map((rs, context) ->
            Map.entry(days.get(rs.getInt("day_number")).date(), Columns.money(rs, "total_cents")))
        .forEach(entry -> revenue.put(entry.getKey(), entry.getValue()));
    return revenue;
  }

  /** Goals over all active locations by day; a day without one is missing (promise 38). */
  Map<LocalDate, Money> goals(ReadTx tx, LocalDate from, LocalDate to) {
    Map<LocalDate, Money> goals = new HashMap<>();
    tx.handle()
        .createQuery(goalByDay)
        .bind("from_date", from)
        .bind("to_date", to)
        .map((rs, context) ->
            Map.entry(Columns.date(rs, "goal_date"), Columns.money(rs, "goal_cents")))
        .forEach(entry -> goals.put(entry.getKey(), entry.getValue()));
    return goals;
  }

  Today today(ReadTx tx, Day day) {
    return tx.handle()
        .createQuery(today)
        .bind("starts", day.starts())
        .bind("ends", day.ends())
        .map((rs, context) ->
            new Today(
                rs.getLong("items_sold"), rs.getLong("active_drawers"), rs.getLong("clocked_in")))
        .one();
  }

  Waiting waiting(ReadTx tx) {
    return tx.handle()
        .createQuery(waiting)
        .map((rs, context) ->
            new Waiting(
                rs.getLong("time_entries"),
                rs.getLong("sick_leave"),
                rs.getLong("drawers"),
                rs.getLong("modification_requests")))
        .one();
  }

  private static String sql(String name) {
    try (InputStream in = DashboardStore.class.getResourceAsStream("/reports/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no report " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
