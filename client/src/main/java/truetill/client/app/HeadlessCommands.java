package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;
import truetill.core.pos.TillState.ClosedDrawer;
import truetill.core.pos.Totals;

/**
 * What each headless command does at the desks, and how its answer reads. The requests and answers
 * of house section 6, and beside them {@code untagged}, {@code abandon}, {@code no-sale} and {@code
 * day}.
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
    table.put("scan", command -> withText(command, "sku", this::scan));
    table.put("untagged", this::untagged);
    table.put("remove", this::remove);
    table.put("abandon", command -> answer(register.selling().abandon(), this::cart));
    table.put("pay", this::pay);
    table.put(
        "void", command -> withText(command, "receipt", receipt -> voidSale(command, receipt)));
    table.put("reprint", command -> withText(command, "receipt", this::reprint));
    table.put("drop", this::drop);
    table.put("no-sale", this::noSale);
    table.put("close-drawer", this::closeDrawer);
    table.put("day", command -> day());
    table.put("clock-in", command -> clockIn());
    table.put("clock-out", this::clockOut);
    table.put("status", command -> status(register.status()));
    table.put("sync", command -> status(register.sync()));
    table.put("find", command -> withText(command, "text", text -> find(command, text)));
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
    return answer(
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
    return answer(
        counted(command).then(counted -> register.drawer().open(counted.total(), counted.count())),
        drawer ->
            Answer.ok(
                "drawer", drawer.uid().toString(),
                "opening_total", drawer.cash().opening().toString()));
  }

  private Map<String, @Nullable Object> scan(String sku) {
    return answer(register.selling().scan(sku), this::cart);
  }

  private Map<String, @Nullable Object> untagged(JsonNode command) {
    return answer(
        amount(command, "price")
            .then(price ->
                whole(command, "quantity", 1)
                    .then(quantity ->
                        register
                            .selling()
                            .addUntagged(command.path("description").asText(), price, quantity))),
        this::cart);
  }

  private Map<String, @Nullable Object> remove(JsonNode command) {
    return answer(whole(command, "line", 0).then(register.selling()::remove), this::cart);
  }

  private Map<String, @Nullable Object> pay(JsonNode command) {
    return answer(
        tender(command).then(tender -> register.selling().pay(tender)),
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
    return answer(
        register.selling().voidSale(receipt, command.path("reason").asText()),
        voided -> Answer.ok("receipt", voided.receipt(), "refunded", voided.refunded().toString()));
  }

  private Map<String, @Nullable Object> reprint(String receipt) {
    return answer(
        register.selling().reprint(receipt), sale -> Answer.ok("receipt", sale.receipt()));
  }

  private Map<String, @Nullable Object> drop(JsonNode command) {
    return answer(
        counted(command)
            .then(counted ->
                register
                    .drawer()
                    .drop(counted.total(), counted.count(), command.path("notes").asText())),
        this::expectedCash);
  }

  private Map<String, @Nullable Object> noSale(JsonNode command) {
    return answer(register.drawer().noSale(command.path("reason").asText()), this::expectedCash);
  }

  private Map<String, @Nullable Object> closeDrawer(JsonNode command) {
    return answer(
        counted(command).then(counted -> register.drawer().close(counted.total(), counted.count())),
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
    return answer(
        register.timeClock().clockIn(),
        entry -> Answer.ok("entry", entry.toString(), "hours", "0.00"));
  }

  private Map<String, @Nullable Object> clockOut(JsonNode command) {
    return answer(
        whole(command, "break_minutes", 0).then(register.timeClock()::clockOut),
        (TimeClock.Stint stint) ->
            Answer.ok("entry", stint.entry().toString(), "hours", stint.hours().toString()));
  }

  private Map<String, @Nullable Object> find(JsonNode command, String text) {
    return answer(
        whole(command, "limit", DEFAULT_FIND_LIMIT)
            .map(limit -> register.selling().find(text, Math.clamp(limit, 1, MAX_FIND_LIMIT))),
        HeadlessCommands::items);
  }

  private static Map<String, @Nullable Object> items(List<SellingDesk.FoundItem> found) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (SellingDesk.FoundItem item : found) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("sku", item.sku());
      row.put("title", item.title());
      row.put("category", item.category());
      row.put("condition", item.condition());
      row.put("price", item.price().toString());
      row.put("status", item.status());
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

  private Map<String, @Nullable Object> cart(Cart cart) {
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

  private static Outcome<Tender> tender(JsonNode command) {
    String word = command.path("method").asText();
    PaymentMethod method = PaymentMethod.ofWire(word).orElse(null);
    if (method == null) {
      return Outcome.refused("bad_method", "\"" + word + "\" is not cash, card or split.");
    }
    return optionalAmount(command, "tendered")
        .then(tendered ->
            optionalAmount(command, "card")
                .map(card -> new Tender(method, tendered.amount(), card.amount())));
  }

  private record MaybeAmount(@Nullable Money amount) {}

  private static Outcome<MaybeAmount> optionalAmount(JsonNode command, String key) {
    return command.hasNonNull(key)
        ? amount(command, key).map(MaybeAmount::new)
        : Outcome.done(new MaybeAmount(null));
  }

  private static Outcome<Money> amount(JsonNode command, String key) {
    JsonNode value = command.path(key);
    if (value.isNumber()) {
      return Money.ofDecimal(value.decimalValue());
    }
    return value.isTextual()
        ? Money.parse(value.asText())
        : Outcome.refused("bad_amount", "\"" + key + "\" must be an amount such as \"50.00\".");
  }

  /**
   * A whole number. Anything else is refused and never rounded, cut or taken for the default: it
   * would become a fact nobody stated.
   */
  private static Outcome<Integer> whole(JsonNode object, String key, int whenMissing) {
    JsonNode value = object.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Outcome.done(whenMissing);
    }
    boolean fits = value.isNumber() && value.canConvertToInt() && value.canConvertToExactIntegral();
    if (fits) {
      return Outcome.done(value.intValue());
    }
    return value.isTextual() && value.asText().matches("-?[0-9]{1,9}")
        ? Outcome.done(Integer.valueOf(value.asText()))
        : Outcome.refused("bad_number", "\"" + key + "\" must be a whole number such as 1.");
  }

  private record Counted(Money total, CashCount count) {}

  private static Outcome<Counted> counted(JsonNode command) {
    return count(command)
        .then(count ->
            count.isCounted() && !command.hasNonNull("total")
                ? Outcome.done(new Counted(count.total(), count))
                : amount(command, "total").map(total -> new Counted(total, count)));
  }

  private static Outcome<CashCount> count(JsonNode command) {
    JsonNode count = command.path("count");
    if (!count.isObject() && command.hasNonNull("count")) {
      return Outcome.refused("bad_count", "\"count\" must be an object such as {\"twenties\": 3}.");
    }
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    for (Denomination denomination : Denomination.values()) {
      Outcome<Integer> number = whole(count, denomination.wire(), 0);
      if (number instanceof Outcome.Refused<Integer> refused) {
        return refused.as();
      }
      pieces.put(denomination, number.orElseThrow());
    }
    return CashCount.of(pieces);
  }

  private static Map<String, @Nullable Object> withText(
      JsonNode command, String key, Function<String, Map<String, @Nullable Object>> action) {
    String text = command.path(key).asText().strip();
    return text.isEmpty()
        ? Answer.refused("bad_command", "\"" + key + "\" is missing.")
        : action.apply(text);
  }

  private static <T> Map<String, @Nullable Object> answer(
      Outcome<T> outcome, Function<T, Map<String, @Nullable Object>> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(String code, String detail) -> Answer.refused(code, detail);
    };
  }
}
