package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CartLine;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.consignment.Consignees;
import truetill.server.pos.Shop;

/** What a manager sees of exceptions and what each way of resolving one does. */
class ExceptionsTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private final Counter counter = new Counter(store);
  private final Shop shop = counter.shop();
  private final Consignees consignees = new Consignees(store, shop);

  /** Two sales of one item, and the case of the later one. */
  private record Twice(
      CartLine item, OpBody.SaleCompleted later, TestRegister till, UUID drawer, long theCase) {}

  @Test
  void onlyManagersSeeAndResolve() {
    long id = twice().theCase();
    String resolve = "/sync/exceptions/" + id + "/resolve/";
    Map<String, @Nullable Object> found = body("action", "accept_found");
    store.as(NOBODY).get("/sync/exceptions/").gives(401);
    store.as(NOBODY).post(resolve, found).gives(401);
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + counter.till().token())
        .get("/sync/exceptions/")
        .gives(401);
    for (var person : List.of(CASHIER, CONSIGNEE)) {
      store.as(person).get("/sync/exceptions/").gives(403);
      store.as(person).post(resolve, found).gives(403);
    }
    store.as(MANAGER).get("/sync/exceptions/").gives(200);
    store.as(ADMIN).get("/sync/exceptions/").gives(200);
    store.as(ADMIN).post(resolve, found).gives(200).has("resolved_by", store.idOf(ADMIN));
  }

  @Test
  void theListIsFilteredPagedAndOrdered() {
    long first = twice().theCase();
    long second = twice().theCase();
    resolve(first, body("action", "accept_found")).gives(200);

    list("?kind=double_sale&page_size=1").has("results/0/id", second).has("previous", "null");
    assertThat(list("?kind=double_sale&page_size=1").text("next")).contains("page=2");
    list("?ordering=opened_at&kind=double_sale&status=open&page=last&page_size=1")
        .has("results/0/id", second)
        .has("results/0/actions/0", "relink")
        .has("results/0/actions/1", "refund")
        .has("results/0/actions/2", "accept_found")
        .has("results/0/severity", "high");
    assertThat(ids(list("?status=resolved&page_size=1000"))).contains(first).doesNotContain(second);
    assertThat(ids(list("?status=open&page_size=1000"))).contains(second).doesNotContain(first);
    assertThat(ids(list("?severity=info&page_size=1000"))).doesNotContain(first, second);
    list("?kind=maybe_duplicate").has("count", 0);
    get("?status=closed").refuses("status", "closed is not one of the available choices.");
    get("?kind=nonsense").refuses("kind", "nonsense is not one of the available choices.");
    get("?severity=x").refuses("severity", "x is not one of the available choices.");
    get("?page=99").gives(404);
  }

  @Test
  void aBadAnswerResolvesNothing() {
    Twice twice = twice();
    long id = twice.theCase();
    store.as(MANAGER).post("/sync/exceptions/0/resolve/", body("action", "refund")).gives(404);
    store.as(MANAGER).post("/sync/exceptions/x/resolve/", body("action", "refund")).gives(404);
    resolve(id, body()).refuses("action", "This field is required.");
    resolve(id, body("action", "acknowledge"))
        .refuses("action", "\"acknowledge\" is not a valid choice.");
    resolve(id, body("action", "linked")).refuses("action", "\"linked\" is not a valid choice.");
    resolve(id, body("action", 7)).refuses("action", "not a valid choice");
    resolve(id, body("action", "refund", "note", "n".repeat(1001))).refuses("note", "1000");
    resolve(id, body("action", "relink", "item", 999_999)).refuses("item", "999999");
    resolve(id, body("action", "relink")).refusesWithCode("item_needed");
    resolve(id, body("action", "relink", "item", null)).refusesWithCode("item_needed");
    resolve(id, body("action", "refund")).refusesWithCode("not_voided");
    store.as(MANAGER).send("POST", "/sync/exceptions/" + id + "/resolve/", "{").gives(400);
    long sold = counter.item(Counter.sku(twice.item())).id();
    resolve(id, body("action", "relink", "item", sold)).refusesWithCode("item_sold");

    assertThat(ids(list("?status=open&kind=double_sale&page_size=1000"))).contains(id);
    assertThat(shop.count("audit_event", "action = 'exception_resolved' and subject_id = " + id))
        .isZero();
  }

  @Test
  void aRelinkedLineSellsTheRightItemAndItsConsigneeEarns() {
    long agreement = consignees.agreement(consignees.consignee(), "40");
    Consignees.Consigned first = consignees.listed(agreement, "20.00");
    Consignees.Consigned second = consignees.listed(agreement, "20.00");
    CartLine line = new CartLine(null, first.sku(), "Vase", 1, Money.of("20.00"));
    Twice twice = twice(line);
    consignees.item(first).has("consignee_earnings", "12.00");
    consignees.item(second).has("status", "listed").has("consignee_earnings", "null");

    resolve(twice.theCase(), body("action", "relink", "item", second.item(), "note", "tag mixed"))
        .gives(200)
        .has("action", "relink")
        .has("details/sku", first.sku());

    consignees.item(first).has("status", "sold").has("consignee_earnings", "12.00");
    consignees.item(second).has("status", "sold").has("consignee_earnings", "12.00");
    counter.item(second.sku()).has("status", "sold").has("sold_for", "20.00");
    store
        .as(CASHIER)
        .get("/pos/receipts/" + twice.later().receipt() + "/")
        .gives(200)
        .has("sale/total", "21.40");
    twice.till().voids(twice.drawer(), twice.later());
    assertThat(twice.till().delivers().gives(200).exceptions()).containsExactly("double_sale");
    consignees.item(second).has("status", "listed").has("consignee_earnings", "null");
    consignees.item(first).has("status", "sold").has("consignee_earnings", "12.00");
    shop.itemBySku(second.sku()).has("status", "on_shelf");
  }

  @Test
  void aRefundIsResolvedOnceTheSaleIsVoided() {
    Twice twice = twice();
    twice.till().voids(twice.drawer(), twice.later());
    twice.till().delivers().gives(200);

    resolve(twice.theCase(), body("action", "refund")).gives(200).has("action", "refund");

    shop.itemBySku(Counter.sku(twice.item())).has("status", "sold");
  }

  @Test
  void aFoundPieceBecomesAnItemTheSaleOwns() {
    Twice twice = twice();
    long items = shop.count("item", "1 = 1");

    resolve(twice.theCase(), body("action", "accept_found")).gives(200);

    assertThat(shop.count("item", "1 = 1")).isEqualTo(items + 1);
    String owned = "sold_cart_id = " + counter.cart(twice.later().cart());
    assertThat(
            shop.count(
                "item",
                owned + " and status = 'sold' and source = 'house' and sold_for_cents = 800"))
        .isEqualTo(1);
    twice.till().voids(twice.drawer(), twice.later());
    twice.till().delivers().gives(200);
    assertThat(shop.count("item", owned)).isZero();
    assertThat(shop.count("item", "source = 'house' and status = 'on_shelf'")).isPositive();
  }

  @Test
  void aFoundPieceOfAVoidedSaleStandsOnTheShelf() {
    Twice twice = twice();
    twice.till().voids(twice.drawer(), twice.later());
    twice.till().delivers().gives(200);
    long onShelf = shop.count("item", "status = 'on_shelf'");

    resolve(twice.theCase(), body("action", "accept_found")).gives(200);

    assertThat(shop.count("item", "status = 'on_shelf'")).isEqualTo(onShelf + 1);
  }

  @Test
  void anUnknownItemIsLinkedWhenItArrives() {
    CartLine known = counter.line("1.00");
    String coming = nextSku();
    TestRegister till = counter.till();
    UUID drawer = till.opensDrawer("10.00");
    OpBody.SaleCompleted sale =
        till.sells(
            drawer,
            Tender.exactCash(),
            known,
            Counter.strange(till, coming.toLowerCase(Locale.ROOT), "4.00"));
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("unknown_item");
    long open = newestCase();

    Answer arrived = shop.item("5.00", "on_shelf");

    assertThat(arrived.text("sku")).isEqualTo(coming);
    counter.item(coming).has("status", "sold").has("sold_for", "4.00");
    list("?status=resolved&kind=unknown_item")
        .has("results/0/id", open)
        .has("results/0/action", "linked")
        .has("results/0/resolved_by", "null");
    resolve(open, body("action", "acknowledge")).gives(409);
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("unknown_item");
    till.voids(drawer, sale);
    till.delivers().gives(200);
    shop.itemBySku(coming).has("status", "on_shelf");
  }

  @Test
  void ofTwoSalesOfAnUnknownItemTheFirstOwnsIt() {
    String coming = nextSku();
    TestRegister one = counter.till();
    TestRegister two = counter.till();
    OpBody.SaleCompleted first =
        one.sells(
            one.opensDrawer("5.00"), Tender.exactCash(), Counter.strange(one, coming, "4.00"));
    two.sells(two.opensDrawer("5.00"), Tender.exactCash(), Counter.strange(two, coming, "4.00"));
    one.delivers().gives(200);
    two.delivers().gives(200);

    shop.item("4.00", "intake");

    assertThat(
            shop.count(
                "item", "sku = '" + coming + "' and sold_cart_id = " + counter.cart(first.cart())))
        .isEqualTo(1);
    Answer cases = list("?status=open&ordering=-id&page_size=1");
    cases
        .has("results/0/kind", "double_sale")
        .has("results/0/device", two.device())
        .has("results/0/details/owning_cart", counter.cart(first.cart()));
    resolve(cases.at("results/0/id").asLong(), body("action", "accept_found")).gives(200);
  }

  @Test
  void aVoidedSaleOfAnUnknownItemDoesNotTakeIt() {
    String coming = nextSku();
    TestRegister till = counter.till();
    UUID drawer = till.opensDrawer("5.00");
    till.voids(
        drawer, till.sells(drawer, Tender.exactCash(), Counter.strange(till, coming, "4.00")));
    till.delivers().gives(200);

    shop.item("4.00", "on_shelf");

    shop.itemBySku(coming).has("status", "on_shelf");
    list("?kind=unknown_item&page_size=1").has("results/0/action", "linked");
  }

  @Test
  void anUnknownItemAManagerSpokeOfIsNotLinkedLater() {
    String coming = nextSku();
    TestRegister till = counter.till();
    till.sells(till.opensDrawer("5.00"), Tender.exactCash(), Counter.strange(till, coming, "4.00"));
    till.delivers().gives(200);
    resolve(newestCase(), body("action", "acknowledge")).gives(200);

    shop.item("4.00", "on_shelf");

    shop.itemBySku(coming).has("status", "on_shelf");
  }

  @Test
  void aManagerNamesTheUnknownItemOrAcceptsIt() {
    Answer right = shop.item("6.00", "processing");
    TestRegister till = counter.till();
    OpBody.SaleCompleted sale =
        till.sells(
            till.opensDrawer("5.00"),
            Tender.exactCash(),
            Counter.strange(till, "ITM8111111", "4.00"),
            Counter.strange(till, "ITM8111112", "3.00"));
    till.delivers().gives(200);
    long second = newestCase();
    list("?kind=unknown_item&status=open&page_size=1")
        .has("results/0/line", 2)
        .has("results/0/details/text", "Strange lamp")
        .has("results/0/details/sku", "ITM8111112");

    resolve(second - 1, body("action", "relink", "item", right.id())).gives(200);
    resolve(second, body("action", "accept_found")).gives(200);

    counter.item(right.text("sku")).has("status", "sold").has("sold_for", "4.00");
    assertThat(
            shop.count(
                "item",
                "title = 'Strange lamp' and price_cents = 300 and sold_cart_id = "
                    + counter.cart(sale.cart())))
        .isEqualTo(1);
  }

  @Test
  void theItemOfAVoidedSaleIsPutBackUnlessItIsSold() {
    CartLine scrapped = counter.line("2.00");
    resolve(conflictOver(scrapped, "scrapped"), body("action", "put_back")).gives(200);
    shop.itemBySku(Counter.sku(scrapped)).has("status", "on_shelf");

    CartLine resold = counter.line("2.00");
    long open = conflictOver(resold, "on_shelf");
    counter.soldBy(resold).delivers().gives(200);
    resolve(open, body("action", "put_back")).refusesWithCode("item_sold");
    resolve(open, body("action", "acknowledge")).gives(200);
    shop.itemBySku(Counter.sku(resold)).has("status", "sold");
  }

  private long conflictOver(CartLine item, String turned) {
    TestRegister till = counter.till();
    UUID drawer = till.opensDrawer("5.00");
    OpBody.SaleCompleted sale = till.sells(drawer, Tender.exactCash(), item);
    till.delivers().gives(200);
    counter.turns(item, turned);
    till.voids(drawer, sale);
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("void_item_conflict");
    return newestCase();
  }

  private Twice twice() {
    return twice(counter.line("8.00"));
  }

  private Twice twice(CartLine item) {
    counter.soldBy(item).delivers().gives(200);
    TestRegister till = counter.till();
    UUID drawer = till.opensDrawer("10.00");
    OpBody.SaleCompleted later = till.sells(drawer, Tender.exactCash(), item);
    assertThat(till.delivers().gives(200).exceptions()).containsExactly("double_sale");
    return new Twice(item, later, till, drawer, newestCase());
  }

  /** The label the next item gets. */
  private String nextSku() {
    String last = shop.item("1.00", "intake").text("sku");
    return String.format(Locale.ROOT, "ITM%07d", Long.parseLong(last.substring(3)) + 1);
  }

  private static long newestCase() {
    return list("?ordering=-id&page_size=1").at("results/0/id").asLong();
  }

  private static Answer list(String query) {
    return get(query).gives(200);
  }

  private static Answer get(String query) {
    return store.as(MANAGER).get("/sync/exceptions/" + query);
  }

  private static Answer resolve(long id, Map<String, @Nullable Object> body) {
    return store.as(MANAGER).post("/sync/exceptions/" + id + "/resolve/", body);
  }

  private static List<Long> ids(Answer list) {
    List<Long> ids = new ArrayList<>();
    list.at("results").forEach(one -> ids.add(one.path("id").asLong()));
    return ids;
  }
}
