package truetill.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

/** Figures by store-local day, and what waits; the clock stands at Thursday noon, 2026-02-12. */
class DashboardTest {
  private static final String METRICS = "/pos/dashboard/metrics/";
  private static final String ALERTS = "/pos/dashboard/alerts/";

  private ServerFixture store;
  private Shop shop;

  @BeforeEach
  void open() {
    store = ServerFixture.inMemory();
    shop = new Shop(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Answer metrics() {
    return store.as(CASHIER).get(METRICS).gives(200);
  }

  private void sell(long drawer, String... prices) {
    shop.complete(shop.cartWith(drawer, prices)).gives(200);
  }

  private void goal(long location, String date, String amount) {
    store
        .as(MANAGER)
        .post(
            "/pos/revenue-goals/", body("location", location, "date", date, "goal_amount", amount))
        .gives(201);
  }

  @Test
  void decision1TheDashboardIsForStaff() {
    store.scenario("nobody").as(NOBODY).get(METRICS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(METRICS).gives(403);
    store.scenario("cashier").as(CASHIER).get(METRICS).gives(200);
    store.scenario("nobody").as(NOBODY).get(ALERTS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(ALERTS).gives(403);
    store.scenario("cashier").as(CASHIER).get(ALERTS).gives(200);
  }

  private Answer alerts() {
    return store.as(CASHIER).get(ALERTS).gives(200);
  }

  private long shift() {
    long entry = store.as(CASHIER).post("/hr/time-entries/").gives(201).id();
    store.clock().advance(Duration.ofHours(1));
    store.as(CASHIER).post("/hr/time-entries/" + entry + "/clock_out/").gives(200);
    return entry;
  }

  private long askForCorrection(long entry) {
    return store
        .as(CASHIER)
        .post(
            "/hr/modification-requests/",
            body("time_entry", entry, "requested_break_minutes", 10, "reason", "Forgot"))
        .gives(201)
        .id();
  }

  private long askForLeave() {
    return store
        .as(CASHIER)
        .post(
            "/hr/sick-leave/requests/",
            body("start_date", "2026-02-20", "end_date", "2026-02-20", "hours_requested", 4))
        .gives(201)
        .id();
  }

  @Test
  void whatWaitsForSomeoneIsToldInOrderAndTheRestLeftOut() {
    assertThat(alerts().json()).isEmpty();
    long correction = askForCorrection(shift());
    alerts()
        .has("0/type", "time_entries")
        .has("0/count", 1)
        .has("0/message", "1 time entry pending approval")
        .has("1/type", "modification_requests")
        .has("1/count", 1);
    askForCorrection(shift());
    shop.drawer("200.00");
    askForLeave();
    long denied = askForLeave();
    assertThat(alerts().json().findValuesAsText("type"))
        .containsExactly("time_entries", "sick_leave", "drawers", "modification_requests");
    assertThat(alerts().json().findValuesAsText("count")).containsExactly("2", "2", "1", "2");
    assertThat(alerts().json().findValuesAsText("message"))
        .containsExactly(
            "2 time entries pending approval",
            "2 sick leave requests pending",
            "1 drawer still open",
            "2 corrections of hours requested");
    for (String path :
        List.of(
            "/hr/modification-requests/" + correction + "/deny/",
            "/hr/sick-leave/requests/" + denied + "/deny/")) {
      store.as(MANAGER).post(path, "{}").gives(200);
    }
    assertThat(alerts().json().findValuesAsText("count")).containsExactly("2", "1", "1", "1");
  }

  @Test
  @Promise(41)
  void theAlertsAreOneQueryHoweverMuchWaits() {
    alerts();
    long few = statements(this::alerts);
    for (int i = 0; i < 5; i++) {
      shop.drawer("200.00");
      shift();
    }
    assertThat(few).as("the caller, and one query").isEqualTo(2);
    assertThat(statements(this::alerts)).isEqualTo(few);
  }

  @Test
  @Promise(40)
  void promise40AnEmptyStoreShowsZerosWithTwoDecimals() {
    metrics()
        .has("todays_revenue", "0.00")
        .has("todays_goal", "0.00")
        .has("weekly/0/date", "2026-02-08")
        .has("weekly/0/day", "Sunday")
        .has("weekly/6/date", "2026-02-14")
        .has("weekly/6/day", "Saturday")
        .has("weekly/4/revenue", "0.00")
        .has("four_weeks/0/week_start", "2026-02-08")
        .has("four_weeks/3/week_start", "2026-01-18")
        .has("four_weeks/3/week_end", "2026-01-24")
        .has("items_sold_today", 0)
        .has("active_drawers", 0)
        .has("clocked_in_employees", 0);
  }

  @Test
  @Promise(14)
  void revenueIsTheTotalOfCompletedSalesThatWereNotVoided() {
    long drawer = shop.drawer("200.00");
    sell(drawer, "10.00", "5.00");
    long voided = shop.cartWith(drawer, "100.00");
    shop.complete(voided).gives(200);
    shop.voidSale(voided).gives(200);
    shop.cartWith(drawer, "7.00");
    store.as(CASHIER).post("/hr/time-entries/").gives(201);
    metrics()
        .has("todays_revenue", "16.05")
        .has("weekly/4/revenue", "16.05")
        .has("four_weeks/0/revenue", "16.05")
        .has("items_sold_today", 2)
        .has("active_drawers", 1)
        .has("clocked_in_employees", 1);
  }

  @Test
  @Promise(37)
  void promise37ADayEndsAtTheStoresMidnight() {
    store.clock().set(Instant.parse("2026-02-13T05:59:59Z"));
    sell(shop.drawer("200.00"), "10.00");
    metrics().has("todays_revenue", "10.70");
    store.clock().set(Instant.parse("2026-02-13T06:00:00Z"));
    sell(shop.drawer("200.00"), "20.00");
    metrics()
        .has("todays_revenue", "21.40")
        .has("weekly/4/revenue", "10.70")
        .has("weekly/5/revenue", "21.40")
        .has("four_weeks/0/revenue", "32.10");
    store.clock().advance(Duration.ofDays(7));
    metrics().has("four_weeks/0/revenue", "0.00").has("four_weeks/1/revenue", "32.10");
  }

  @Test
  @Promise(38)
  void promise38GoalsOfAllActiveLocationsCountForTheDayAndTheWeek() {
    long second = store.as(ADMIN).post("/core/locations/", body("name", "Second")).gives(201).id();
    long closed =
        store
            .as(ADMIN)
            .post("/core/locations/", body("name", "Closed", "is_active", false))
            .gives(201)
            .id();
    goal(1, "2026-02-12", "100.00");
    goal(second, "2026-02-12", "50.50");
    goal(closed, "2026-02-12", "999.00");
    goal(1, "2026-02-08", "10.00");
    goal(1, "2026-01-18", "7.00");
    metrics()
        .has("todays_goal", "150.50")
        .has("weekly/4/goal", "150.50")
        .has("four_weeks/0/goal", "160.50")
        .has("four_weeks/3/goal", "7.00");
  }

  @Test
  @Promise(39)
  void promise39ADrawerLeftOpenYesterdayIsStillActive() {
    shop.drawer("200.00");
    store.clock().advance(Duration.ofDays(1));
    shop.drawer("200.00");
    metrics().has("active_drawers", 2);
    alerts().has("0/type", "drawers").has("0/count", 2);
  }

  @Test
  @Promise(41)
  void promise41TheNumberOfQueriesDoesNotGrowWithTheSales() {
    long drawer = shop.drawer("200.00");
    sell(drawer, "1.00");
    long few = statements(this::metrics);
    for (int i = 0; i < 20; i++) {
      sell(drawer, "1.00", "2.00");
    }
    assertThat(few).as("the caller, and three queries").isEqualTo(4);
    assertThat(statements(this::metrics)).isEqualTo(few);
  }

  /** How often H2 ran a select for one dashboard call. */
  private long statements(Runnable call) {
    store.work().write(tx -> tx.handle().execute("set query_statistics false"));
    store.work().write(tx -> tx.handle().execute("set query_statistics true"));
    call.run();
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    """
                    select coalesce(sum(execution_count), 0)
                      from information_schema.query_statistics
                     where sql_statement like '%select%'
                    """)
                .mapTo(Long.class)
                .one());
  }
}
