package truetill.core.inventory.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How alike a row and a product are by their wording (rules-inventory section 9, rule 3; promise
 * 29). Each part of the row is looked for inside its own field of the product: the text in the
 * title, the brand in the brand, the model in the model. (The contract says "model contained"
 * without saying where; it names the title only for the text, which is no field of a product.)
 */
public final class TextRule {
  static final int BRAND = 30;
  static final int TITLE = 40;
  static final int MODEL = 20;

  /** So many candidates of a row are kept. */
  static final int KEPT = 3;

  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::score).reversed().thenComparingLong(Candidate::productId);

  private TextRule() {}

  /** The score in hundredths; 0 when the product is no candidate of the row. */
  public static int score(TextQuery row, ProductFacts product) {
    String title = Fold.of(product.title());
    boolean sameBrand = contains(Fold.of(product.brand()), row.brand());
    if (!product.active() || !(sameBrand || contains(title, row.longStart()))) {
      return 0;
    }
    return (sameBrand ? BRAND : 0)
        + (contains(title, row.start()) ? TITLE : 0)
        + (contains(Fold.of(product.model()), row.model()) ? MODEL : 0);
  }

  /** The best three by score, then id, by looking at every product. */
  static List<Candidate> best(TextQuery row, List<ProductFacts> products) {
    List<Candidate> found = new ArrayList<>();
    for (ProductFacts product : products) {
      int score = score(row, product);
      if (score > 0) {
        found.add(new Candidate(product.id(), product.title(), score, MatchType.TEXT));
      }
    }
    return found.stream().sorted(BEST_FIRST).limit(KEPT).toList();
  }

  private static boolean contains(String field, String part) {
    return !part.isEmpty() && field.contains(part);
  }

  /** What a score of this rule was given for. */
  static String words(int score) {
    return switch (score) {
      case TITLE + BRAND + MODEL -> "title, brand and model";
      case TITLE + BRAND -> "title and brand";
      case TITLE + MODEL -> "title and model";
      case BRAND + MODEL -> "brand and model";
      case TITLE -> "title";
      case BRAND -> "brand";
      default -> throw new IllegalArgumentException("no score of a candidate: " + score);
    };
  }
}
