package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;

/** A manager with a browser in the office, who has a register of the old kind there. */
final class SimOffice {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long[] PRICES = {1, 99, 100, 333, 1_999, 12_345, 9_999_999};
  private static final int[] TAX_RATES = {0, 700, 725, 825};

  private final SimStore store;
  private final SimFigures figures;
  private final SimStock stock;
  private final SimClock clock;
  private final Map<String, Long> itemIds = new LinkedHashMap<>();
  private final Map<String, Long> customers = new LinkedHashMap<>();
  private final List<Made> made = new ArrayList<>();
  private @Nullable Instant signedInAt;
  private String token = "";
  private long register;
  private long drawer;
  private String drawerUid = "";

  SimOffice(SimStore store, SimClock clock, SimFigures figures, SimStock stock) {
    this.store = store;
    this.clock = clock;
    this.figures = figures;
    this.stock = stock;
  }

  /** The store died in the middle of a call. */
  private static final class Cut extends RuntimeException {
    Cut() {
      super("no answer", null, false, false);
    }
  }

  /** Does it; a server that dies meanwhile costs only this. */
  void doing(String what, Runnable work) {
    figures.add("op.office_" + what);
    try {
      work.run();
    } catch (Cut noAnswer) {
      figures.add("outcome.office_cut");
    }
  }

  void makeItem(Random dice) {
    long cents = PRICES[dice.nextInt(PRICES.length)];
    String status = dice.nextInt(8) == 0 ? "intake" : "on_shelf";
    JsonNode item =
        ask(
            "POST",
            "/inventory/items/",
            Map.of("title", "Brass lamp " + cents, "price", money(cents), "status", status));
    if (item == null) {
      return;
    }
    knows(
        new Made(
            item.path("uid").asText(),
            item.path("id").asLong(),
            item.path("sku").asText(),
            cents,
            status));
  }

  /** An item as it was made. */
  record Made(String uid, long id, String sku, long priceCents, String status) {}

  List<Made> made() {
    return made;
  }

  void knows(Made item) {
    made.add(item);
    store.note(new OfficeFact.ItemMade(item.uid(), item.sku(), item.priceCents()));
    if (!item.status().equals("on_shelf")) {
      store.note(new OfficeFact.StatusSet(item.uid(), item.status()));
    }
    itemIds.put(item.uid(), item.id());
    stock.add(item.sku());
  }

  void setPrice(Random dice) {
    String uid = anyItem(dice);
    long cents = PRICES[dice.nextInt(PRICES.length)];
    if (uid != null && change(uid, Map.of("price", money(cents)))) {
      store.note(new OfficeFact.PriceSet(uid, cents));
    }
  }

  void setStatus(Random dice) {
    if (dice.nextBoolean() && putBrokenAway(dice)) {
      return;
    }
    String uid = anyItem(dice);
    String status = List.of("on_shelf", "processing", "scrapped").get(dice.nextInt(3));
    if (uid != null && change(uid, Map.of("status", status))) {
      store.note(new OfficeFact.StatusSet(uid, status));
    }
  }

  /** Something sold lies in the office, broken, and its receipt is still out there. */
  private boolean putBrokenAway(Random dice) {
    JsonNode sold = ask("GET", "/inventory/items/?status=sold&page_size=50", Map.of());
    if (sold == null || sold.path("results").isEmpty()) {
      return false;
    }
    JsonNode one = sold.path("results").path(dice.nextInt(sold.path("results").size()));
    UUID item = UUID.fromString(one.path("uid").asText());
    store.returnByHand(item);
    stock.returned(List.of(item));
    figures.add("done.by_hand");
    return true;
  }

  void deleteItem(Random dice) {
    String uid = anyItem(dice);
    if (uid != null
        && ask("DELETE", "/inventory/items/" + itemIds.get(uid) + "/", Map.of()) != null) {
      itemIds.remove(uid);
      store.note(new OfficeFact.ItemGone(uid));
    }
  }

  /** Lets somebody go, or come back. */
  void setPerson(SimShop.SimPerson person) {
    JsonNode user = user(person);
    if (user != null) {
      change(user, Map.of("is_active", !user.path("is_active").asBoolean()));
    }
  }

  /** Makes a manager of somebody, or a cashier of a manager. */
  void setRole(SimShop.SimPerson person) {
    JsonNode user = user(person);
    if (user != null) {
      boolean manages = user.path("role").asText().equals("Manager");
      change(user, Map.of("role", manages ? "Employee" : "Manager"));
    }
  }

  private @Nullable JsonNode user(SimShop.SimPerson person) {
    JsonNode users = ask("GET", "/accounts/users/", Map.of());
    if (users != null) {
      for (JsonNode user : users.path("results")) {
        if (user.path("email").asText().equals(person.email())) {
          return user;
        }
      }
    }
    return null;
  }

  private void change(JsonNode user, Map<String, ?> fields) {
    JsonNode now = ask("PATCH", "/accounts/users/" + user.path("id").asLong() + "/", fields);
    if (now != null) {
      store.note(person(now));
    }
  }

  private static OfficeFact.PersonSet person(JsonNode user) {
    return new OfficeFact.PersonSet(
        user.path("uid").asText(),
        user.path("email").asText(),
        user.path("is_active").asBoolean(),
        List.of("Manager", "Admin").contains(user.path("role").asText()));
  }

  /** Everybody who works here, as facts. */
  List<OfficeFact> people() {
    List<OfficeFact> people = new ArrayList<>();
    JsonNode users = ask("GET", "/accounts/users/", Map.of());
    if (users != null) {
      users.path("results").forEach(user -> people.add(person(user)));
    }
    return people;
  }

  /** Takes a customer up at the office, or changes one. */
  void customer(Random dice) {
    Map<String, String> fields = SimPeople.customer(dice);
    if (customers.isEmpty() || dice.nextBoolean()) {
      JsonNode made = ask("POST", "/accounts/customers/", withEmail(fields));
      if (made != null) {
        customers.put(made.path("uid").asText(), made.path("id").asLong());
        store.note(
            new OfficeFact.CustomerMade(
                made.path("uid").asText(),
                made.path("customer_number").asText(),
                withEmail(fields)));
      }
      return;
    }
    List<String> uids = new ArrayList<>(customers.keySet());
    String uid = uids.get(dice.nextInt(uids.size()));
    String field = SimCustomers.FIELDS.get(dice.nextInt(SimCustomers.FIELDS.size()));
    Map<String, String> change = Map.of(field, withEmail(fields).get(field));
    if (ask("PATCH", "/accounts/customers/" + customers.get(uid) + "/", change) != null) {
      store.note(new OfficeFact.CustomerSet(uid, change));
    }
  }

  /** The office knows no customer without an address. */
  private static Map<String, String> withEmail(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.computeIfPresent("email", (field, email) -> email.isEmpty() ? "office@sim.test" : email);
    return all;
  }

  /** Counts the reserve of change, in pieces or in all. */
  void countReserve(Random dice) {
    int twenties = dice.nextInt(20);
    int ones = dice.nextInt(50);
    long cents = twenties * 2_000L + ones * 100L;
    boolean inPieces = dice.nextBoolean();
    Map<String, Integer> pieces = inPieces ? Map.of("twenties", twenties, "ones", ones) : Map.of();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("current_total", money(cents));
    if (inPieces) {
      body.put("current_balance", pieces);
    }
    if (ask("POST", "/pos/supplemental/audit/", body) != null) {
      store.note(new OfficeFact.ReserveCounted(cents, pieces));
    }
  }

  /** Marks a PC as lost, and sees to its drawer: closes it, or opens one in its place. */
  void losePc(SimDevice device, Random dice) {
    ask("POST", "/sync/devices/" + device.identity().device() + "/mark-lost/", Map.of());
    JsonNode registers = ask("GET", "/pos/registers/", Map.of());
    JsonNode drawers = ask("GET", "/pos/drawers/?status=open&page_size=100", Map.of());
    if (registers == null || drawers == null) {
      return;
    }
    JsonNode list = registers.has("results") ? registers.path("results") : registers;
    for (JsonNode one : list) {
      if (one.path("code").asText().equals(device.identity().registerCode())) {
        long id = one.path("id").asLong();
        for (JsonNode drawer : drawers.path("results")) {
          if (drawer.path("register").asLong() == id) {
            closeFor(drawer, dice);
            return;
          }
        }
        openFor(device, id);
      }
    }
  }

  private void closeFor(JsonNode drawer, Random dice) {
    long counted = cents(drawer.path("current_expected_cash")) + 25L * dice.nextInt(3);
    String path = "/pos/drawers/" + drawer.path("id").asLong() + "/close/";
    JsonNode closed = ask("POST", path, Map.of("closing_total", money(Math.max(0, counted))));
    if (closed != null) {
      store.note(
          new OfficeFact.DrawerClosed(
              closed.path("uid").asText(),
              cents(closed.path("expected_cash")),
              cents(closed.path("closing_total"))));
    }
  }

  private void openFor(SimDevice device, long register) {
    JsonNode opened =
        ask("POST", "/pos/drawers/", Map.of("register", register, "opening_total", "50.00"));
    if (opened != null) {
      store.note(
          new OfficeFact.DrawerOpened(
              opened.path("uid").asText(),
              device.identity().register().toString(),
              opened.path("date").asText(),
              5_000));
    }
  }

  /** I32: somebody decides about one of the open exceptions, and a second time in vain. */
  void resolve(Random dice) {
    JsonNode open = ask("GET", "/sync/exceptions/?status=open&page_size=50", Map.of());
    if (open == null || open.path("results").isEmpty()) {
      return;
    }
    JsonNode one = open.path("results").path(dice.nextInt(open.path("results").size()));
    String action = one.path("actions").path(dice.nextInt(one.path("actions").size())).asText();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", action);
    body.put("note", "looked at");
    String item = action.equals("relink") ? anyItem(dice) : "";
    if (item == null) {
      return;
    }
    if (!item.isEmpty()) {
      body.put("item", itemIds.get(item));
    }
    String path = "/sync/exceptions/" + one.path("id").asLong() + "/resolve/";
    if (ask("POST", path, body) == null) {
      return;
    }
    figures.add("resolved." + one.path("kind").asText() + "_" + action);
    if (!item.isEmpty()) {
      stock.returned(List.of(UUID.fromString(item))); // with its new sale it can come back
    }
    Made found = action.equals("accept_found") ? store.newestItem() : null;
    if (found != null) {
      itemIds.put(found.uid(), found.id());
      stock.add(found.sku());
    }
    store.note(
        new OfficeFact.Resolved(
            one.path("kind").asText(),
            one.path("op_id").asText(),
            one.path("line").asInt(0),
            action,
            found == null ? item : found.uid(),
            found == null ? "" : found.sku()));
    Broken.unless(ask("POST", path, body) == null, "I32", "resolved twice: " + one);
  }

  private boolean change(String uid, Map<String, Object> fields) {
    return ask("PATCH", "/inventory/items/" + itemIds.get(uid) + "/", fields) != null;
  }

  private @Nullable String anyItem(Random dice) {
    List<String> uids = new ArrayList<>(itemIds.keySet());
    return uids.isEmpty() ? null : uids.get(dice.nextInt(uids.size()));
  }

  void setTax(Random dice) {
    int rate = TAX_RATES[dice.nextInt(TAX_RATES.length)];
    BigDecimal fraction = BigDecimal.valueOf(rate, 4);
    if (ask("PATCH", "/core/settings/tax_rate/", Map.of("value", fraction)) != null) {
      store.note(new OfficeFact.TaxSet(rate));
    }
  }

  /** Sells over the counter of the office: there a sold item is refused. */
  void sell(Random dice) {
    if (drawer == 0 && !openDrawer()) {
      return;
    }
    JsonNode cart = ask("POST", "/pos/carts/", Map.of("drawer", drawer));
    if (cart == null) {
      return;
    }
    String path = "/pos/carts/" + cart.path("id").asLong() + "/";
    boolean any = false;
    for (int item = 0; item <= dice.nextInt(2); item++) {
      any |= ask("POST", path + "add-item/", Map.of("sku", stock.pick(0, dice))) != null;
    }
    JsonNode sold =
        any
            ? ask(
                "POST",
                path + "complete/",
                Map.of("payment_method", dice.nextInt(3) == 0 ? "card" : "cash"))
            : null;
    if (sold == null) {
      ask("DELETE", path, Map.of());
      return;
    }
    List<String> items = new ArrayList<>();
    for (JsonNode line : sold.path("lines")) {
      itemIds.forEach((uid, id) -> {
        if (id == line.path("item").asLong()) {
          items.add(uid);
        }
      });
    }
    long total = cents(sold.path("total"));
    store.note(
        new OfficeFact.Sold(
            sold.path("uid").asText(),
            drawerUid,
            sold.path("receipt").path("receipt_number").asText(),
            items,
            total,
            sold.path("payment_method").asText().equals("cash") ? total : 0));
  }

  private boolean openDrawer() {
    if (register == 0) {
      JsonNode made =
          ask("POST", "/pos/registers/", Map.of("name", "Office", "code", "OFFICE", "location", 1));
      if (made == null) {
        return false;
      }
      register = made.path("id").asLong();
    }
    JsonNode opened =
        ask("POST", "/pos/drawers/", Map.of("register", register, "opening_total", "50.00"));
    if (opened == null) {
      return false;
    }
    drawer = opened.path("id").asLong();
    drawerUid = opened.path("uid").asText();
    store.note(new OfficeFact.DrawerOpened(drawerUid, "", "", 5_000));
    return true;
  }

  /** Takes back any sale there is, a register's too. */
  void voidSale(Random dice) {
    if (drawer == 0 && dice.nextBoolean()) {
      openDrawer();
    }
    JsonNode carts = ask("GET", "/pos/carts/?status=completed&page_size=50", Map.of());
    JsonNode drawers = ask("GET", "/pos/drawers/?status=open&page_size=100", Map.of());
    if (carts == null || drawers == null || carts.path("results").isEmpty()) {
      return;
    }
    JsonNode cart = broughtHere(carts.path("results"), drawers.path("results"), dice);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reason", "brought to the office");
    if (drawer != 0) {
      body.put("drawer", drawer);
    }
    JsonNode voided = ask("POST", "/pos/carts/" + cart.path("id").asLong() + "/void/", body);
    if (voided == null) {
      return;
    }
    List<UUID> items = new ArrayList<>();
    for (JsonNode line : cart.path("lines")) {
      itemIds.forEach((uid, id) -> {
        if (id == line.path("item").asLong()) {
          items.add(UUID.fromString(uid));
        }
      });
    }
    stock.returned(items);
    long total = cents(cart.path("total"));
    long card = cart.path("card_amount").isNull() ? 0 : cents(cart.path("card_amount"));
    store.note(new OfficeFact.Voided(cart.path("uid").asText(), drawerUid, total - card));
  }

  /** Mostly what a till cannot take back itself any more: it was counted since. */
  private static JsonNode broughtHere(JsonNode carts, JsonNode openDrawers, Random dice) {
    Set<Long> open = new HashSet<>();
    openDrawers.forEach(one -> open.add(one.path("id").asLong()));
    List<JsonNode> counted = new ArrayList<>();
    carts.forEach(cart -> {
      if (!open.contains(cart.path("drawer").asLong())) {
        counted.add(cart);
      }
    });
    return counted.isEmpty() || dice.nextInt(4) == 0
        ? carts.path(dice.nextInt(carts.size()))
        : counted.get(dice.nextInt(counted.size()));
  }

  /** The answer, null when it was refused. */
  private @Nullable JsonNode ask(String method, String path, Map<String, ?> body) {
    signIn();
    SimCall.Answer answer = send(method, path, body, Map.of("Authorization", "Bearer " + token));
    if (answer.status() < 300) {
      figures.add("done.office");
      return answer.body().length == 0
          ? SimStore.JSON.createObjectNode()
          : SimStore.json(answer.body());
    }
    String code = SimStore.json(answer.body()).path("code").asText("bad_request");
    Broken.unless(
        answer.status() < 500, "office", new String(answer.body(), StandardCharsets.UTF_8));
    figures.add("refused.office_" + code);
    return null;
  }

  private void signIn() {
    Instant now = clock.instant();
    Instant last = signedInAt;
    if (last != null
        && !now.isBefore(last)
        && Duration.between(last, now).compareTo(Duration.ofMinutes(20)) < 0) {
      return;
    }
    SimCall.Answer answer =
        send(
            "POST",
            "/auth/login/",
            Map.of("email", SimShop.ADMIN, "password", SimShop.ADMIN_PASSWORD),
            Map.of());
    Broken.unless(
        answer.status() == 200, "office", new String(answer.body(), StandardCharsets.UTF_8));
    token = SimStore.json(answer.body()).path("access").asText();
    signedInAt = now;
  }

  private SimCall.Answer send(
      String method, String path, Map<String, ?> body, Map<String, String> headers) {
    try {
      byte[] bytes = body.isEmpty() ? null : SimStore.JSON.writeValueAsBytes(body);
      return store.call(new SyncTransport.Request(method, "/api" + path, headers, bytes, PATIENCE));
    } catch (SimStore.AnswerLost lost) {
      return lost.answer(); // whoever looks afterwards sees that it was done
    } catch (IOException noAnswer) {
      throw new Cut();
    }
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static long cents(JsonNode amount) {
    return new BigDecimal(amount.asText()).movePointRight(2).longValueExact();
  }
}
