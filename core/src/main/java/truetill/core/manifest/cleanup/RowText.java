package truetill.core.manifest.cleanup;

import java.util.Set;

/**
 * What the fixed rules read of a manifest row.
 *
 * @param specifications the names of those it has already, which stay as they are
 */
public record RowText(
    String title,
    String description,
    String brand,
    String model,
    String category,
    Set<String> specifications) {
  public RowText {
    title = PlainText.of(title);
    description = PlainText.of(description);
    brand = PlainText.of(brand);
    model = PlainText.of(model);
    category = PlainText.of(category);
    specifications = Set.copyOf(specifications);
  }
}
