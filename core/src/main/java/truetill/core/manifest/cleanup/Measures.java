package truetill.core.manifest.cleanup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers with a unit in a text: the six kinds that become specifications (rules-inventory section
 * 13), and the wider circle of words that are measures and therefore no model names.
 */
final class Measures {
  /** Not inside a word or a longer number; grouped thousands, decimals, {@code .5}. */
  private static final String NUMBER =
      "(?<![\\p{L}\\p{N}.,])(\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)";

  /** Between number and unit: {@code 3-pack}, {@code 32 GB}. */
  private static final String JOINT = " ?-?";

  private static final String WORD_ENDS = "(?![\\p{L}\\p{N}])";

  /** "2 in 1" counts uses; a generation of phones, "5G", weighs nothing. */
  private static final String NOT_IN_ONE = "(?![ -]*\\d)";

  private static final List<Kind> KINDS =
      List.of(
          kind("Capacity", Map.of("gb", "GB", "tb", "TB", "mb", "MB"), "gb|tb|mb", ""),
          kind(
              "Size",
              Map.of("inches", "inch", "\"", "in", "\u201d", "in", "\u2033", "in"),
              "inch(?:es)?|in|cm|mm|ft",
              NOT_IN_ONE,
              "[\"\u201d\u2033]"),
          kind("Weight", Map.of(), "oz|lbs|lb|kg|g", ""),
          kind("Power", Map.of("w", "W", "watts", "watt"), "watts?|w", ""),
          kind("Voltage", Map.of("v", "V", "volts", "volt"), "volts?|v", ""),
          kind("Count", Map.of("packs", "pack"), "ct|count|pk|packs?", ""));

  private static final Pattern PHONE_GENERATION = Pattern.compile("[2-6]G");

  /** What else stands behind a number in a vendor's text without making it a name. */
  private static final Pattern MEASURE =
      Pattern.compile(
          "(?:\\d[\\d.,/]{0,9}\"?x){0,3}\\d[\\d.,/]{0,9}-?"
              + "(?:gb|tb|mb|kb|in|inch|inches|\"|cm|mm|m|ft|yd|oz|lbs?|g|mg|kg|w|kw|watts?|v|volts?"
              + "|ct|count|pk|packs?|pcs?|pieces?|sets?|ml|l|qt|gal|gallons?|cups?|hz|khz|mhz|ghz"
              + "|a|ah|mah|wh|mp|k|p|fps|rpm|psi|btu|in1|st|nd|rd|th|yr|yrs|years?|x)?",
          Pattern.CASE_INSENSITIVE);

  private record Kind(String name, Map<String, String> units, Pattern pattern) {}

  private Measures() {}

  private static Kind kind(
      String name, Map<String, String> units, String words, String after, String... signs) {
    String unit = "(?:" + words + ")" + WORD_ENDS + after;
    String either = signs.length == 0 ? unit : unit + "|" + String.join("|", signs);
    return new Kind(
        name,
        units,
        Pattern.compile(NUMBER + JOINT + "(" + either + ")", Pattern.CASE_INSENSITIVE));
  }

  /** The first measure of each kind but the named ones, as {@code 32 GB}, by the kind's name. */
  static Map<String, String> specifications(String text, Set<String> except) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Kind kind : KINDS) {
      if (!except.contains(kind.name())) {
        Matcher matcher = kind.pattern().matcher(text);
        while (matcher.find()) {
          if (!PHONE_GENERATION.matcher(matcher.group()).matches()) {
            String unit = matcher.group(2).toLowerCase(Locale.ROOT);
            found.put(kind.name(), matcher.group(1) + " " + kind.units().getOrDefault(unit, unit));
            break;
          }
        }
      }
    }
    return found;
  }

  /** Whether the word is a number with a unit, or a size such as {@code 8x10}. */
  static boolean isMeasure(String word) {
    return MEASURE.matcher(word).matches();
  }
}
