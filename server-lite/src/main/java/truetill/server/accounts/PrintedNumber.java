package truetill.server.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers people carry (rules-store section 5): three digits are the minimum, not the maximum. */
enum PrintedNumber {
  EMPLOYEE("employee", "EMP"),
  CONSIGNEE("consignee", "CON"),
  CUSTOMER("customer", "CUS");

  private final String sequence;
  private final String prefix;
  private final Pattern form;

  PrintedNumber(String sequence, String prefix) {
    this.sequence = sequence;
    this.prefix = prefix;
    // More digits than these are a name of somebody's own, which the series never reaches.
    this.form = Pattern.compile(prefix + "-([0-9]{3,9})", Pattern.CASE_INSENSITIVE);
  }

  String sequence() {
    return sequence;
  }

  String print(long value) {
    return String.format(Locale.ROOT, "%s-%03d", prefix, value);
  }

  /** The value in a number given by hand; empty when it has another form. */
  Optional<Long> valueIn(String number) {
    Matcher matcher = form.matcher(number);
    return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }
}
