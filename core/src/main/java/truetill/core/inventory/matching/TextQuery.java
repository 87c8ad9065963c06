package truetill.core.inventory.matching;

/**
 * What a row asks of products by its wording, folded ({@link Fold}); an empty part asks nothing.
 *
 * @param start the first 30 characters of the row's text
 * @param longStart the first 60 characters of the row's text
 */
public record TextQuery(String start, String longStart, String brand, String model) {
  private static final int START = 30;
  private static final int LONG_START = 60;

  /**
   * What a row with these texts asks.
   *
   * @param text the row's wording: clean-up title, else title, else description
   * @param brand clean-up brand, else brand
   * @param model clean-up model, else model
   */
  public static TextQuery of(String text, String brand, String model) {
    String folded = Fold.of(text);
    return new TextQuery(
        first(folded, START), first(folded, LONG_START), Fold.of(brand), Fold.of(model));
  }

  private static String first(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
