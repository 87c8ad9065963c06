package truetill.server.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class ReceiptTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  @AfterEach
  void backToNoon() {
    store.clock().set(ServerFixture.START);
  }

  private String sell(String price) {
    return shop.complete(shop.cartWith(shop.drawer("200.00"), price), "cash_tendered", "20.00")
        .gives(200)
        .text("receipt/receipt_number");
  }

  @Test
  @Promise(18)
  void promise18ACashierHasEverythingThePrinterNeeds() {
    store.clock().set(Instant.parse("2026-02-13T00:05:09Z"));
    String number = sell("10.00");
    String path = "/pos/receipts/" + number + "/";
    store.scenario("nobody").as(NOBODY).get(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(path).gives(403);
    store.scenario("none").as(CASHIER).get("/pos/receipts/R-20260212-99999/").gives(404);
    Answer receipt =
        store
            .as(CASHIER)
            .get(path)
            .gives(200)
            .has("receipt_number", number)
            .has("printed", false)
            .has("sale/total", "10.70")
            .has("sale/lines/0/description", "Brass lamp")
            .has("print_data/store_name", "Thrift Store")
            .has("print_data/date", "2026-02-12")
            .has("print_data/time", "6:05 PM")
            .has("print_data/cashier", "Carl Example")
            .has("print_data/items/0/name", "Brass lamp")
            .has("print_data/footer", "Thank you for shopping!");
    assertThat(receipt.at("print_data/total").isNumber()).isTrue();
    assertThat(receipt.at("print_data/total").decimalValue()).isEqualByComparingTo("10.70");
    assertThat(receipt.at("print_data/change").decimalValue()).isEqualByComparingTo("9.30");
  }

  @Test
  @Promise(18)
  void promise18PrintedAndEmailedCanBeRecorded() {
    String path = "/pos/receipts/" + sell("5.00") + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).patch(path, "{}").gives(403);
    store.scenario("none").as(CASHIER).patch("/pos/receipts/R-X/", "{}").gives(404);
    store
        .scenario("no boolean")
        .as(CASHIER)
        .patch(path, body("printed", "perhaps"))
        .refuses("printed", "Must be a valid boolean.");
    store
        .scenario("good")
        .as(CASHIER)
        .patch(path, body("printed", true, "receipt_number", "R-1"))
        .gives(200)
        .has("printed", true)
        .has("emailed", false);
  }

  @Test
  @Promise(42)
  void promise42AReceiptIsFoundByItsNumberWhateverTheCase() {
    String number = sell("5.00");
    String small = number.toLowerCase(java.util.Locale.ROOT);
    store
        .as(CASHIER)
        .get("/pos/receipts/?receipt_number=" + small)
        .gives(200)
        .has("count", 1)
        .has("results/0/receipt_number", number);
    store.as(CASHIER).get("/pos/receipts/?receipt_number=R-1").gives(200).has("count", 0);
    store.as(CASHIER).get("/pos/receipts/").gives(200).has("results/0/receipt_number", number);
    store.as(NOBODY).get("/pos/receipts/").gives(401);
    store.as(CONSIGNEE).get("/pos/receipts/").gives(403);
  }

  @Test
  @Promise({36, 37})
  void promise36And37NumbersRestartEachStoreLocalDayAndGoOnPast999() {
    store.clock().set(Instant.parse("2026-03-02T05:30:00Z"));
    assertThat(sell("1.00")).isEqualTo("R-20260301-001");
    assertThat(sell("1.00")).isEqualTo("R-20260301-002");
    store.clock().advance(Duration.ofHours(1));
    assertThat(sell("1.00")).isEqualTo("R-20260302-001");
    store
        .work()
        .write(tx -> {
          new ReceiptStore().skipPast(tx, LocalDate.of(2026, 3, 2), 998);
          return 0;
        });
    assertThat(sell("1.00")).isEqualTo("R-20260302-999");
    assertThat(sell("1.00")).isEqualTo("R-20260302-1000");
    assertThat(sell("1.00")).isEqualTo("R-20260302-1001");
  }
}
