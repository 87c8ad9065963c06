package truetill.server.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.Set;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;

/**
 * The six settings the store itself needs (rules-store section 9): checked on write and never
 * deleted. Every other key is free JSON.
 */
final class SettingRule {
  static final String TAX_RATE = "tax_rate";

  private static final Set<String> TEXTS =
      Set.of("store_name", "store_address", "store_phone", "receipt_header", "receipt_footer");
  private static final int MAX_NUMBER_CHARACTERS = 40;
  private static final int MAX_VALUE_CHARACTERS = 100_000;

  private SettingRule() {}

  static boolean isProtected(String key) {
    return key.equals(TAX_RATE) || TEXTS.contains(key);
  }

  /** The value in the form it is kept: the tax rate is a number, also when it came as text. */
  static Outcome<JsonNode> check(String key, JsonNode value) {
    if (key.equals(TAX_RATE)) {
      return taxRate(value);
    }
    if (TEXTS.contains(key) && !value.isTextual()) {
      return Outcome.refused("invalid", "Not a valid string.");
    }
    return value.toString().length() > MAX_VALUE_CHARACTERS
        ? Outcome.refused(
            "invalid",
            "Ensure this field has no more than " + MAX_VALUE_CHARACTERS + " characters.")
        : Outcome.done(value);
  }

  private static Outcome<JsonNode> taxRate(JsonNode value) {
    String text = value.isNumber() || value.isTextual() ? value.asText().strip() : "";
    if (text.length() > MAX_NUMBER_CHARACTERS
        || !text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      return Outcome.refused("invalid", "A valid number is required.");
    }
    BigDecimal fraction = new BigDecimal(text);
    return Rate.ofTax(fraction).map(rate -> DecimalNode.valueOf(plain(fraction)));
  }

  private static BigDecimal plain(BigDecimal fraction) {
    BigDecimal stripped = fraction.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
