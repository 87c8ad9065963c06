package truetill.core.manifest.cleanup;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first word of a text that looks like a model: four characters or more, a letter and a digit
 * among them, and no measure (rules-inventory section 13).
 */
final class ModelName {
  private static final int MIN_LENGTH = 4;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;()\\[\\]{}|]+");
  private static final Pattern EDGES =
      Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\"]+$|(?<![\\d])\"+$");

  private ModelName() {}

  static Optional<String> in(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(text, -1))
        .map(word -> EDGES.matcher(word).replaceAll(""))
        .filter(ModelName::isModel)
        .findFirst();
  }

  private static boolean isModel(String word) {
    return word.codePointCount(0, word.length()) >= MIN_LENGTH
        && word.codePoints().anyMatch(Character::isLetter)
        && word.codePoints().anyMatch(Character::isDigit)
        && !Measures.isMeasure(word);
  }
}
