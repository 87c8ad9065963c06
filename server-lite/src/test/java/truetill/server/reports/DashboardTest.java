package truetill.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Figures by store-local day; the clock stands at Thursday noon, 2026-02-12. */
class DashboardTest {
  private static final String METRICS = "/pos/dashboard/metrics/";

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

  private void goal(long location, String date, long cents) {
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    "insert into revenue_goal (uid, location_id, goal_date, goal_cents)"
                        + " values (?, ?, ?, ?)",
                    tx.newUid(),
                    location,
                    LocalDate.parse(date),
                    cents));
  }

  @Test
  void decision1TheDashboardIsForStaff() {
    store.scenario("nobody").as(NOBODY).get(METRICS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(METRICS).gives(403);
    store.scenario("cashier").as(CASHIER).get(METRICS).gives(200);
  }

  @Test
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
  void promise38GoalsOfAllActiveLocationsCountForTheDayAndTheWeek() {
    long second = store.as(ADMIN).post("/core/locations/", body("name", "Second")).gives(201).id();
    long closed =
        store
            .as(ADMIN)
            .post("/core/locations/", body("name", "Closed", "is_active", false))
            .gives(201)
            .id();
    goal(1, "2026-02-12", 100_00);
    goal(second, "2026-02-12", 50_50);
    goal(closed, "2026-02-12", 999_00);
    goal(1, "2026-02-08", 10_00);
    goal(1, "2026-01-18", 7_00);
    metrics()
        .has("todays_goal", "150.50")
        .has("weekly/4/goal", "150.50")
        .has("four_weeks/0/goal", "160.50")
        .has("four_weeks/3/goal", "7.00");
  }

  @Test
  void promise39ADrawerLeftOpenYesterdayIsStillActive() {
    shop.drawer("200.00");
    store.clock().advance(Duration.ofDays(1));
    shop.drawer("200.00");
    metrics().has("active_drawers", 2);
  }

  @Test
  void promise41TheNumberOfQueriesDoesNotGrowWithTheSales() {
    long drawer = shop.drawer("200.00");
    sell(drawer, "1.00");
    long few = statements();
    for (int i = 0; i < 20; i++) {
      sell(drawer, "1.00", "2.00");
    }
    assertThat(few).as("the caller, and three queries").isEqualTo(4);
    assertThat(statements()).isEqualTo(few);
  }

  /** How often H2 ran a select for one dashboard call. */
  private long statements() {
    store.work().write(tx -> tx.handle().execute("set query_statistics false"));
    store.work().write(tx -> tx.handle().execute("set query_statistics true"));
    metrics();
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
