package truetill.core.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a purchase order is (rules-inventory section 4). */
public enum OrderStatus {
  ORDERED,
  PAID,
  SHIPPED,
  DELIVERED,
  PROCESSING,
  COMPLETE,
  CANCELLED;

  /** The contract's spelling. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OrderStatus> ofWire(String word) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(word)).findFirst();
  }
}
