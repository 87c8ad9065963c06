package truetill.core.manifest.cleanup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A manifest row cleaned by fixed rules (rules-inventory section 13, "Without AI"). The same row
 * gives the same answer. Brand, model and specifications that a row lacks are looked for in its
 * title, and where that has none in its description.
 *
 * @param specifications those that were found; not those it had
 * @param reasoning a fixed sentence, by which a row counts as cleaned
 */
public record CleanRow(
    String title,
    String brand,
    String model,
    Map<String, String> specifications,
    String searchTags,
    String reasoning) {
  /** What every row cleaned here says of itself. */
  public static final String REASONING =
      "Cleaned by fixed rules, without AI: wording tidied, brand, model and measures read from the"
          + " text.";

  public CleanRow {
    specifications = Collections.unmodifiableMap(new LinkedHashMap<>(specifications));
  }

  public static CleanRow of(RowText row, KnownBrands brands) {
    String title = CleanTitle.of(row.title(), row.description());
    String brand = row.brand().isEmpty() ? found(row, brands::in) : row.brand();
    String model = row.model().isEmpty() ? found(row, ModelName::in) : row.model();
    Map<String, String> specifications =
        new LinkedHashMap<>(Measures.specifications(row.description(), row.specifications()));
    specifications.putAll(Measures.specifications(row.title(), row.specifications()));
    return new CleanRow(
        title,
        brand,
        model,
        specifications,
        SearchTags.of(List.of(title, brand, model, row.category())),
        REASONING);
  }

  private static String found(RowText row, Function<String, Optional<String>> finder) {
    return finder.apply(row.title()).or(() -> finder.apply(row.description())).orElse("");
  }
}
