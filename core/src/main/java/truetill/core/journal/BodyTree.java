package truetill.core.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CartLine;
import truetill.core.pos.CashCount;

/** The values of a body as the trees {@link Canonical} writes. */
final class BodyTree {
  private BodyTree() {}

  static Map<String, @Nullable Object> fields(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      tree.put((String) keysAndValues[at], plain(keysAndValues[at + 1]));
    }
    return tree;
  }

  static Map<String, @Nullable Object> line(CartLine line) {
    return fields(
        "item", line.item(),
        "sku", line.sku(),
        "text", line.description(),
        "quantity", line.quantity(),
        "unit_price_cents", line.unitPrice(),
        "line_total_cents", line.lineTotal());
  }

  static Map<String, @Nullable Object> customer(CustomerDetails details) {
    return fields(
        "first_name", details.firstName(),
        "last_name", details.lastName(),
        "email", details.email(),
        "phone", details.phone(),
        "notes", details.notes());
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case UUID uuid -> uuid.toString();
      case Money money -> money.cents();
      case CashCount count -> count.isCounted() ? count.toWire() : null;
      case CustomerDetails details -> customer(details);
      case null -> null;
      default -> value;
    };
  }
}
