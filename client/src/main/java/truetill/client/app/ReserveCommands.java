package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Register;
import truetill.core.money.Money;
import truetill.core.pos.OpenDrawer;

/**
 * The reserve of change without a window: {@code draw} and {@code return} with {@code total} or
 * {@code count}, and {@code notes}; {@code reserve} says what should lie there.
 */
final class ReserveCommands {
  private final Register register;

  ReserveCommands(Register register) {
    this.register = register;
  }

  void addTo(Map<String, Function<JsonNode, Map<String, @Nullable Object>>> table) {
    table.put("draw", this::draw);
    table.put("return", this::putBack);
    table.put("reserve", command -> reserve());
  }

  private Map<String, @Nullable Object> draw(JsonNode command) {
    return Answer.of(
        CommandInput.counted(command)
            .then(counted ->
                register
                    .reserve()
                    .draw(counted.total(), counted.count(), command.path("notes").asText())),
        this::moved);
  }

  private Map<String, @Nullable Object> putBack(JsonNode command) {
    return Answer.of(
        CommandInput.counted(command)
            .then(counted ->
                register
                    .reserve()
                    .putBack(counted.total(), counted.count(), command.path("notes").asText())),
        this::moved);
  }

  private Map<String, @Nullable Object> moved(OpenDrawer drawer) {
    return Answer.ok(
        "expected_cash", drawer.cash().expected().toString(),
        "reserve", total());
  }

  private Map<String, @Nullable Object> reserve() {
    return Answer.ok("reserve", total());
  }

  private @Nullable String total() {
    Money total = register.reserve().total();
    return total == null ? null : total.toString();
  }
}
