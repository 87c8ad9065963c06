package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** sync.md rule 1 and section 4: what cannot be applied yet is seen, and its money counts. */
class UnreadOpsTest {
  private final ServerFixture store = ServerFixture.inMemoryAsDemo();
  private final Counter counter = new Counter(store);
  private TestRegister till;

  @BeforeEach
  void enrol() {
    till = counter.till();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void moneyOfAnUnreadableRecordCountsInItsDrawerAndAManagerIsTold() {
    UUID drawer = till.opensDrawer("50.00");
    till.recordOfTheFuture(drawer, "sale.layaway_paid", "12.34", "20.00");
    till.sells(drawer, Tender.exactCash(), counter.line("1.00"));

    assertThat(till.delivers().gives(200).results())
        .containsExactly("applied", "quarantined", "applied");

    drawer(drawer)
        .has("current_expected_cash", "63.41")
        .has("cash_sales_total", "1.07")
        .has("unread_total", "12.34")
        .has("late_total", "0.00");
    JsonNode one = only("quarantined");
    assertThat(one.path("severity").asText()).isEqualTo("high");
    assertThat(one.at("/details/cash_cents").asLong()).isEqualTo(1234);
    assertThat(one.at("/details/gross_cents").asLong()).isEqualTo(2000);
    assertThat(one.at("/details/type").asText()).isEqualTo("sale.layaway_paid");

    till.delivers().gives(200);
    assertThat(cases("quarantined")).as("a replay opens nothing").hasSize(1);
  }

  @Test
  void aLostDrawerIsClosedByAManagerWithThatMoneyInIt() {
    UUID drawer = till.opensDrawer("50.00");
    till.recordOfTheFuture(drawer, "sale.layaway_paid", "12.34", "20.00");
    till.delivers().gives(200);
    store.as(ADMIN).post("/sync/devices/" + till.device() + "/mark-lost/").gives(200);

    counter.shop().close(drawer(drawer).id(), "60.00").gives(200).has("expected_cash", "62.34");
  }

  @Test
  void theCaseAndTheCountEndWhenTheRecordIsApplied() {
    OpBody.SaleCompleted sale;
    TestRegister other = counter.till();
    UUID drawer = till.opensDrawer("50.00");
    sale = other.sells(other.opensDrawer("10.00"), Tender.exactCash(), counter.line("4.00"));
    till.voids(drawer, sale);
    till.record(
        CASHIER,
        new OpBody.DrawerClosed(
            drawer, Money.of("45.72"), Money.of("45.72"), CashCount.NOT_COUNTED));
    assertThat(till.delivers(1, 2).gives(200).results()).containsExactly("applied", "parked");
    drawer(drawer).has("current_expected_cash", "45.72").has("unread_total", "-4.28");
    till.delivers().gives(200);
    assertThat(cases("parked_too_long")).isEmpty();

    store.clock().advance(Duration.ofHours(73));
    till.renewsSession();
    other.renewsSession();
    till.delivers().gives(200);
    till.delivers().gives(200);
    assertThat(only("parked_too_long").path("status").asText()).isEqualTo("open");
    other.delivers().gives(200);

    assertThat(only("parked_too_long").path("action").asText()).isEqualTo("applied");
    drawer(drawer)
        .has("expected_cash", "45.72")
        .has("variance", "0.00")
        .has("unread_total", "0.00")
        .has("late_total", "0.00");
    assertThat(cases("late_after_close"))
        .as("the register had it in the figures it closed with")
        .isEmpty();
  }

  private Answer drawer(UUID uid) {
    long id =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id from drawer where uid = :uid")
                    .bind("uid", uid)
                    .mapTo(Long.class)
                    .one());
    return store.as(MANAGER).get("/pos/drawers/" + id + "/").gives(200);
  }

  private JsonNode only(String kind) {
    List<JsonNode> found = cases(kind);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<JsonNode> cases(String kind) {
    List<JsonNode> cases = new ArrayList<>();
    store
        .as(MANAGER)
        .get("/sync/exceptions/?kind=" + kind)
        .gives(200)
        .json()
        .path("results")
        .forEach(cases::add);
    return cases;
  }
}
