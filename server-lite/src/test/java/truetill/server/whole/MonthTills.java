package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** What happens at the tills in a month, each step held against the oracles at once. */
final class MonthTills {
  private static final int REGISTERS = 3;
  private static final int DEAREST_CENTS = 8_000;

  /** A thing on the shelf; without an owner it is the shop's. */
  private record Thing(String sku, long cents, MonthPeople.Consignor owner) {}

  /** A completed sale that may be voided. */
  private record Sale(long cart, long register, long drawer, long cash, List<Thing> things) {}

  private static final MonthPeople.Consignor SHOP = new MonthPeople.Consignor(0, 0, 0);

  private final ServerFixture store;
  private final Random random;
  private final Rows rows;
  private final MonthPeople people;
  private final CashOracle cash;
  private final EarningsOracle earnings;

  private final List<Long> registers = new ArrayList<>();

  /** Register to its open drawer. */
  private final Map<Long, Long> open = new LinkedHashMap<>();

  /** Drawer to who holds it. */
  private final Map<Long, Long> holders = new LinkedHashMap<>();

  private final List<Thing> shelf = new ArrayList<>();
  private final List<Sale> sales = new ArrayList<>();

  MonthTills(
      ServerFixture store,
      Random random,
      Rows rows,
      MonthPeople people,
      CashOracle cash,
      EarningsOracle earnings) {
    this.store = store;
    this.random = random;
    this.rows = rows;
    this.people = people;
    this.cash = cash;
    this.earnings = earnings;
    for (int i = 0; i < REGISTERS; i++) {
      registers.add(rows.shop().register().id());
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private long cashier() {
    return pick(people.cashiers());
  }

  private long drawer() {
    return pick(List.copyOf(open.values()));
  }

  void openAll() {
    for (long register : registers) {
      long opening = random.nextInt(30_000);
      long opener = cashier();
      Answer drawer =
          store
              .as(opener)
              .post(
                  "/pos/drawers/",
                  body("register", register, "opening_total", CashOracle.money(opening)))
              .gives(201);
      cash.open(drawer.id(), opening);
      open.put(register, drawer.id());
      holders.put(drawer.id(), opener);
      cash.check(drawer);
    }
  }

  void closeAll() {
    open.values()
        .forEach(drawer -> {
          long counted = Math.max(0, cash.in(drawer) + random.nextInt(201) - 100);
          store
              .as(cashier())
              .post(
                  "/pos/drawers/" + drawer + "/close/",
                  body("closing_total", CashOracle.money(counted)))
              .gives(200)
              .has("expected_cash", CashOracle.money(cash.in(drawer)))
              .has("variance", CashOracle.money(counted - cash.in(drawer)));
        });
    open.clear();
  }

  /** Every open drawer holds what it ought to. */
  void checkDrawers() {
    open.values().forEach(this::check);
  }

  private void check(long drawer) {
    cash.check(store.as(MANAGER).get("/pos/drawers/" + drawer + "/").gives(200));
  }

  void sell() {
    Map.Entry<Long, Long> till = pick(List.copyOf(open.entrySet()));
    long seller = cashier();
    Answer cart = store.as(seller).post("/pos/carts/", body("drawer", till.getValue())).gives(201);
    String path = "/pos/carts/" + cart.id() + "/";
    List<Thing> things = new ArrayList<>();
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      Thing thing = thing();
      store.as(seller).post(path + "add-item/", body("sku", thing.sku)).gives(200);
      things.add(thing);
    }
    long subtotal = things.stream().mapToLong(Thing::cents).sum();
    long tax = (subtotal * 7 + 50) / 100;
    long paidInCash = pay(path, seller, subtotal + tax, tax);
    cash.move(till.getValue(), paidInCash);
    for (Thing thing : things) {
      if (!thing.owner.equals(SHOP)) {
        earnings.sold(thing.owner.id(), cart.id(), thing.cents, thing.owner.rate());
      }
    }
    sales.add(new Sale(cart.id(), till.getKey(), till.getValue(), paidInCash, things));
    check(till.getValue());
  }

  /** Pays in one of the three ways; answers the cash that stays in the drawer. */
  private long pay(String path, long seller, long total, long tax) {
    int way = total < 2 ? random.nextInt(2) : random.nextInt(3);
    long card = way == 0 ? 0 : way == 1 ? total : 1 + random.nextInt((int) total - 1);
    long due = total - card;
    long tendered = due + (random.nextBoolean() ? 0 : random.nextInt(2_000));
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("payment_method", List.of("cash", "card", "split").get(way));
    if (way != 1) {
      payment.put("cash_tendered", CashOracle.money(tendered));
    }
    if (way != 0) {
      payment.put("card_amount", CashOracle.money(card));
    }
    store
        .as(seller)
        .post(path + "complete/", payment)
        .gives(200)
        .has("tax_amount", CashOracle.money(tax))
        .has("total", CashOracle.money(total))
        .has("change_given", way == 1 ? "null" : CashOracle.money(tendered - due));
    return due;
  }

  /** From the shelf, where voided sales put things back, or a new one. */
  private Thing thing() {
    if (!shelf.isEmpty() && random.nextInt(3) == 0) {
      return shelf.remove(random.nextInt(shelf.size()));
    }
    long cents = 1L + random.nextInt(DEAREST_CENTS);
    if (random.nextInt(3) != 0) {
      return new Thing(rows.shop().item(CashOracle.money(cents)), cents, SHOP);
    }
    MonthPeople.Consignor owner = pick(people.consignors());
    String sku = rows.consignees().listed(owner.agreement(), CashOracle.money(cents)).sku();
    return new Thing(sku, cents, owner);
  }

  /** Any sale of the month; the cash comes from the drawer the rules name. */
  void voidOne() {
    if (sales.isEmpty()) {
      return;
    }
    Sale sale = sales.remove(random.nextInt(sales.size()));
    boolean still = open.containsValue(sale.drawer);
    boolean named = !still && random.nextBoolean();
    long other = drawer();
    long payer = still ? sale.drawer : named ? other : open.getOrDefault(sale.register, 0L);
    store
        .as(pick(people.managers()))
        .post(
            "/pos/carts/" + sale.cart + "/void/",
            named ? body("drawer", other, "reason", "Back") : body("reason", "Back"))
        .gives(200)
        .has("status", "voided");
    cash.move(payer, -sale.cash);
    earnings.voided(sale.cart);
    shelf.addAll(sale.things);
    check(payer);
  }

  void drop() {
    long drawer = drawer();
    if (cash.in(drawer) < 2) {
      return;
    }
    long cents = 1L + random.nextInt((int) cash.in(drawer) - 1);
    store
        .as(cashier())
        .post("/pos/drawers/" + drawer + "/drop/", body("total", CashOracle.money(cents)))
        .gives(200);
    cash.move(drawer, -cents);
    check(drawer);
  }

  void handOff() {
    long drawer = drawer();
    long incoming = cashier();
    if (Long.valueOf(incoming).equals(holders.get(drawer))) {
      return;
    }
    long counted = random.nextInt(40_000);
    Answer answer =
        store
            .as(cashier())
            .post(
                "/pos/drawers/" + drawer + "/handoff/",
                body("incoming_cashier", incoming, "counted_total", CashOracle.money(counted)))
            .gives(200);
    holders.put(drawer, incoming);
    Answer now = store.as(MANAGER).get("/pos/drawers/" + drawer + "/").gives(200);
    now.has("current_cashier", incoming);
    assertThat(now.at("handoffs").findValuesAsText("variance"))
        .as("hand-off %s", answer.content())
        .contains(CashOracle.money(counted - cash.in(drawer)));
    cash.check(now);
  }
}
