package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    String uid = anyItem(dice);
    String status = List.of("on_shelf", "processing", "scrapped").get(dice.nextInt(3));
    if (uid != null && change(uid, Map.of("status", status))) {
      store.note(new OfficeFact.StatusSet(uid, status));
    }
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
    JsonNode users = ask("GET", "/accounts/users/", Map.of());
    if (users == null) {
      return;
    }
    for (JsonNode user : users.path("results")) {
      if (user.path("email").asText().equals(person.email())) {
        boolean active = !user.path("is_active").asBoolean();
        String path = "/accounts/users/" + user.path("id").asLong() + "/";
        if (ask("PATCH", path, Map.of("is_active", active)) != null) {
          store.note(new OfficeFact.PersonSet(user.path("uid").asText(), active));
        }
      }
    }
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
    store.note(new OfficeFact.DrawerOpened(drawerUid, 5_000));
    return true;
  }

  /** Takes back any sale there is, a register's too. */
  void voidSale(Random dice) {
    JsonNode carts = ask("GET", "/pos/carts/?status=completed&page_size=50", Map.of());
    if (carts == null || carts.path("results").isEmpty()) {
      return;
    }
    JsonNode cart = carts.path("results").path(dice.nextInt(carts.path("results").size()));
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
