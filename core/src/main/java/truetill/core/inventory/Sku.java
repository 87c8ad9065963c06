package truetill.core.inventory;

import java.util.Locale;

/**
 * The code on an item's label: {@code ITM} and at least seven digits (rules-inventory section 3).
 */
public final class Sku {
  public static final int MAX_LENGTH = 20;

  private Sku() {}

  public static String of(long number) {
    return String.format(Locale.ROOT, "ITM%07d", number);
  }
}
