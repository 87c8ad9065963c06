package truetill.server.consignment;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class ConsignmentItemTest {
  private static final String PATH = "/consignment/items/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);
  private final Consignees consignees = new Consignees(store, shop);

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    store.scenario("unknown").as(CASHIER).get(PATH + "?agreement=999999").gives(400);
    store.scenario("unknown").as(CASHIER).get(PATH + "?consignee=999999").gives(400);
    store.scenario("bad status").as(CASHIER).get(PATH + "?status=lost").gives(400);
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "40");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    String name = consignees.item(item).text("consignee_name");
    for (String filter :
        new String[] {
          "agreement=" + agreement,
          "agreement__consignee=" + consignee,
          "consignee=" + consignee,
          "consignee=" + name.toUpperCase(java.util.Locale.ROOT).replace(" ", "%20"),
          "search=" + item.sku() + ",lamp&status=listed"
        }) {
      store
          .scenario(filter)
          .as(CASHIER)
          .get(PATH + "?" + filter)
          .gives(200)
          .has("count", 1)
          .has("results/0/id", item.id());
    }
  }

  @Test
  @Promise(85)
  void creatingMarksTheItemAsConsigned() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Answer item = shop.item("1.00", "intake");
    var good = body("agreement", agreement, "item", item.id(), "asking_price", "12.50");
    store.scenario("nobody").as(NOBODY).post(PATH, good).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(PATH, good).gives(403);
    store
        .scenario("nothing said")
        .as(CASHIER)
        .post(PATH, "{}")
        .refuses("agreement", "required")
        .refuses("item", "required")
        .refuses("asking_price", "required");
    store
        .scenario("sold by hand")
        .as(CASHIER)
        .post(
            PATH,
            body("agreement", agreement, "item", item.id(), "asking_price", 1, "status", "sold"))
        .refuses("status", "\"sold\" is not a valid choice.");
    store
        .scenario("good")
        .as(CASHIER)
        .post(PATH, good)
        .gives(201)
        .has("status", "pending_intake")
        .has("listed_price", "12.50")
        .has("listed_at", "null");
    itemNow(item.id()).has("source", "consignment").has("price", "12.50").has("status", "intake");
    store.scenario("twice").as(CASHIER).post(PATH, good).refuses("item", "already exists");
    store
        .as(CASHIER)
        .patch("/inventory/items/" + item.id() + "/", body("source", "house"))
        .refuses("source", "consignee");
    store.as(CASHIER).delete("/inventory/items/" + item.id() + "/").gives(400);
  }

  @Test
  void newItemsNeedAnAgreementInForce() {
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "40");
    long item = shop.item("1.00", "intake").id();
    var wish = body("agreement", agreement, "item", item, "asking_price", "5.00");
    String path = "/consignment/agreements/" + agreement + "/";
    store.as(MANAGER).patch(path, body("status", "paused")).gives(200);
    store.as(CASHIER).post(PATH, wish).refuses("agreement", "paused");
    store.as(MANAGER).patch(path, body("status", "active", "start_date", "2026-03-01")).gives(200);
    store.as(CASHIER).post(PATH, wish).refuses("agreement", "begins on 2026-03-01");
    store
        .as(MANAGER)
        .patch(path, body("start_date", "2026-01-01", "end_date", "2026-02-11"))
        .gives(200);
    store.as(CASHIER).post(PATH, wish).refuses("agreement", "ended on 2026-02-11");
    store.as(MANAGER).patch(path, body("end_date", null)).gives(200);
    store.as(CASHIER).post(PATH, wish).gives(201);
  }

  @Test
  @Promise(87)
  void theListedPriceIsThePriceTag() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    itemNow(item.item()).has("price", "10.00").has("status", "on_shelf");
    store
        .as(CASHIER)
        .patch(PATH + item.id() + "/", body("listed_price", "8.00"))
        .gives(200)
        .has("listed_price", "8.00")
        .has("asking_price", "10.00");
    itemNow(item.item()).has("price", "8.00");
    store
        .as(CASHIER)
        .patch("/inventory/items/" + item.item() + "/", body("price", "7.50"))
        .gives(200);
    consignees.item(item).has("listed_price", "7.50");
    store.as(CASHIER).patch(PATH + item.id() + "/", body("notes", "x")).has("listed_price", "7.50");
    consignees.sells(item);
    consignees.item(item).has("listed_price", "7.50").has("sale_amount", "7.50");
  }

  @Test
  void itemsMoveByHandAsTheContractDrawsIt() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    String path = PATH + item.id() + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).patch(path, "{}").gives(403);
    store.scenario("none").as(CASHIER).patch(PATH + "999999/", "[]").gives(404);
    store.scenario("back").as(CASHIER).patch(path, body("status", "pending_intake")).gives(400);
    store
        .scenario("too early")
        .as(CASHIER)
        .patch(path, body("return_date", "2026-02-12T10:00:00"))
        .refuses("return_date", "returned");
    store.as(CASHIER).patch(path, body("status", "expired")).gives(200).has("status", "expired");
    store.as(CASHIER).patch(path, body("status", "listed")).gives(200).has("status", "listed");
    Answer returned = store.as(CASHIER).patch(path, body("status", "returned")).gives(200);
    assertThat(returned.text("return_date")).startsWith("2026-02-12T12:00:00");
    itemNow(item.item()).has("status", "returned");
    store.as(CASHIER).patch(path, body("status", "listed")).refuses("status", "cannot become");
    store.as(CASHIER).patch(path, body("listed_price", "1.00")).refuses("listed_price", "gone");
  }

  @Test
  void replacing() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    String path = PATH + item.id() + "/";
    store.scenario("nobody").as(NOBODY).put(path, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).put(path, "{}").gives(403);
    store.scenario("nothing").as(CASHIER).put(path, "{}").refuses("item", "required");
    var body = body("agreement", agreement, "item", item.item() + 1, "asking_price", "9.00");
    store.scenario("other item").as(CASHIER).put(path, body).refuses("item", "cannot change");
    body.put("item", item.item());
    store.scenario("good").as(CASHIER).put(path, body).gives(200).has("asking_price", "9.00");
  }

  @Test
  @Promise(86)
  void onlyASaleSellsAndASoldItemStaysWhereItIs() {
    long consignee = consignees.consignee();
    long agreement = consignees.agreement(consignee, "40");
    long other = consignees.agreement(consignee, "10");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    String path = PATH + item.id() + "/";
    store.as(CASHIER).patch(path, body("status", "sold")).refuses("status", "not a valid choice");
    consignees.sells(item);
    store.as(CASHIER).patch(path, body("agreement", other)).refuses("agreement", "stays");
    store.as(CASHIER).patch(path, body("listed_price", "1.00")).refuses("listed_price", "gone");
    store.as(CASHIER).patch(path, body("status", "listed")).refuses("status", "cannot become");
    store.as(CASHIER).patch(path, body("notes", "lovely", "status", "sold")).gives(200);
    consignees.item(item).has("agreement", agreement).has("notes", "lovely");
    store.as(CASHIER).delete(path).refuses("A sold consignment item cannot be deleted.");
  }

  @Test
  void deletingARecordGivesTheItemItsSourceBack() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Consignees.Consigned item = consignees.listed(agreement, "10.00");
    String path = PATH + item.id() + "/";
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).delete(path).gives(403);
    store.scenario("good").as(CASHIER).delete(path).gives(204);
    store.scenario("gone").as(CASHIER).delete(path).gives(404);
    itemNow(item.item()).has("source", "purchased");
  }

  private static Answer itemNow(long id) {
    return store.as(CASHIER).get("/inventory/items/" + id + "/").gives(200);
  }
}
