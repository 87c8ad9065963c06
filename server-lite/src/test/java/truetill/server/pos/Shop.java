package truetill.server.pos;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/** Sets up registers, drawers, items and carts through the contract, each test its own. */
public final class Shop {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final ServerFixture store;

  public Shop(ServerFixture store) {
    this.store = store;
  }

  public Answer register() {
    int number = COUNTER.incrementAndGet();
    return store
        .as(ADMIN)
        .post(
            "/pos/registers/", body("location", 1, "name", "Till " + number, "code", "T-" + number))
        .gives(201);
  }

  /** A drawer on a register of its own. */
  public long drawer(String opening) {
    return openOn(register().id(), opening).gives(201).id();
  }

  public Answer openOn(long register, String opening) {
    return store
        .as(CASHIER)
        .post("/pos/drawers/", body("register", register, "opening_total", opening));
  }

  /** An item on the shelf; answers its SKU. */
  public String item(String price) {
    return item(price, "on_shelf").text("sku");
  }

  public Answer item(String price, String status) {
    return store
        .as(CASHIER)
        .post(
            "/inventory/items/",
            body("title", "Brass lamp", "price", price, "status", status, "category", "Home"))
        .gives(201);
  }

  public Answer itemBySku(String sku) {
    return store.as(Person.NOBODY).get("/inventory/items/lookup/" + sku + "/").gives(200);
  }

  public long cart(long drawer) {
    return store.as(CASHIER).post("/pos/carts/", body("drawer", drawer)).gives(201).id();
  }

  public Answer add(long cart, String sku) {
    return store.as(CASHIER).post("/pos/carts/" + cart + "/add-item/", body("sku", sku));
  }

  /** A cart with one fresh item for each price. */
  public long cartWith(long drawer, String... prices) {
    long cart = cart(drawer);
    for (String price : prices) {
      add(cart, item(price)).gives(200);
    }
    return cart;
  }

  public void abandonOpenCarts(long drawer) {
    store
        .as(CASHIER)
        .get("/pos/carts/?status=open&drawer=" + drawer)
        .gives(200)
        .at("results")
        .forEach(cart ->
            store.as(CASHIER).delete("/pos/carts/" + cart.path("id").asText() + "/").gives(204));
  }

  public Answer complete(long cart, @Nullable Object... pairs) {
    return store.as(CASHIER).post("/pos/carts/" + cart + "/complete/", body(pairs));
  }

  public Answer drawerNow(long drawer) {
    return store.as(CASHIER).get("/pos/drawers/" + drawer + "/").gives(200);
  }

  public Answer close(long drawer, String counted) {
    return store
        .as(CASHIER)
        .post("/pos/drawers/" + drawer + "/close/", body("closing_total", counted));
  }

  public Answer voidSale(long cart) {
    return store.as(Person.MANAGER).post("/pos/carts/" + cart + "/void/");
  }

  /** How many rows of a table answer to a condition, for what the contract does not show. */
  public long count(String table, String condition) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select count(*) from " + table + " where " + condition)
                .mapTo(Long.class)
                .one());
  }
}
