package truetill.server.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.db.OrderBy;
import truetill.server.db.PageRequest;

/**
 * H2 reads a page in the order of an index instead of sorting the list: asked of the database's own
 * plan, not of a clock. The count agrees with the rows.
 */
class TimeEntryPageTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private static final List<OrderBy> DEFAULT = List.of();

  private static final String FILL =
      """
      insert into time_entry (uid, employee_id, work_date, clock_in, clock_out, break_minutes,
                              total_hours, status, created_at, updated_at)
      select random_uuid(), case when mod(x, 4) = 0 then %d else %d end,
             dateadd(day, -mod(x, 400), date '2026-02-01'),
             dateadd(minute, x, timestamp with time zone '2024-01-01 15:00:00+00'),
             dateadd(minute, x + 60, timestamp with time zone '2024-01-01 15:00:00+00'),
             0, 1.00, case mod(x, 3) when 0 then 'pending' else 'approved' end,
             dateadd(minute, x, timestamp with time zone '2024-01-01 15:00:00+00'),
             dateadd(minute, x, timestamp with time zone '2024-01-01 15:00:00+00')
        from system_range(1, %d) as g(x)
      """;

  static void fill(ServerFixture store, long rows) {
    String sql =
        FILL.formatted(store.idOf(Person.CASHIER), store.idOf(Person.CASHIER_2), rows);
    store
        .work()
        .write(tx -> {
          tx.handle().execute(sql);
          tx.handle().execute("analyze");
          new TimeEntryTallyStore().rebuild(tx);
          return tx;
        });
  }

  @Test
  void everyUsualFilterIsServedByAnIndexInOrder() {
    fill(store, 20_000);
    long cashier = store.idOf(Person.CASHIER);
    LocalDate from = LocalDate.of(2025, 6, 1);
    List<TimeEntryFilter> filters =
        List.of(
            TimeEntryFilter.NONE,
            new TimeEntryFilter(cashier, null, null, null, false),
            new TimeEntryFilter(null, "pending", null, null, false),
            new TimeEntryFilter(cashier, "approved", null, null, false),
            new TimeEntryFilter(null, null, from, from.plusDays(90), false),
            new TimeEntryFilter(cashier, "pending", from, null, false));
    TimeEntryListStore lists =
        new TimeEntryListStore(new TimeEntryStore(), new TimeEntryTallyStore());
    for (TimeEntryFilter filter : filters) {
      for (boolean fromEnd : List.of(false, true)) {
        assertThat(plan(filter, DEFAULT, fromEnd)).as("%s %s", filter, fromEnd).contains(
            "index sorted");
      }
      long counted =
          store.database().read(tx ->
              lists
                  .page(tx, filter, DEFAULT, new PageRequest(PageRequest.LAST, 1000))
                  .orElseThrow()
                  .count());
      assertThat(counted).isEqualTo(count(filter));
    }
    assertThat(plan(TimeEntryFilter.NONE, List.of(new OrderBy("created_at", true)), false))
        .contains("index sorted");
  }

  private static String plan(TimeEntryFilter filter, List<OrderBy> order, boolean fromEnd) {
    String sql = "explain " + literal(TimeEntryListStore.idsSql(filter, order, fromEnd), filter);
    return store.database().read(tx -> tx.handle().createQuery(sql).mapTo(String.class).one());
  }

  private static long count(TimeEntryFilter filter) {
    String ids = TimeEntryListStore.idsSql(filter, DEFAULT, false);
    String sql =
        "select count(*) from time_entry"
            + (ids.contains(" where ")
                ? literal(ids.substring(ids.indexOf(" where "), ids.indexOf(" order by")), filter)
                : "");
    return store.database().read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
  }

  private static String literal(String sql, TimeEntryFilter filter) {
    return sql.replace(":employee", String.valueOf(filter.employee()))
        .replace(":status", "'" + filter.status() + "'")
        .replace(":from_date", "date '" + filter.from() + "'")
        .replace(":to_date", "date '" + filter.to() + "'")
        .replace(":offset_rows", "0")
        .replace(":page_rows", "50");
  }
}
