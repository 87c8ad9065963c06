package truetill.core.inventory;

import java.util.Locale;

/** A batch group's number: {@code BTH-} and at least five digits (rules-inventory section 3). */
public final class BatchNumber {
  private BatchNumber() {}

  public static String of(long number) {
    return String.format(Locale.ROOT, "BTH-%05d", number);
  }
}
