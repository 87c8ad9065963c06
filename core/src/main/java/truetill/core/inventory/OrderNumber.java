package truetill.core.inventory;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order's number as the server makes it: {@code PO-} and at least five digits (rules-inventory
 * section 3). A person may type any other.
 */
public final class OrderNumber {
  public static final int MAX_LENGTH = 100;
  private static final Pattern OURS = Pattern.compile("PO-([0-9]{5,18})");

  private OrderNumber() {}

  public static String of(long number) {
    return String.format(Locale.ROOT, "PO-%05d", number);
  }

  /** The counter's value in a typed number of our own pattern, which the counter must pass. */
  public static OptionalLong counted(String typed) {
    Matcher ours = OURS.matcher(typed);
    return ours.matches() ? OptionalLong.of(Long.parseLong(ours.group(1))) : OptionalLong.empty();
  }
}
