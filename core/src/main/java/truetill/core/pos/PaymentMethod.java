package truetill.core.pos;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a sale is paid, as the contract names it. */
public enum PaymentMethod {
  CASH,
  CARD,
  SPLIT;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PaymentMethod> ofWire(String wire) {
    return Arrays.stream(values()).filter(method -> method.wire().equals(wire)).findFirst();
  }
}
