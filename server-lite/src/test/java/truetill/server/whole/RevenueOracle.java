package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** The dashboard's figures, counted again from the bare rows, one by one. */
final class RevenueOracle {
  private final ServerFixture store;
  private final ZoneId zone;

  RevenueOracle(ServerFixture store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  private record Sale(long cents, LocalDate day, int lines) {}

  void check(Answer metrics, Instant now) {
    List<Sale> sales = sales();
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate sunday = today.minusDays(today.getDayOfWeek().getValue() % 7);
    metrics
        .has("todays_revenue", money(sales, today, today))
        .has(
            "items_sold_today",
            sales.stream().filter(sale -> sale.day.equals(today)).mapToInt(Sale::lines).sum())
        .has("active_drawers", count("drawer", "status = 'open'"))
        .has("clocked_in_employees", count("time_entry", "clock_out is null"));
    for (int day = 0; day < 7; day++) {
      LocalDate date = sunday.plusDays(day);
      metrics.has("weekly/" + day + "/date", date);
      metrics.has("weekly/" + day + "/revenue", money(sales, date, date));
    }
    for (int back = 0; back < 4; back++) {
      LocalDate start = sunday.minusWeeks(back);
      metrics.has("four_weeks/" + back + "/week_start", start);
      metrics.has("four_weeks/" + back + "/revenue", money(sales, start, start.plusDays(6)));
    }
  }

  private static String money(List<Sale> sales, LocalDate from, LocalDate to) {
    return CashOracle.money(
        sales.stream()
            .filter(sale -> !sale.day.isBefore(from) && !sale.day.isAfter(to))
            .mapToLong(Sale::cents)
            .sum());
  }

  private List<Sale> sales() {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    """
                    select c.total_cents, c.completed_at,
                           (select count(*) from cart_line l where l.cart_id = c.id) as line_count
                      from cart c
                     where c.status = 'completed'
                    """)
                .map((rs, context) ->
                    new Sale(
                        rs.getLong("total_cents"),
                        rs.getObject("completed_at", OffsetDateTime.class)
                            .atZoneSameInstant(zone)
                            .toLocalDate(),
                        rs.getInt("line_count")))
                .list());
  }

  long count(String table, String condition) {
    long count =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select count(*) from " + table + " where " + condition)
                    .mapTo(Long.class)
                    .one());
    assertThat(count).isNotNegative();
    return count;
  }
}
