package truetill.core.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where one physical item stands (rules-inventory section 11). Only {@link #ON_SHELF} is for sale.
 */
public enum ItemStatus {
  INTAKE,
  PROCESSING,
  ON_SHELF,
  SOLD,
  RETURNED,
  SCRAPPED,
  LOST;

  /** The contract's word: {@code on_shelf}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ItemStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
