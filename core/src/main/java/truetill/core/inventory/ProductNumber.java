package truetill.core.inventory;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product's number as the server makes it: {@code PRD-} and at least five digits. */
public final class ProductNumber {
  public static final int MAX_LENGTH = 20;
  private static final Pattern OURS = Pattern.compile("PRD-([0-9]{5,16})");

  private ProductNumber() {}

  public static String of(long number) {
    return String.format(Locale.ROOT, "PRD-%05d", number);
  }

  /** The counter's value in a typed number of our own pattern, which the counter must pass. */
  public static OptionalLong counted(String typed) {
    Matcher ours = OURS.matcher(typed);
    return ours.matches() ? OptionalLong.of(Long.parseLong(ours.group(1))) : OptionalLong.empty();
  }
}
