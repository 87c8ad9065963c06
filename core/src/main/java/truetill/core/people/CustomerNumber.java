package truetill.core.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number a register gives a customer: {@code CUS-}, its two-digit series code, {@code -}, and
 * at least three digits; final, never renumbered (sync.md section 7). The server's own numbers have
 * one dash only, so the two sets cannot meet.
 *
 * @param series 1 to 99, the register's code
 * @param counter from 1, never restarted
 */
public record CustomerNumber(int series, int counter) {
  private static final Pattern FORM =
      Pattern.compile("CUS-(\\d{2})-(\\d{3,9})", Pattern.CASE_INSENSITIVE);

  public CustomerNumber {
    if (series < 1 || series > 99 || counter < 1) {
      throw new IllegalArgumentException("series " + series + ", counter " + counter);
    }
  }

  public static Optional<CustomerNumber> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int series = Integer.parseInt(matcher.group(1));
    int counter = Integer.parseInt(matcher.group(2));
    return series == 0 || counter == 0
        ? Optional.empty()
        : Optional.of(new CustomerNumber(series, counter));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "CUS-%02d-%03d", series, counter);
  }
}
