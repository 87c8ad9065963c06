package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Register;
import truetill.client.register.RegisterStatus;
import truetill.client.register.SellingDesk;
import truetill.client.register.TimeClock;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;
import truetill.core.pos.Totals;

/**
 * What each headless command does at the desks, and how its answer reads. The requests and answers
 * of house section 6, and beside them {@code untagged}, {@code abandon}, {@code no-sale}, {@code
 * day}, and those of {@link ReserveCommands} and {@link CustomerCommands}.
 */
final class HeadlessCommands {
  private static final int DEFAULT_FIND_LIMIT = 20;
  private static final int MAX_FIND_LIMIT = 200;

  private final Register register;
  private final Map<String, Function<JsonNode, Map<String, @Nullable Object>>> table =
      new LinkedHashMap<>();

  HeadlessCommands(Register register) {
    this.register = register;
    table.put("sign-in", this::signIn);
    table.put("sign-out", this::signOut);
    table.put("open-drawer", this::openDrawer);
    table.put("scan", command -> CommandInput.withText(command, "sku", this::scan));
    table.put("untagged", this::untagged);
    table.put("remove", this::remove);
    table.put(
        "abandon", command -> Answer.of(register.selling().abandon(), HeadlessCommands::cart));
    table.put("pay", this::pay);
    table.put(
        "void",
        command ->
            CommandInput.withText(command, "receipt", receipt -> voidSale(command, receipt)));
    table.put("reprint", command -> CommandInput.withText(command, "receipt", this::reprint));
    table.put("drop", this::drop);
    table.put("no-sale", this::noSale);
    table.put("close-drawer", this::closeDrawer);
    table.put("day", command -> day());
    new ReserveCommands(register).addTo(table);
    new CustomerCommands(register).addTo(table);
    table.put("clock-in", command -> clockIn());
    table.put("clock-out", this::clockOut);
    table.put("status", command -> status(register.status()));
    table.put("sync", command -> status(register.sync()));
    table.put(
        "find", command -> CommandInput.withText(command, "text", text -> find(command, text)));
    table.put("quit", command -> Answer.ok());
  }

  Map<String, @Nullable Object> run(JsonNode command) {
    Function<JsonNode, Map<String, @Nullable Object>> action =
        table.get(command.path("do").asText());
    return action == null
        ? Answer.refused(
            "unknown_command", "\"do\" must be one of " + String.join(", ", table.keySet()) + ".")
        : action.apply(command);
  }

  private Map<String, @Nullable Object> signIn(JsonNode command) {
    Outcome<Actor> signedIn =
        command.hasNonNull("pin")
            ? register.signIn().withPin(command.path("pin").asText())
            : register
                .signIn()
                .withPassword(command.path("email").asText(), command.path("password").asText());
    return Answer.of(
        signedIn,
        actor ->
            Answer.ok(
                "user",
                Objects.requireNonNullElse(register.status().signedIn(), actor.name()),
                "name",
                actor.name(),
                "role",
                actor.role().wire()));
  }

  private Map<String, @Nullable Object> signOut(JsonNode command) {
    register.signIn().signOut();
    return Answer.ok();
  }

  private Map<String, @Nullable Object> openDrawer(JsonNode command) {
    return Answer.of(
        CommandInput.counted(command)
            .then(counted ->
                CommandInput.date(command, "date")
                    .then(date ->
                        register
                            .drawer()
                            .open(counted.total(), counted.count(), date.orElse(null)))),
        drawer ->
            Answer.ok(
                "drawer", drawer.uid().toString(),
                "opening_total", drawer.cash().opening().toString()));
  }

  private Map<String, @Nullable Object> scan(String sku) {
    return Answer.of(register.selling().scan(sku), HeadlessCommands::cart);
  }

  private Map<String, @Nullable Object> untagged(JsonNode command) {
    return Answer.of(
        CommandInput.amount(command, "price")
            .then(price ->
                CommandInput.whole(command, "quantity", 1)
                    .then(quantity ->
                        register
                            .selling()
                            .addUntagged(command.path("description").asText(), price, quantity))),
        HeadlessCommands::cart);
  }

  private Map<String, @Nullable Object> remove(JsonNode command) {
    return Answer.of(
        CommandInput.whole(command, "line", 0).then(register.selling()::remove),
        HeadlessCommands::cart);
  }

  private Map<String, @Nullable Object> pay(JsonNode command) {
    return Answer.of(
        CommandInput.tender(command).then(tender -> register.selling().pay(tender)),
        paid -> {
          Money change = paid.sale().payment().change();
          return Answer.ok(
              "receipt", paid.sale().receipt(),
              "total", paid.sale().totals().total().toString(),
              "change", (change == null ? Money.ZERO : change).toString(),
              "seq", paid.seq(),
              "op_id", paid.opId().toString());
        });
  }

  private Map<String, @Nullable Object> voidSale(JsonNode command, String receipt) {
    return Answer.of(
        register.selling().voidSale(receipt, command.path("reason").asText()),
        voided -> Answer.ok("receipt", voided.receipt(), "refunded", voided.refunded().toString()));
  }

  private Map<String, @Nullable Object> reprint(String receipt) {
    return Answer.of(
        register.selling().reprint(receipt), sale -> Answer.ok("receipt", sale.receipt()));
  }

  private Map<String, @Nullable Object> drop(JsonNode command) {
    return Answer.of(
        CommandInput.counted(command)
            .then(counted ->
                register
                    .drawer()
                    .drop(counted.total(), counted.count(), command.path("notes").asText())),
        this::expectedCash);
  }

  private Map<String, @Nullable Object> noSale(JsonNode command) {
    return Answer.of(register.drawer().noSale(command.path("reason").asText()), this::expectedCash);
  }

  private Map<String, @Nullable Object> closeDrawer(JsonNode command) {
    return Answer.of(
        CommandInput.counted(command)
            .then(counted -> register.drawer().close(counted.total(), counted.count())),
        (ClosedDrawer closed) ->
            Answer.ok(
                "expected_cash", closed.expected().toString(),
                "counted", closed.counted().toString(),
                "variance", closed.variance().toString()));
  }

  private Map<String, @Nullable Object> day() {
    OpenDrawer drawer = register.drawer().open();
    if (drawer == null) {
      return Answer.refused("no_drawer", "Open the drawer first.");
    }
    return Answer.ok(
        "date", drawer.businessDate().toString(),
        "sales", drawer.tally().sales(),
        "gross", drawer.tally().gross().toString(),
        "cash", drawer.cash().cashSalesTotal().toString(),
        "card", drawer.tally().cardSales().toString(),
        "expected_cash", drawer.cash().expected().toString());
  }

  private Map<String, @Nullable Object> expectedCash(OpenDrawer drawer) {
    return Answer.ok("expected_cash", drawer.cash().expected().toString());
  }

  private Map<String, @Nullable Object> clockIn() {
    return Answer.of(
        register.timeClock().clockIn(),
        entry -> Answer.ok("entry", entry.toString(), "hours", "0.00"));
  }

  private Map<String, @Nullable Object> clockOut(JsonNode command) {
    return Answer.of(
        CommandInput.whole(command, "break_minutes", 0).then(register.timeClock()::clockOut),
        (TimeClock.Stint stint) ->
            Answer.ok("entry", stint.entry().toString(), "hours", stint.hours().toString()));
  }

  private Map<String, @Nullable Object> find(JsonNode command, String text) {
    return Answer.of(
        CommandInput.whole(command, "limit", DEFAULT_FIND_LIMIT)
            .map(limit -> register.selling().find(text, Math.clamp(limit, 1, MAX_FIND_LIMIT))),
        this::items);
  }

  private Map<String, @Nullable Object> items(List<SellingDesk.FoundItem> found) {
    Map<UUID, String> elsewhere = register.selling().inOtherCarts();
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (SellingDesk.FoundItem item : found) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("sku", item.sku());
      row.put("title", item.title());
      row.put("category", item.category());
      row.put("condition", item.condition());
      row.put("price", item.price().toString());
      row.put("status", item.status());
      row.put("in_cart_at", elsewhere.get(item.uid()));
      items.add(row);
    }
    return Answer.ok("items", items);
  }

  private Map<String, @Nullable Object> status(RegisterStatus status) {
    return Answer.ok(
        "online", status.online(),
        "alone_since", status.aloneSince() == null ? null : status.aloneSince().toString(),
        "waiting", status.waiting(),
        "delivered_seq", status.deliveredSeq(),
        "seq", status.seq(),
        "head", status.head(),
        "signed_in", status.signedIn(),
        "drawer", status.drawer(),
        "printing_waiting", status.printingWaiting(),
        "warning", status.warning());
  }

  static Map<String, @Nullable Object> cart(Cart cart) {
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    for (CartLine line : cart.lines()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("line", lines.size() + 1);
      row.put("sku", line.sku());
      row.put("description", line.description());
      row.put("quantity", line.quantity());
      row.put("unit_price", line.unitPrice().toString());
      row.put("line_total", line.lineTotal().toString());
      lines.add(row);
    }
    Totals totals = cart.totals();
    return Answer.ok(
        "lines", lines,
        "subtotal", totals.subtotal().toString(),
        "tax", totals.tax().toString(),
        "total", totals.total().toString());
  }
}
