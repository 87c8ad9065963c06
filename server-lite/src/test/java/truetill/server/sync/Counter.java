package truetill.server.sync;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** What the tests of conflicts do at their tills and in the office, in few words. */
final class Counter {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final ServerFixture store;
  private final Shop shop;

  Counter(ServerFixture store) {
    this.store = store;
    this.shop = new Shop(store);
  }

  ServerFixture store() {
    return store;
  }

  Shop shop() {
    return shop;
  }

  TestRegister till() {
    return TestRegister.enrolled(store);
  }

  /** A till on this register, enrolled with a code. */
  TestRegister tillOn(long register) {
    return TestRegister.enrolled(
        store,
        store
            .as(ADMIN)
            .post("/sync/devices/enroll-code/", body("register", register))
            .gives(201)
            .text("code"));
  }

  /** A line of a fresh item on the shelf. */
  CartLine line(String price) {
    return lineOf(shop.item(price, "on_shelf"), price);
  }

  CartLine lineOf(Answer item, String price) {
    return new CartLine(
        UUID.fromString(item.text("uid")), item.text("sku"), "Brass lamp", 1, Money.of(price));
  }

  /** A line of an item this store has never had. */
  static CartLine strange(TestRegister till, String sku, String price) {
    return new CartLine(till.newId(), sku, "Strange lamp", 1, Money.of(price));
  }

  static String sku(CartLine line) {
    return String.valueOf(line.sku());
  }

  /** A browser's drawer, on a register no till is going to be enrolled as. */
  long officeDrawer() {
    long register = shop.register().id();
    long drawer = shop.openOn(register, "50.00").gives(201).id();
    store.as(ADMIN).patch("/pos/registers/" + register + "/", body("is_active", false)).gives(200);
    return drawer;
  }

  /** A till that has sold this, not delivered yet. */
  TestRegister soldBy(CartLine... lines) {
    TestRegister till = till();
    till.sells(till.opensDrawer("10.00"), Tender.exactCash(), lines);
    return till;
  }

  static OpBody.DrawerClosed closing(UUID drawer, String cash) {
    return new OpBody.DrawerClosed(drawer, Money.of(cash), Money.of(cash), CashCount.NOT_COUNTED);
  }

  static OpBody.DrawerDropped drop(TestRegister till, UUID drawer, String cash) {
    return new OpBody.DrawerDropped(
        drawer, till.newId(), Money.of(cash), CashCount.NOT_COUNTED, "");
  }

  /** Uid of somebody new in this role who may not sign in any more. */
  UUID dismissed(String role) {
    int number = PEOPLE.incrementAndGet();
    Answer person =
        store
            .as(ADMIN)
            .post(
                "/accounts/users/",
                body(
                    "email",
                    "former" + number + "@shop.test",
                    "first_name",
                    "Fay",
                    "last_name",
                    "Former",
                    "password",
                    "was-here-once-" + number,
                    "role",
                    role))
            .gives(201);
    store
        .as(ADMIN)
        .patch("/accounts/users/" + person.id() + "/", body("is_active", false))
        .gives(200);
    return UUID.fromString(person.text("uid"));
  }

  /** Makes an item what only sales can make of it, past the contract. */
  void turns(CartLine item, String status) {
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    "update item set status = :status, sold_cart_id = null where sku = :sku")
                .bind("status", status)
                .bind("sku", sku(item))
                .execute());
  }

  /** The item with this code, all of it. */
  Answer item(String sku) {
    long id =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id from item where sku = :sku")
                    .bind("sku", sku)
                    .mapTo(Long.class)
                    .one());
    return store.as(CASHIER).get("/inventory/items/" + id + "/").gives(200);
  }

  /** Id of the sale with this uid. */
  long cart(UUID uid) {
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery("select id from cart where uid = :uid")
                .bind("uid", uid)
                .mapTo(Long.class)
                .one());
  }
}
