package truetill.server.inventory.manifest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet's number as text, the way its cell shows it as far as that keeps the number:
 * decimals and leading zeros by the cell's format, dates as YYYY-MM-DD, percent with its sign.
 * Currency signs and thousands marks are left out, and a long number is written out where the
 * screen shows 1.23E+11, since it may be a bar code (decision 062).
 */
final class ShownNumber {
  private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.");
  private static final Pattern DIGITS = Pattern.compile("[#0?,]*(?:\\.([#0?]*))?");
  private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_UP);
  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final int LONGEST = 40;
  private static final BigDecimal LAST_DAY = new BigDecimal(2_958_465);

  private ShownNumber() {}

  static String of(BigDecimal number, @Nullable String format, boolean from1904) {
    BigDecimal value = number.round(SPREADSHEET);
    if (Math.abs((long) value.precision() - value.scale()) > LONGEST || value.scale() > LONGEST) {
      return value.toString();
    }
    String pattern = format == null ? "" : WORDS.matcher(format).replaceAll("").split(";", 2)[0];
    boolean general = pattern.isBlank() || pattern.equalsIgnoreCase("General");
    if (general || pattern.contains("@")) {
      return plain(value);
    }
    if (hasAny(pattern, "yYdDhHsS") && value.signum() >= 0 && value.compareTo(LAST_DAY) <= 0) {
      return moment(value, pattern, from1904);
    }
    if (hasAny(pattern, "eE/")) {
      return plain(value);
    }
    boolean percent = pattern.contains("%");
    String digits = digits(percent ? value.movePointRight(2) : value, pattern);
    return percent ? digits + "%" : digits;
  }

  private static String digits(BigDecimal value, String pattern) {
    Matcher found = DIGITS.matcher(pattern);
    while (found.find()) {
      if (found.group().isEmpty() || !hasAny(found.group(), "#0?")) {
        continue;
      }
      String decimals = found.group(1) == null ? "" : found.group(1);
      int least = (int) decimals.chars().filter(place -> place == '0').count();
      BigDecimal rounded = value.setScale(decimals.length(), RoundingMode.HALF_UP);
      BigDecimal tidy = rounded.stripTrailingZeros();
      String text = (tidy.scale() < least ? tidy.setScale(least) : tidy).abs().toPlainString();
      int zeros = (int) found.group().split("\\.", 2)[0].chars().filter(c -> c == '0').count();
      int whole = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
      String padded = "0".repeat(Math.max(0, zeros - whole)) + text;
      return rounded.signum() < 0 ? "-" + padded : padded;
    }
    return plain(value);
  }

  private static String moment(BigDecimal days, String pattern, boolean from1904) {
    BigDecimal whole = days.setScale(0, RoundingMode.DOWN);
    long seconds =
        days.subtract(whole)
            .multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    LocalDateTime moment =
        (from1904 ? EPOCH_1904 : EPOCH_1900)
            .plusDays(whole.longValueExact())
            .atStartOfDay()
            .plusSeconds(seconds);
    boolean date = hasAny(pattern, "yYdD");
    boolean time = hasAny(pattern, "hHsS");
    String clock = time(moment.toLocalTime());
    if (!date) {
      return clock;
    }
    return time ? moment.toLocalDate() + " " + clock : moment.toLocalDate().toString();
  }

  private static String time(LocalTime time) {
    LocalTime seconds = time.truncatedTo(ChronoUnit.SECONDS);
    return "%02d:%02d:%02d".formatted(seconds.getHour(), seconds.getMinute(), seconds.getSecond());
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(character -> characters.indexOf(character) >= 0);
  }
}
