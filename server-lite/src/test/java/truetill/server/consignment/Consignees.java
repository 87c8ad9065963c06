package truetill.server.consignment;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Sets up consignees, agreements and consigned items through the contract. */
public final class Consignees {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final ServerFixture store;
  private final Shop shop;

  public Consignees(ServerFixture store, Shop shop) {
    this.store = store;
    this.shop = shop;
  }

  /** A consigned item with the SKU of its inventory item. */
  public record Consigned(long id, long item, String sku) {}

  public static Map<String, @Nullable Object> newPerson() {
    int number = COUNTER.incrementAndGet();
    return new LinkedHashMap<>(
        body(
            "email", "consignee" + number + "@shop.test",
            "first_name", "Wren",
            "last_name", "Number " + number));
  }

  /** A consignee of the test's own; answers the user id. */
  public long consignee() {
    return store.as(MANAGER).post("/consignment/accounts/", newPerson()).gives(201).id();
  }

  public long agreement(long consignee, String rate) {
    return store
        .as(MANAGER)
        .post("/consignment/agreements/", body("consignee", consignee, "commission_rate", rate))
        .gives(201)
        .id();
  }

  /** A listed item at this price. */
  public Consigned listed(long agreement, String price) {
    Answer item = shop.item("1.00", "intake");
    long id =
        store
            .as(CASHIER)
            .post(
                "/consignment/items/",
                body(
                    "agreement",
                    agreement,
                    "item",
                    item.id(),
                    "asking_price",
                    price,
                    "status",
                    "listed"))
            .gives(201)
            .id();
    return new Consigned(id, item.id(), item.text("sku"));
  }

  public Answer item(Consigned item) {
    return store.as(CASHIER).get("/consignment/items/" + item.id() + "/").gives(200);
  }

  /** Sells the items in one sale on a drawer of its own; answers the cart's id. */
  public long sells(Consigned... items) {
    long cart = shop.cart(shop.drawer("200.00"));
    for (Consigned item : items) {
      shop.add(cart, item.sku()).gives(200);
    }
    shop.complete(cart).gives(200);
    return cart;
  }

  /** A payout of today's sales. */
  public Answer generate(long consignee) {
    return generate(consignee, "2026-02-12", "2026-02-12");
  }

  public Answer generate(long consignee, String start, String end) {
    return store
        .as(MANAGER)
        .post(
            "/consignment/payouts/generate/",
            body("consignee", consignee, "period_start", start, "period_end", end));
  }

  public Answer pay(long payout) {
    return store.as(MANAGER).send("PATCH", "/consignment/payouts/" + payout + "/pay/", null);
  }

  public Answer payout(long id) {
    return store.as(MANAGER).get("/consignment/payouts/" + id + "/");
  }
}
