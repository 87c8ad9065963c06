package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/**
 * The conflict table of sync.md section 6, a scenario a row: each rule opens exactly its exception,
 * once, for the right line and as grave as it is, and resolving it is on record (I32).
 */
class ConflictTableTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private static final Counter counter = new Counter(store);

  /** What a row does; answers the tills in the order in which they deliver. */
  @FunctionalInterface
  interface Steps {
    List<TestRegister> run();
  }

  /**
   * A row.
   *
   * @param due kind, line (0 for the whole op) and severity of each exception, in order
   */
  record Row(String name, List<String> due, Steps steps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Row row(String name, Steps steps, String... due) {
    return new Row(name, List.of(due), steps);
  }

  static Stream<Row> rows() {
    return Stream.of(
        row(
            "two tills sell one item",
            () -> {
              CartLine item = counter.line("8.00");
              return List.of(counter.soldBy(item), counter.soldBy(counter.line("1.00"), item));
            },
            "double_sale 2 high"),
        row(
            "one item on two lines of a sale",
            () -> {
              CartLine item = counter.line("8.00");
              return List.of(counter.soldBy(item, item));
            },
            "double_sale 2 high"),
        row(
            "a till sells what the browser sold",
            () -> {
              CartLine item = counter.line("8.00");
              long cart = counter.shop().cart(counter.officeDrawer());
              counter.shop().add(cart, Counter.sku(item)).gives(200);
              counter.shop().complete(cart).gives(200);
              return List.of(counter.soldBy(item));
            },
            "double_sale 1 high"),
        row(
            "the price changed meanwhile",
            () -> {
              CartLine item = counter.line("8.00");
              CartLine cheaper = new CartLine(item.item(), item.sku(), "Lamp", 1, Money.of("7.00"));
              return List.of(counter.soldBy(counter.line("1.00"), cheaper));
            },
            "stale_price 2 info"),
        row(
            "the price changed and the item is sold twice",
            () -> {
              CartLine item = counter.line("8.00");
              CartLine cheaper = new CartLine(item.item(), item.sku(), "Lamp", 1, Money.of("7.00"));
              return List.of(counter.soldBy(item), counter.soldBy(cheaper));
            },
            "stale_price 1 info",
            "double_sale 1 high"),
        row(
            "the server does not know the item",
            () -> {
              TestRegister till = counter.till();
              till.sells(
                  till.opensDrawer("1.00"),
                  Tender.card(),
                  counter.line("1.00"),
                  Counter.strange(till, "ITM8000001", "4.00"));
              return List.of(till);
            },
            "unknown_item 2 normal"),
        row("a thing without a tag", () -> List.of(counter.soldBy(untagged()))),
        row("the item is in intake", fromStatus("intake"), "sold_from_status 1 normal"),
        row("the item is being processed", fromStatus("processing"), "sold_from_status 1 normal"),
        row("the item was scrapped", fromStatus("scrapped"), "sold_from_status 1 normal"),
        row("the item was lost", fromStatus("lost"), "sold_from_status 1 normal"),
        row(
            "a drawer is opened twice for a register and date",
            () -> {
              TestRegister till = counter.till();
              till.opensDrawer("5.00");
              till.opensDrawer("5.00");
              return List.of(till);
            },
            "drawer_overlap 0 normal"),
        row(
            "a drawer is opened again after it was closed",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(CASHIER, Counter.closing(drawer, "5.00"));
              till.opensDrawer("5.00");
              return List.of(till);
            },
            "drawer_overlap 0 normal"),
        row(
            "a sale for a closed drawer",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(CASHIER, Counter.closing(drawer, "5.00"));
              till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
              return List.of(till);
            },
            "late_after_close 0 normal"),
        row(
            "a drop from a closed drawer",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(CASHIER, Counter.closing(drawer, "5.00"));
              till.record(CASHIER, Counter.drop(till, drawer, "1.00"));
              return List.of(till);
            },
            "late_after_close 0 normal"),
        row(
            "a void that a closed drawer paid",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              OpBody.SaleCompleted sale =
                  till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
              till.record(CASHIER, Counter.closing(drawer, "7.14"));
              till.voids(drawer, sale);
              return List.of(till);
            },
            "late_after_close 0 normal"),
        row(
            "a drawer closed twice",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(CASHIER, Counter.closing(drawer, "5.00"));
              till.record(CASHIER, Counter.closing(drawer, "4.00"));
              return List.of(till);
            },
            "late_after_close 0 normal"),
        row(
            "a handed-off drawer that is closed",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(CASHIER, Counter.closing(drawer, "5.00"));
              till.record(
                  CASHIER,
                  new OpBody.DrawerHandedOff(
                      drawer,
                      till.newId(),
                      TestRegister.uidOf(store, CASHIER_2),
                      Money.of("5.00"),
                      Money.of("5.00"),
                      CashCount.NOT_COUNTED));
              return List.of(till);
            },
            "late_after_close 0 normal"),
        row(
            "voided twice, and cash went out twice",
            () -> voidedTwice(Tender.exactCash()),
            "double_void 0 high"),
        row("voided twice, and no cash moved", () -> voidedTwice(Tender.card())),
        row(
            "voided at a till after the office had voided it",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              OpBody.SaleCompleted sale =
                  till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
              till.record(CASHIER, Counter.closing(drawer, "7.14"));
              till.delivers().gives(200);
              long office = counter.officeDrawer();
              store
                  .as(MANAGER)
                  .post(
                      "/pos/carts/" + counter.cart(sale.cart()) + "/void/", body("drawer", office))
                  .gives(200);
              TestRegister other = counter.till();
              other.voids(other.opensDrawer("20.00"), sale);
              return List.of(other);
            },
            "double_void 0 high"),
        row(
            "a void from another till's drawer",
            () -> {
              TestRegister seller = counter.till();
              OpBody.SaleCompleted sale =
                  seller.sells(
                      seller.opensDrawer("5.00"), Tender.exactCash(), counter.line("2.00"));
              TestRegister payer = counter.till();
              payer.voids(payer.opensDrawer("5.00"), sale);
              return List.of(seller, payer);
            }),
        row(
            "a voided item that is something else by now",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              CartLine item = counter.line("2.00");
              OpBody.SaleCompleted sale =
                  till.sells(drawer, Tender.exactCash(), counter.line("1.00"), item);
              till.delivers().gives(200);
              counter.turns(item, "scrapped");
              till.voids(drawer, sale);
              return List.of(till);
            },
            "void_item_conflict 2 normal"),
        row(
            "clock-ins of two tills overlap",
            () -> {
              List<TestRegister> tills = List.of(counter.till(), counter.till());
              tills.forEach(till -> till.record(CASHIER_2, new OpBody.ClockedIn(till.newId())));
              return tills;
            },
            "clock_overlap 0 normal"),
        row(
            "a clock-in overlaps one in the browser",
            () -> {
              store.as(CONSIGNEE).post("/hr/time-entries/").gives(403);
              store.as(MANAGER).post("/hr/time-entries/").gives(201);
              TestRegister till = counter.till();
              till.record(MANAGER, new OpBody.ClockedIn(till.newId()));
              return List.of(till);
            },
            "clock_overlap 0 normal"),
        row(
            "a clock-out without its clock-in",
            () -> {
              TestRegister till = counter.till();
              till.record(CASHIER, new OpBody.ClockedOut(till.newId(), 0, 800));
              return List.of(till);
            },
            "clock_orphan 0 normal"),
        row(
            "a shift that ends before it began",
            () -> {
              TestRegister till = counter.till();
              UUID shift = till.newId();
              till.record(CASHIER, new OpBody.ClockedIn(shift));
              store.clock().advance(Duration.ofMinutes(-5));
              till.record(CASHIER, new OpBody.ClockedOut(shift, 0, 0));
              store.clock().advance(Duration.ofMinutes(5));
              return List.of(till);
            },
            "clock_orphan 0 normal"),
        row(
            "sold by somebody who was dismissed",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(
                  till.newId(), counter.dismissed("Employee"), new OpBody.DrawerNoSale(drawer, ""));
              return List.of(till);
            },
            "actor_not_allowed 0 normal"),
        row(
            "voided by a cashier",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              OpBody.SaleCompleted sale =
                  till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
              till.record(CASHIER, till.asVoid(drawer, sale));
              return List.of(till);
            },
            "actor_not_allowed 0 high"),
        row(
            "dropped by somebody who was dismissed",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              till.record(
                  till.newId(), counter.dismissed("Manager"), Counter.drop(till, drawer, "1.00"));
              return List.of(till);
            },
            "actor_not_allowed 0 high"),
        row(
            "two sales with one receipt number",
            () -> {
              TestRegister till = counter.till();
              UUID drawer = till.opensDrawer("5.00");
              OpBody.SaleCompleted first =
                  till.sells(drawer, Tender.exactCash(), counter.line("2.00"));
              TestRegister clone = counter.till();
              clone.sellsAs(first.receipt(), clone.opensDrawer("5.00"), counter.line("3.00"));
              return List.of(till, clone);
            },
            "receipt_collision 0 critical"));
  }

  private static CartLine untagged() {
    return new CartLine(null, null, "Box of buttons", 2, Money.of("1.50"));
  }

  private static Steps fromStatus(String status) {
    return () ->
        List.of(counter.soldBy(counter.lineOf(counter.shop().item("3.00", status), "3.00")));
  }

  private static List<TestRegister> voidedTwice(Tender tender) {
    TestRegister till = counter.till();
    UUID drawer = till.opensDrawer("5.00");
    OpBody.SaleCompleted sale = till.sells(drawer, tender, counter.line("2.00"));
    till.voids(drawer, sale);
    till.voids(drawer, sale);
    return List.of(till);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachRuleOpensItsExceptionOnceAndItIsResolvedOnRecord(Row row) {
    List<TestRegister> tills = row.steps().run();
    long before = lastCase();
    List<JsonNode> told = new ArrayList<>();
    for (TestRegister till : tills) {
      TestRegister.Said said = till.delivers().gives(200);
      assertThat(said.results()).as(said.text()).containsOnly("applied");
      said.json().path("outcomes").forEach(one -> one.path("exceptions").forEach(told::add));
    }
    List<JsonNode> opened = casesAfter(before);

    assertThat(opened.stream().map(ConflictTableTest::word).toList()).isEqualTo(row.due());
    assertThat(told.stream().map(one -> one.path("key").asText()).toList())
        .isEqualTo(opened.stream().map(one -> one.path("key").asText()).toList())
        .doesNotHaveDuplicates();
    String figures = figures();
    tills.forEach(till -> till.delivers().gives(200));
    assertThat(casesAfter(before)).as("after a replay").isEqualTo(opened);
    assertThat(figures()).isEqualTo(figures);
    opened.forEach(ConflictTableTest::resolvedOnceOnRecord);
    assertThat(figures()).as("resolving moves no money").isEqualTo(figures);
  }

  private static void resolvedOnceOnRecord(JsonNode one) {
    String action =
        one.path("kind").asText().equals("double_sale") ? "accept_found" : "acknowledge";
    String path = "/sync/exceptions/" + one.path("id").asLong() + "/resolve/";
    long events = counter.shop().count("audit_event", "action = 'exception_resolved'");

    store
        .as(MANAGER)
        .post(path, body("action", action, "note", "looked at"))
        .gives(200)
        .has("key", one.path("key").asText())
        .has("status", "resolved")
        .has("action", action)
        .has("note", "looked at")
        .has("actions", "")
        .has("resolved_by", store.idOf(MANAGER))
        .has("resolved_by_name", "Mona Example");
    Answer again = store.as(MANAGER).post(path, body("action", action)).gives(409);
    assertThat(again.text("code")).isEqualTo("already_resolved");
    assertThat(
            counter
                .shop()
                .count(
                    "audit_event",
                    "action = 'exception_resolved' and subject = 'exception_case' and subject_id = "
                        + one.path("id").asLong()
                        + " and actor_id = "
                        + store.idOf(MANAGER)
                        + " and after_json like '%"
                        + one.path("key").asText()
                        + "%'"))
        .isEqualTo(1);
    assertThat(counter.shop().count("audit_event", "action = 'exception_resolved'"))
        .isEqualTo(events + 1);
  }

  @Test
  void everyKindTheStoreOpensTodayStandsInTheTable() {
    assertThat(
            rows().flatMap(row -> row.due().stream()).map(due -> due.split(" ", -1)[0]).distinct())
        .containsExactlyInAnyOrder(
            "double_sale",
            "stale_price",
            "unknown_item",
            "sold_from_status",
            "drawer_overlap",
            "late_after_close",
            "double_void",
            "void_item_conflict",
            "clock_overlap",
            "clock_orphan",
            "actor_not_allowed",
            "receipt_collision");
  }

  private static String word(JsonNode one) {
    return one.path("kind").asText()
        + " "
        + one.path("line").asInt()
        + " "
        + one.path("severity").asText();
  }

  private static long lastCase() {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select coalesce(max(id), 0) from exception_case")
                .mapTo(Long.class)
                .one());
  }

  /** As a manager sees them, oldest first. */
  private static List<JsonNode> casesAfter(long id) {
    List<JsonNode> cases = new ArrayList<>();
    store
        .as(MANAGER)
        .get("/sync/exceptions/?ordering=id&page_size=1000")
        .gives(200)
        .at("results")
        .forEach(one -> {
          if (one.path("id").asLong() > id) {
            cases.add(one);
          }
        });
    return cases;
  }

  /** All money of the store: sales, drawers, receipts. */
  private static String figures() {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    """
                    select (select sum(total_cents) from cart where status = 'completed') || ' '
                        || (select sum(line_total_cents) from cart_line) || ' '
                        || (select sum(cash_sales_cents - cash_refunds_cents + late_cents)
                              from drawer) || ' '
                        || (select coalesce(sum(expected_cents + closing_cents), 0) from drawer)
                        || ' ' || (select count(*) from receipt)
                    """)
                .mapTo(String.class)
                .one());
  }
}
