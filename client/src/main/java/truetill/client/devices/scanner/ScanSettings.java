package truetill.client.devices.scanner;

import java.time.Duration;

/**
 * How a scanner types, in contrast to a person.
 *
 * @param gap longest time between two keys of a scan
 * @param hiccup longest pause once the keys can only be a scanner's, since a busy system may
 *     deliver the rest of a scan late
 * @param leastCharacters shortest code without a prefix
 * @param prefix what the scanner is set to type before each code; empty for none
 */
public record ScanSettings(Duration gap, Duration hiccup, int leastCharacters, String prefix) {
  /** 50 ms and four characters (UX design, section 5.5). */
  public static final ScanSettings STANDARD =
      new ScanSettings(Duration.ofMillis(50), Duration.ofMillis(200), 4, "");

  public ScanSettings {
    if (gap.isNegative() || gap.isZero() || hiccup.compareTo(gap) < 0 || leastCharacters < 2) {
      throw new IllegalArgumentException(
          "a scan has a gap above zero, a hiccup no shorter, and at least two characters");
    }
  }
}
