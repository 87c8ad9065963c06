package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.demo.DemoShop;
import truetill.server.auth.Passwords;

/** The demo shop as it stands in the database, by plain SQL that knows nothing of the loader. */
class DemoShopTest {
  /** In Chicago a clock change lies inside the month before this day. */
  private static final Instant NOW = Instant.parse("2026-03-20T17:00:00Z");

  private static final List<String> TABLES =
      List.of(
          "user_account",
          "item",
          "item_history",
          "drawer",
          "cash_drop",
          "cart",
          "cart_line",
          "receipt",
          "time_entry",
          "sick_leave_balance",
          "sick_leave_request",
          "modification_request",
          "revenue_goal",
          "audit_event",
          "feed");

  private static @Nullable StoreServer shared;

  @BeforeAll
  static void open() throws CannotStart {
    shared = start(Optional.empty(), true, new TestClock(NOW));
  }

  @AfterAll
  static void close() {
    server().close();
  }

  @Test
  void theFivePeopleSignInOverHttp() throws Exception {
    assertThat(signIn("admin@demo.test", "demo-admin-1")).isEqualTo(200);
    assertThat(signIn("manager@demo.test", "demo-manager-1")).isEqualTo(200);
    assertThat(signIn("cashier1@demo.test", "demo-cashier-1")).isEqualTo(200);
    assertThat(signIn("cashier2@demo.test", "demo-cashier-2")).isEqualTo(200);
    assertThat(signIn("consignee@demo.test", "demo-consignee-1")).isEqualTo(200);
    assertThat(signIn("cashier1@demo.test", "demo-cashier-2")).isEqualTo(401);
  }

  @Test
  void everyPinMatchesItsHashAndNoPinIsStored() {
    Map<String, String> pins =
        Map.of(
            "admin@demo.test", "900001",
            "manager@demo.test", "800001",
            "cashier1@demo.test", "1001",
            "cashier2@demo.test", "1002");

    assertThat(pins)
        .allSatisfy((email, pin) -> {
          Map<String, Object> row =
              one("select pin_hash, pin_tag from user_account where email = '" + email + "'");
          assertThat(server().passwords().matches(pin, text(row, "pin_hash"))).isTrue();
          assertThat(text(row, "pin_tag")).hasSize(64).doesNotContain(pin);
        });
    assertThat(count("select count(*) from user_account where pin_tag is not null")).isEqualTo(4);
    assertThat(count("select count(distinct pin_tag) from user_account")).isEqualTo(4);
  }

  @Test
  void theShopHasItsNameAddressAndReceiptText() {
    assertThat(rows("select setting_key, value_json from app_setting order by setting_key"))
        .extracting(row -> text(row, "setting_key") + "=" + text(row, "value_json"))
        .contains(
            "store_name=\"Juniper Lane Thrift\"",
            "receipt_header=\"JUNIPER LANE THRIFT\"",
            "tax_rate=0.07");
    assertThat(text(one("select address from work_location"), "address")).contains("Juniper Lane");
  }

  @Test
  void theCustomerListHasInventedPeopleNumberedInTheOrderTheyCame() {
    List<Map<String, Object>> customers =
        rows("select customer_number, customer_since from customer_profile order by id");
    assertThat(customers).hasSize(48);
    assertThat(customers).extracting(row -> text(row, "customer_number")).isSorted();
    assertThat(customers).extracting(row -> text(row, "customer_since")).isSorted();
    assertThat(
            count(
                """
                select count(*) from user_account u join customer_profile c on c.user_id = u.id
                 where u.email like '%@customers.test' and u.password_hash is null
                """))
        .isEqualTo(48);
  }

  @Test
  void twoThousandItemsAreThereAndTheFirstFifteenHundredAreForSale() {
    assertThat(count("select count(*) from item")).isEqualTo(2000);
    assertThat(
            count(
                """
                select count(*) from item
                 where sku <= 'ITM0001500' and status = 'on_shelf' and price_cents > 0
                   and listed_at is not null and checked_in_by is not null
                   and sold_at is null and sold_cart_id is null
                """))
        .isEqualTo(1500);
  }

  @Test
  void everySoldItemSaysWhenForHowMuchAndInWhichSale() {
    assertThat(count("select count(*) from item where status = 'sold'")).isGreaterThan(400);
    assertThat(
            count(
                """
                select count(*) from item i
                  join cart c on c.id = i.sold_cart_id and c.status = 'completed'
                  join cart_line l on l.cart_id = c.id and l.item_id = i.id
                 where i.status = 'sold' and i.sold_at = c.completed_at
                   and i.sold_for_cents = l.line_total_cents and l.item_sku = i.sku
                   and l.description = i.title and i.listed_at < i.sold_at
                   and exists (select 1 from item_history h
                                where h.item_id = i.id and h.event_type = 'sold'
                                  and h.created_at = i.sold_at)
                """))
        .isEqualTo(count("select count(*) from item where status = 'sold'"));
  }

  @Test
  void everyDrawerIsClosedAndItsExpectedCashFollowsFromItsSales() {
    assertThat(count("select count(*) from drawer where status <> 'closed'")).isZero();
    assertThat(
            rows(
                """
                select d.id, d.expected_cents, d.variance_cents, d.closing_cents,
                       d.opening_cents
                       + (select coalesce(sum(c.total_cents - coalesce(c.card_cents, 0)), 0)
                            from cart c where c.drawer_id = d.id and c.status = 'completed')
                       - (select coalesce(sum(p.total_cents), 0)
                            from cash_drop p where p.drawer_id = d.id) as own_expected
                  from drawer d
                """))
        .hasSizeGreaterThan(30)
        .allSatisfy(row -> {
          assertThat(number(row, "expected_cents")).isEqualTo(number(row, "own_expected"));
          assertThat(number(row, "closing_cents") - number(row, "expected_cents"))
              .isEqualTo(number(row, "variance_cents"));
        });
  }

  @Test
  void noDrawerIsOfTodayAndEveryRegisterHasOneADay() {
    assertThat(count("select count(*) from drawer where business_date >= date '2026-03-20'"))
        .isZero();
    assertThat(count("select count(*) from drawer where business_date = date '2026-03-19'"))
        .isPositive();
    assertThat(count("select count(*) from drawer"))
        .isEqualTo(
            count(
                "select count(*) from (select distinct register_id, business_date from drawer) d"));
  }

  @Test
  void receiptsAreNumberedFromOneEveryStoreLocalDay() {
    List<Map<String, Object>> receipts =
        rows(
            """
            select r.receipt_number, d.business_date from receipt r
              join cart c on c.id = r.cart_id
              join drawer d on d.id = c.drawer_id
             order by c.completed_at
            """);
    String day = "";
    int counter = 0;
    for (Map<String, Object> receipt : receipts) {
      String today = String.valueOf(receipt.get("business_date"));
      counter = today.equals(day) ? counter + 1 : 1;
      day = today;
      assertThat(text(receipt, "receipt_number"))
          .isEqualTo("R-%s-%03d".formatted(day.replace("-", ""), counter));
    }
    assertThat(receipts).hasSize((int) count("select count(*) from cart"));
  }

  @Test
  void voidedSalesSayWhoWhenWhyAndFromWhichDrawerTheCashCame() {
    assertThat(rows("select * from cart where status = 'voided'"))
        .hasSizeGreaterThan(2)
        .allSatisfy(cart -> {
          assertThat(cart.get("voided_at")).isNotNull();
          assertThat(cart.get("voided_by")).isNotNull();
          assertThat(text(cart, "void_reason")).isNotBlank();
          boolean card = text(cart, "payment_method").equals("card");
          assertThat(cart.get("refund_drawer_id")).isEqualTo(card ? null : cart.get("drawer_id"));
        });
    assertThat(
            count(
                """
                select count(*) from cart_line l
                  join cart c on c.id = l.cart_id and c.status = 'voided'
                  join item i on i.id = l.item_id
                 where i.status <> 'on_shelf'
                """))
        .isZero();
  }

  @Test
  void hoursAreCountedBetweenInstantsAlsoInTheMonthOfAClockChange() {
    assertThat(
            rows(
                """
                select total_hours, break_minutes,
                       extract(epoch from clock_out) - extract(epoch from clock_in) as seconds
                  from time_entry
                """))
        .isNotEmpty()
        .allSatisfy(entry -> {
          double hours = (decimal(entry, "seconds") / 60 - number(entry, "break_minutes")) / 60;
          assertThat(decimal(entry, "total_hours")).isCloseTo(hours, Offset.offset(0.0051));
        });
    assertThat(
            count(
                """
                select count(*) from time_entry
                 where status = 'approved' and (approved_by is null or approved_by = employee_id
                                                or accrued_hours = 0)
                """))
        .isZero();
    assertThat(decimal(one("select sum(hours_earned) as h from sick_leave_balance"), "h"))
        .isEqualTo(decimal(one("select sum(accrued_hours) as h from time_entry"), "h"));
  }

  @Test
  void requestsOfTheStaffWaitOrAreDecidedAndTheBooksAgree() {
    assertThat(rows("select status from sick_leave_request"))
        .extracting(row -> text(row, "status"))
        .contains("pending", "approved", "denied");
    assertThat(decimal(one("select sum(hours_used) as h from sick_leave_balance"), "h"))
        .isEqualTo(
            decimal(
                one(
                    "select sum(hours_requested) as h from sick_leave_request"
                        + " where status = 'approved'"),
                "h"));
    assertThat(rows("select status from modification_request"))
        .hasSize(3)
        .extracting(row -> text(row, "status"))
        .contains("pending", "denied");
    assertThat(count("select count(*) from sick_leave_balance where hours_used > hours_earned"))
        .isZero();
    assertThat(
            count(
                "select sum(entries) from time_entry_tally"
                    + " where employee_id = 0 and period = 'month'"))
        .isEqualTo(count("select count(*) from time_entry"));
  }

  @Test
  void nothingLiesInTheFutureButGoals() {
    assertThat(
            count(
                """
                select (select count(*) from cart where completed_at > :now)
                     + (select count(*) from time_entry where clock_out > :now)
                     + (select count(*) from item where updated_at > :now)
                     + (select count(*) from item_history where created_at > :now)
                     + (select count(*) from drawer where closed_at > :now)
                """
                    .replace(":now", "timestamp with time zone '2026-03-20 17:00:00+00'")))
        .isZero();
    assertThat(count("select count(*) from revenue_goal where goal_date > date '2026-03-20'"))
        .isEqualTo(14);
  }

  @Test
  void nextNumbersAreAboveThoseInUse() {
    assertThat(count("select next_value from number_sequence where name = 'item'")).isEqualTo(2001);
    assertThat(count("select next_value from number_sequence where name = 'employee'"))
        .isEqualTo(5);
    assertThat(count("select next_value from number_sequence where name = 'consignee'"))
        .isEqualTo(4);
  }

  @Test
  void consigneesHaveListedAndSoldItemsAndTheirPayouts() {
    assertThat(count("select count(*) from item where source = 'consignment'"))
        .isEqualTo(count("select count(*) from consignment_item"))
        .isGreaterThan(50);
    assertThat(
            count(
                """
                select count(*) from consignment_item c join item i on i.id = c.item_id
                 where (c.status = 'sold') <> (i.status = 'sold')
                    or c.sold_at <> i.sold_at or c.sale_cents <> i.sold_for_cents
                    or c.commission_cents + c.earnings_cents <> c.sale_cents
                """))
        .isZero();
    assertThat(
            rows(
                """
                select p.status from consignment_payout p join user_account u on u.id = p.consignee_id
                 where u.email = 'consignee@demo.test' and p.payout_cents > 0 order by p.id
                """))
        .extracting(row -> text(row, "status"))
        .containsExactly("paid", "pending");
    assertThat(
            count(
                """
                select count(distinct a.consignee_id) from consignment_item c
                  join consignment_agreement a on a.id = c.agreement_id
                 where c.status = 'listed'
                """))
        .isEqualTo(3);
  }

  @Test
  void theFeedHasNoGapSoThatALaterRegisterCanFollowIt() {
    assertThat(count("select seq from feed_head"))
        .isEqualTo(count("select count(distinct seq) from feed"))
        .isEqualTo(count("select max(seq) from feed"))
        .isEqualTo(server().work().forcedSeq());
  }

  @Test
  void reopeningADemoFolderOnAnotherDayChangesNothing(@TempDir Path folder) throws CannotStart {
    TestClock clock = new TestClock(NOW);
    List<Long> before;
    try (StoreServer first = start(Optional.of(folder), true, clock)) {
      before = counts(first);
    }
    clock.advance(Duration.ofDays(3));
    try (StoreServer again = start(Optional.of(folder), true, clock)) {
      assertThat(counts(again)).isEqualTo(before);
    }
  }

  @Test
  void aRealShopsFolderIsRefusedAndLeftAsItWas(@TempDir Path folder) throws CannotStart {
    List<Long> before;
    try (StoreServer real = start(Optional.of(folder), false, new TestClock(NOW))) {
      before = counts(real);
    }

    assertThatThrownBy(() -> start(Optional.of(folder), true, new TestClock(NOW)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--demo")
        .hasMessageContaining("--data");
    try (StoreServer real = start(Optional.of(folder), false, new TestClock(NOW))) {
      assertThat(counts(real)).isEqualTo(before);
    }
  }

  private static StoreServer start(Optional<Path> folder, boolean demo, TestClock clock)
      throws CannotStart {
    Random random = new Random(1);
    return StoreServer.start(
        new StoreConfig(
            new StoreConfig.Place(folder, Optional.empty(), "127.0.0.1", 0),
            new StoreConfig.Shop(demo, false, Optional.empty(), new DemoShop()),
            new StoreConfig.Outside(AiConfig.off(), Optional.empty(), line -> {}),
            new StoreConfig.Sources(
                clock, new TimeOrderedIds(clock, random), random, new Passwords.Cost(64, 1)),
            StoreConfig.Door.USUAL,
            false));
  }

  private static StoreServer server() {
    if (shared == null) {
      throw new IllegalStateException("the server has not started");
    }
    return shared;
  }

  private static int signIn(String email, String password) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server().address() + "/api/auth/login/"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static List<Long> counts(StoreServer of) {
    return TABLES.stream().map(table -> count(of, "select count(*) from " + table)).toList();
  }

  private static long count(String sql) {
    return count(server(), sql);
  }

  private static long count(StoreServer of, String sql) {
    return of.database().read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
  }

  private static Map<String, Object> one(String sql) {
    return rows(sql).getFirst();
  }

  private static List<Map<String, Object>> rows(String sql) {
    return server().database().read(tx -> tx.handle().createQuery(sql).mapToMap().list());
  }

  private static String text(Map<String, Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static long number(Map<String, Object> row, String column) {
    return Long.parseLong(text(row, column));
  }

  private static double decimal(Map<String, Object> row, String column) {
    return Double.parseDouble(text(row, column));
  }
}
