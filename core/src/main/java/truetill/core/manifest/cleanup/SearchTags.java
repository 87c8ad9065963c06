package truetill.core.manifest.cleanup;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a row is found by (rules-inventory section 13): the distinct lower-case words with three
 * letters or more of its texts, at most ten, {@code ", "} between.
 */
final class SearchTags {
  private static final int MAX = 10;
  private static final int MIN_LETTERS = 3;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private SearchTags() {}

  static String of(List<String> texts) {
    return texts.stream()
        .flatMap(text -> BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT)))
        .filter(word -> word.codePoints().filter(Character::isLetter).count() >= MIN_LETTERS)
        .distinct()
        .limit(MAX)
        .collect(Collectors.joining(", "));
  }
}
