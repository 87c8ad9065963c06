package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: from the facts in the order the store took them, what its drawers, items, sales,
 * shifts and exceptions must be by sync.md sections 1, 6 and 7. Plain lists and no product code.
 */
final class SimModel {
  private static final String ON_SHELF = "on_shelf";
  private static final String SOLD = "sold";

  private final Map<String, Drawer> drawers = new LinkedHashMap<>();
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, Sale> sales = new LinkedHashMap<>();
  private final Set<String> exceptions = new TreeSet<>();
  private final Set<String> receipts = new TreeSet<>();
  private final Set<String> inactive = new TreeSet<>();
  private final Set<String> managers = new TreeSet<>();
  private final Set<String> people = new TreeSet<>();
  private final Set<String> drops = new TreeSet<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, String> resolved = new LinkedHashMap<>();
  private final Map<String, String> unread = new LinkedHashMap<>();
  private final Map<String, Instant> parked = new LinkedHashMap<>();
  private final Map<String, Long> audits = new LinkedHashMap<>();
  private final SimCustomers customers = new SimCustomers();
  private final SimReserve reserve = new SimReserve();
  private final SimShifts shifts = new SimShifts();
  private int tax = 700;

  /** A line something is open about, and the sale it is in. */
  record Line(String cart, int number, @Nullable String item, long cents) {}

  static final class Drawer {
    String register = "";
    String date = "";
    boolean open = true;
    long opening;
    long sales;
    long refunds;
    long drops;
    long drawn;
    long returned;
    long late;

    /** Of records that have no effect. */
    long unread;

    /**
     * Of the refunds, what the office paid: the till of a drawer whose PC is lost knows nothing.
     */
    long paidByOffice;

    boolean closedByOffice;
    @Nullable String closed;

    long expected() {
      return opening + sales - refunds - drops + drawn - returned + unread;
    }

    /** As its own till sees it. */
    long expectedAtTill() {
      return expected() + paidByOffice;
    }
  }

  static final class Item {
    String sku = "";
    long price;
    String status = ON_SHELF;
    @Nullable String owner;
  }

  static final class Sale {
    String receipt = "";
    String drawer = "";
    long total;
    long cash;
    String customer = "-";
    boolean voided;

    /** Line numbers to items they own, or owned until the sale was voided. */
    final Map<Integer, String> taken = new LinkedHashMap<>();
  }

  Map<String, Drawer> drawers() {
    return drawers;
  }

  Map<String, Item> items() {
    return items;
  }

  Map<String, Sale> sales() {
    return sales;
  }

  SimShifts shifts() {
    return shifts;
  }

  /** {@code kind|op|line}. */
  Set<String> exceptions() {
    return exceptions;
  }

  /** What was done about which of them. */
  Map<String, String> resolved() {
    return resolved;
  }

  /** Ops that have no effect, and whether they are parked or in quarantine. */
  Map<String, String> unread() {
    return unread;
  }

  /** How often the store wrote down what leaves no other trace. */
  Map<String, Long> audits() {
    return audits;
  }

  SimCustomers customers() {
    return customers;
  }

  SimReserve reserve() {
    return reserve;
  }

  void office(OfficeFact fact) {
    switch (fact) {
      case OfficeFact.ItemMade made -> {
        Item item = new Item();
        item.sku = made.sku();
        item.price = made.priceCents();
        items.put(made.item(), item);
      }
      case OfficeFact.PriceSet set -> item(set.item()).price = set.priceCents();
      case OfficeFact.StatusSet set -> item(set.item()).status = set.status();
      case OfficeFact.ItemGone gone -> items.remove(gone.item());
      case OfficeFact.TaxSet set -> tax = set.tenThousandths();
      case OfficeFact.PersonSet set -> {
        people.add(set.person());
        customers.staff(set.email());
        keep(inactive, set.person(), !set.active());
        keep(managers, set.person(), set.manager());
      }
      case OfficeFact.CustomerMade made ->
          customers.made(made.customer(), made.number(), made.fields());
      case OfficeFact.CustomerSet set -> customers.set(set.customer(), set.fields());
      case OfficeFact.ReserveCounted counted ->
          reserve.counted(counted.totalCents(), counted.pieces());
      case OfficeFact.DrawerClosed closed -> {
        Drawer drawer = drawer(closed.drawer());
        Broken.unless(
            drawer.expected() == closed.expectedCents(),
            "I5",
            "the office found " + closed + ", due were " + drawer.expected());
        close(drawer, closed.expectedCents(), closed.countedCents());
        drawer.closedByOffice = true;
      }
      case OfficeFact.Resolved done -> resolve(done);
      case OfficeFact.DrawerOpened opened -> {
        Drawer drawer = new Drawer();
        drawer.register = opened.register();
        drawer.date = opened.date();
        drawer.opening = opened.openingCents();
        drawers.put(opened.drawer(), drawer);
      }
      case OfficeFact.Sold sold -> officeSale(sold);
      case OfficeFact.Voided voided -> {
        Sale sale = sale(voided.sale());
        sale.voided = true;
        if (voided.cashCents() != 0) {
          Drawer payer = payer(sale, voided.named());
          payer.refunds += voided.cashCents();
          payer.paidByOffice += voided.cashCents();
        }
        sale.taken.values().stream()
            .filter(items::containsKey)
            .forEach(item -> takeBack(voided.sale(), item));
      }
    }
  }

  /**
   * rules-store section 6: the drawer of the sale while it is open, else the named one, else the
   * open one of the same register.
   */
  private Drawer payer(Sale sale, String named) {
    Drawer own = drawer(sale.drawer);
    if (own.open) {
      return own;
    }
    if (!named.isEmpty()) {
      return drawer(named);
    }
    return drawers.values().stream()
        .filter(other -> other.open && other.register.equals(own.register))
        .min(Comparator.comparing(other -> other.date))
        .orElseThrow(() -> new Broken("I5", "no drawer could pay for " + sale.receipt));
  }

  private void officeSale(OfficeFact.Sold sold) {
    Sale sale = new Sale();
    sale.receipt = sold.receipt();
    sale.drawer = sold.drawer();
    sale.total = sold.totalCents();
    sale.cash = sold.cashCents();
    sales.put(sold.sale(), sale);
    drawer(sold.drawer()).sales += sold.cashCents();
    for (String uid : sold.items()) {
      give(sold.sale(), sale, sale.taken.size() + 1, item(uid), uid);
    }
  }

  private static void keep(Set<String> set, String member, boolean wanted) {
    if (wanted) {
      set.add(member);
    } else {
      set.remove(member);
    }
  }

  private void resolve(OfficeFact.Resolved done) {
    String key = done.kind() + "|" + done.op() + "|" + done.line();
    Broken.unless(exceptions.contains(key), "I32", "resolved and never opened: " + key);
    Broken.unless(resolved.put(key, done.action()) == null, "I32", "resolved twice: " + key);
    switch (done.action()) {
      case "relink" -> take(line(done), done.item());
      case "accept_found" -> {
        Line line = line(done);
        Item like = done.kind().equals("double_sale") ? items.get(line.item()) : null;
        Item found = new Item();
        found.sku = done.sku();
        found.price = like == null ? line.cents() : like.price;
        items.put(done.item(), found);
        take(line, done.item());
      }
      case "put_back" -> {
        Item item = item(Objects.requireNonNull(line(done).item()));
        Broken.unless(!item.status.equals(SOLD), "I32", "put back and sold: " + item.sku);
        if (!item.status.equals(ON_SHELF)) {
          item.status = ON_SHELF;
          item.owner = null;
        }
      }
      default -> {
        // seen, and left as it is
      }
    }
  }

  private Line line(OfficeFact.Resolved done) {
    return Objects.requireNonNull(lines.get(done.op() + "|" + done.line()));
  }

  private void take(Line line, String uid) {
    Sale sale = sale(line.cart());
    if (!sale.voided) {
      give(line.cart(), sale, line.number(), item(uid), uid);
    }
  }

  /** sync.md section 4: what has waited three days becomes an exception. */
  void lookedForWaiting(Instant at) {
    parked.forEach((op, since) -> {
      if (since.isBefore(at.minus(Duration.ofDays(3)))) {
        exception("parked_too_long", op, 0);
      }
    });
  }

  /**
   * Takes a record in.
   *
   * @param at the server's clock when it did
   * @param offset what the device's clock lacked of it
   */
  void op(JsonNode record, Instant at, Duration offset) {
    String op = text(record, "op_id");
    switch (fate(record)) {
      case "quarantined" -> {
        setAside(record, "quarantined");
        exception("quarantined", op, 0);
      }
      case "parked" -> {
        setAside(record, "parked");
        parked.put(op, at);
      }
      default -> apply(record, op, at, offset);
    }
  }

  /** Rule 1: nothing is refused, and what cannot be applied still counts its money. */
  private void setAside(JsonNode record, String fate) {
    unread.put(text(record, "op_id"), fate);
    if (record.path("drawer").isTextual()) {
      drawer(text(record, "drawer")).unread += record.path("cash").asLong();
    }
  }

  private String fate(JsonNode record) {
    JsonNode body = record.path("body");
    String type = text(record, "type");
    boolean known = record.path("tv").asInt() == 1 && !type.startsWith("strange.");
    if (!known) {
      return "quarantined";
    }
    return switch (type) {
      case "drawer.handed_off" ->
          people.contains(text(body, "incoming")) ? "applied" : "quarantined";
      case "drawer.dropped" -> drops.add(text(body, "drop")) ? "applied" : "quarantined";
      case "sale.voided" -> sales.containsKey(text(body, "cart")) ? "applied" : "parked";
      default -> "applied";
    };
  }

  private void apply(JsonNode record, String op, Instant at, Duration offset) {
    JsonNode body = record.path("body");
    String type = text(record, "type");
    switch (type) {
      case "drawer.opened" -> opened(record, op);
      case "drawer.dropped" -> {
        actorMay(record, op);
        Drawer drawer = drawer(text(body, "drawer"));
        long cents = body.path("total_cents").asLong();
        if (!late(drawer, op, -cents)) {
          drawer.drops += cents;
        }
      }
      case "drawer.handed_off" -> {
        actorMay(record, op);
        late(drawer(text(body, "drawer")), op, 0);
      }
      case "drawer.no_sale", "receipt.reprinted" -> {
        actorMay(record, op);
        audits.merge(type, 1L, Long::sum);
      }
      case "auth.locked" -> audits.merge(type, 1L, Long::sum);
      case "supplemental.drawn", "supplemental.returned" -> reserveMoved(record, op);
      case "customer.created" -> {
        managerMay(record, op);
        if (customers.created(text(body, "customer"), text(body, "number"), body.path("details"))) {
          exception("maybe_duplicate", op, 0);
        }
      }
      case "customer.edited" -> {
        managerMay(record, op);
        customers
            .edited(text(body, "customer"), body.path("before"), body.path("after"))
            .forEach(kind -> exception(kind, op, 0));
      }
      case "drawer.closed" -> {
        actorMay(record, op);
        Drawer drawer = drawer(text(body, "drawer"));
        if (!late(drawer, op, 0)) {
          close(drawer, body.path("expected_cents").asLong(), body.path("counted_cents").asLong());
        }
      }
      case "sale.completed" -> sold(record, op);
      case "sale.voided" -> voided(record, op);
      case "clock.in" -> {
        actorMay(record, op);
        shifts.began(record, offset).ifPresent(kind -> exception(kind, op, 0));
      }
      case "clock.out" -> {
        actorMay(record, op);
        shifts.ended(record, at, offset).ifPresent(kind -> exception(kind, op, 0));
      }
      default -> {
        // carts and checkpoints are the register's own affair
      }
    }
  }

  private static void close(Drawer drawer, long expected, long counted) {
    drawer.open = false;
    drawer.closed = expected + "|" + counted + "|" + (counted - expected);
  }

  private void reserveMoved(JsonNode record, String op) {
    managerMay(record, op);
    JsonNode body = record.path("body");
    Drawer drawer = drawer(text(body, "drawer"));
    long cents = body.path("total_cents").asLong();
    boolean drawn = text(record, "type").equals("supplemental.drawn");
    boolean late = late(drawer, op, drawn ? cents : -cents);
    if (!drawn) {
      reserve.putBack(cents, body.path("count"));
      drawer.returned += late ? 0 : cents;
      return;
    }
    drawer.drawn += late ? 0 : cents;
    if (reserve.draw(cents, body.path("count"))) {
      exception("negative_balance", op, 0);
    }
  }

  private void actorMay(JsonNode record, String op) {
    if (inactive.contains(text(record, "actor"))) {
      exception("actor_not_allowed", op, 0);
    }
  }

  private void managerMay(JsonNode record, String op) {
    if (inactive.contains(text(record, "actor")) || !managers.contains(text(record, "actor"))) {
      exception("actor_not_allowed", op, 0);
    }
  }

  private void opened(JsonNode record, String op) {
    actorMay(record, op);
    Drawer drawer = new Drawer();
    drawer.register = text(record.path("body"), "register");
    drawer.date = text(record, "bdate");
    drawer.opening = record.path("body").path("opening_cents").asLong();
    boolean other =
        drawers.values().stream()
            .anyMatch(known ->
                known.register.equals(drawer.register)
                    && (known.open || known.date.equals(drawer.date)));
    if (other) {
      exception("drawer_overlap", op, 0);
    }
    drawers.put(text(record.path("body"), "drawer"), drawer);
  }

  private boolean late(Drawer drawer, String op, long cents) {
    if (drawer.open) {
      return false;
    }
    drawer.late += cents;
    exception("late_after_close", op, 0);
    return true;
  }

  private void sold(JsonNode record, String op) {
    actorMay(record, op);
    JsonNode body = record.path("body");
    Sale sale = new Sale();
    sale.receipt = text(body, "receipt");
    sale.drawer = text(body, "drawer");
    sale.total = body.path("total_cents").asLong();
    sale.cash = body.path("cash_due_cents").asLong();
    sale.customer = body.path("customer").asText("-");
    if (!receipts.add(sale.receipt)) {
      exception("receipt_collision", op, 0);
    }
    sales.put(text(body, "cart"), sale);
    Drawer drawer = drawer(sale.drawer);
    if (!late(drawer, op, sale.cash)) {
      drawer.sales += sale.cash;
    }
    if (body.path("tax_rate").asInt() != tax) {
      exception("stale_price", op, 0);
    }
    int number = 0;
    for (JsonNode line : body.path("lines")) {
      number++;
      if (!line.path("item").isNull()) {
        soldLine(op, text(body, "cart"), sale, number, line);
      }
    }
  }

  private void soldLine(String op, String cart, Sale sale, int number, JsonNode line) {
    long cents = line.path("unit_price_cents").asLong();
    lines.put(op + "|" + number, new Line(cart, number, text(line, "item"), cents));
    Item item = items.get(text(line, "item"));
    if (item == null) {
      exception("unknown_item", op, number);
      return;
    }
    if (item.price != cents) {
      exception("stale_price", op, number);
    }
    if (item.status.equals(SOLD)) {
      exception("double_sale", op, number);
      return;
    }
    if (!item.status.equals(ON_SHELF)) {
      exception("sold_from_status", op, number);
    }
    give(cart, sale, number, item, text(line, "item"));
  }

  private static void give(String cart, Sale sale, int number, Item item, String uid) {
    item.status = SOLD;
    item.owner = cart;
    sale.taken.put(number, uid);
  }

  private void voided(JsonNode record, String op) {
    managerMay(record, op);
    JsonNode body = record.path("body");
    Sale sale = sale(text(body, "cart"));
    long cash = body.path("cash_refunded_cents").asLong();
    if (cash > 0) {
      Drawer payer = drawer(text(body, "drawer"));
      if (!late(payer, op, -cash)) {
        payer.refunds += cash;
      }
    }
    if (sale.voided) {
      if (cash > 0) {
        exception("double_void", op, 0);
      }
      return;
    }
    sale.voided = true;
    sale.taken.forEach((line, item) -> {
      if (items.containsKey(item) && !takeBack(text(body, "cart"), item)) {
        lines.put(op + "|" + line, new Line(text(body, "cart"), line, item, 0));
        exception("void_item_conflict", op, line);
      }
    });
  }

  private boolean takeBack(String cart, String uid) {
    Item item = item(uid);
    if (!item.status.equals(SOLD) || !Objects.equals(item.owner, cart)) {
      return false;
    }
    item.status = ON_SHELF;
    item.owner = null;
    return true;
  }

  private void exception(String kind, String op, int line) {
    exceptions.add(kind + "|" + op + "|" + line);
  }

  private Drawer drawer(String uid) {
    return Objects.requireNonNull(drawers.get(uid), "drawer " + uid);
  }

  private Item item(String uid) {
    return Objects.requireNonNull(items.get(uid), "item " + uid);
  }

  private Sale sale(String uid) {
    return Objects.requireNonNull(sales.get(uid), "sale " + uid);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }
}
