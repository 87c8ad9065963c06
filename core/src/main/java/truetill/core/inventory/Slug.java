package truetill.core.inventory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The address word of a category, made from its name once (rules-inventory section 2). */
public final class Slug {
  private static final int MAX_LENGTH = 180;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  private Slug() {}

  /**
   * Lower case, accents removed, everything else hyphens; {@code category} when nothing is left,
   * and the first of {@code -1}, {@code -2} … that is free.
   */
  public static String of(String name, Predicate<String> taken) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String hyphened = EDGES.matcher(OTHERS.matcher(plain).replaceAll("-")).replaceAll("");
    String cut = hyphened.substring(0, Math.min(MAX_LENGTH, hyphened.length()));
    String base = cut.isEmpty() ? "category" : cut;
    String slug = base;
    for (int i = 1; taken.test(slug); i++) {
      slug = base + "-" + i;
    }
    return slug;
  }
}
