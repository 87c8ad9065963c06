package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.register.CustomerDesk.Found;
import truetill.client.register.Register;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;

/**
 * Customers without a window: {@code find-customer} with {@code text}; {@code customer} says whose
 * sale it is, by {@code number}, or nobody's without one; {@code new-customer} and {@code
 * edit-customer} (by {@code number}) with {@code first_name, last_name, email, phone, notes}.
 */
final class CustomerCommands {
  private static final int MOST_FOUND = 20;

  private final Register register;

  CustomerCommands(Register register) {
    this.register = register;
  }

  void addTo(Map<String, Function<JsonNode, Map<String, @Nullable Object>>> table) {
    table.put("find-customer", command -> CommandInput.withText(command, "text", this::find));
    table.put("customer", this::name);
    table.put("new-customer", this::create);
    table.put(
        "edit-customer",
        command -> CommandInput.withText(command, "number", number -> edit(command, number)));
  }

  private Map<String, @Nullable Object> find(String text) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    register.customers().find(text, MOST_FOUND).forEach(found -> rows.add(row(found)));
    return Answer.ok("customers", rows);
  }

  private Map<String, @Nullable Object> name(JsonNode command) {
    String number = command.path("number").asText().strip();
    return Answer.of(
        number.isEmpty()
            ? register.customers().name(null)
            : byNumber(number).then(found -> register.customers().name(found.uid())),
        cart -> {
          Map<String, @Nullable Object> answer = HeadlessCommands.cart(cart);
          Found named = register.customers().named();
          answer.put("customer", named == null ? null : named.number());
          return answer;
        });
  }

  private Map<String, @Nullable Object> create(JsonNode command) {
    CustomerDetails nothing = new CustomerDetails("", "", "", "", "");
    return Answer.of(register.customers().create(details(command, nothing)), this::answer);
  }

  private Map<String, @Nullable Object> edit(JsonNode command, String number) {
    return Answer.of(
        byNumber(number)
            .then(
                found -> register.customers().edit(found.uid(), details(command, found.details()))),
        this::answer);
  }

  private Outcome<Found> byNumber(String number) {
    List<Found> found =
        register.customers().find(number, MOST_FOUND).stream()
            .filter(one -> one.number().equalsIgnoreCase(number))
            .toList();
    return switch (found.size()) {
      case 0 -> Outcome.refused("unknown_customer", "No customer has the number " + number + ".");
      case 1 -> Outcome.done(found.getFirst());
      default ->
          Outcome.refused("two_customers", "More than one customer has the number " + number + ".");
    };
  }

  private static CustomerDetails details(JsonNode command, CustomerDetails otherwise) {
    return new CustomerDetails(
        text(command, "first_name", otherwise.firstName()),
        text(command, "last_name", otherwise.lastName()),
        text(command, "email", otherwise.email()),
        text(command, "phone", otherwise.phone()),
        text(command, "notes", otherwise.notes()));
  }

  private static String text(JsonNode command, String key, String otherwise) {
    return command.hasNonNull(key) ? command.path(key).asText() : otherwise;
  }

  private Map<String, @Nullable Object> answer(Found found) {
    Map<String, @Nullable Object> answer = Answer.ok();
    answer.putAll(row(found));
    return answer;
  }

  private static Map<String, @Nullable Object> row(Found found) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("number", found.number());
    row.put("name", found.details().name());
    row.put("email", found.details().email());
    row.put("phone", found.details().phone());
    row.put("notes", found.details().notes());
    return row;
  }
}
