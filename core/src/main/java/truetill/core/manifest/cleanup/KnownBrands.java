package truetill.core.manifest.cleanup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The brands of the store's products, found in a text as whole words without regard to case: the
 * longest wins, then the one that stands first (rules-inventory section 13). Immutable; the order
 * in which brands are handed in makes no difference.
 */
public final class KnownBrands {
  public static final KnownBrands NONE = new KnownBrands(List.of());

  /** By the word a brand begins with, longest brand first. */
  private final Map<String, List<Brand>> byFirstWord = new HashMap<>();

  private record Brand(String written, String lower) {}

  public KnownBrands(Collection<String> brands) {
    brands.stream()
        .map(PlainText::of)
        .filter(brand -> !brand.isEmpty())
        .distinct()
        .map(brand -> new Brand(brand, brand.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparingInt((Brand brand) -> -brand.lower().length())
                .thenComparing(Brand::written))
        .forEach(brand ->
            byFirstWord
                .computeIfAbsent(word(brand.lower(), 0), word -> new ArrayList<>())
                .add(brand));
  }

  /** {@code text} is {@link PlainText}. */
  Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Brand best = null;
    for (int at = 0; at < lower.length(); at++) {
      if (!isBorder(lower, at)) {
        continue;
      }
      for (Brand brand : byFirstWord.getOrDefault(word(lower, at), List.of())) {
        if (best != null && brand.lower().length() <= best.lower().length()) {
          break;
        }
        if (lower.startsWith(brand.lower(), at) && isBorder(lower, at + brand.lower().length())) {
          best = brand;
          break;
        }
      }
    }
    return Optional.ofNullable(best).map(Brand::written);
  }

  /** The letters and digits from here on, or the one other character that stands here. */
  private static String word(String text, int from) {
    int end = from;
    while (end < text.length() && isInWord(text, end)) {
      end++;
    }
    return text.substring(from, Math.max(end, from + 1));
  }

  private static boolean isBorder(String text, int at) {
    return at == 0 || at == text.length() || !isInWord(text, at - 1) || !isInWord(text, at);
  }

  private static boolean isInWord(String text, int at) {
    char each = text.charAt(at);
    return Character.isLetterOrDigit(each) || Character.isSurrogate(each);
  }
}
