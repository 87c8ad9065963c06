package truetill.core.pos;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A register's own receipt number: {@code R-}, business date, two-digit series code, and at least
 * four digits (sync.md section 7). The server's own sales have at most five digits after the date,
 * so the two sets cannot meet.
 *
 * @param series 1 to 99, the register's code
 * @param counter from 1, restarting each business date
 */
public record ReceiptNumber(LocalDate date, int series, int counter) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final Pattern FORM = Pattern.compile("R-(\\d{8})-(\\d{2})(\\d{4,9})");

  public ReceiptNumber {
    if (series < 1 || series > 99 || counter < 1) {
      throw new IllegalArgumentException("series " + series + ", counter " + counter);
    }
  }

  public static Optional<ReceiptNumber> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || matcher.group(2).equals("00")) {
      return Optional.empty();
    }
    int counter = Integer.parseInt(matcher.group(3));
    try {
      return counter == 0
          ? Optional.empty()
          : Optional.of(
              new ReceiptNumber(
                  LocalDate.parse(matcher.group(1), DATE),
                  Integer.parseInt(matcher.group(2)),
                  counter));
    } catch (DateTimeParseException impossibleDate) {
      return Optional.empty();
    }
  }

  /** The series a browser sale gets: {@code R-20260212-001}. */
  public static String ofServer(LocalDate date, long counter) {
    return String.format(Locale.ROOT, "R-%s-%03d", DATE.format(date), counter);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "R-%s-%02d%04d", DATE.format(date), series, counter);
  }
}
