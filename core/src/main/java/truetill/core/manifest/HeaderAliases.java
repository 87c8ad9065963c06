package truetill.core.manifest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import truetill.core.manifest.formula.Blanks;

/**
 * The headers by which a column is known at once (rules-inventory section 6, alias defaults;
 * promise 25: one list for everybody). The earlier alias wins, then the earlier header.
 */
public final class HeaderAliases {
  private static final Map<StandardColumn, List<String>> ALIASES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(
                  StandardColumn.QUANTITY, List.of("quantity", "qty", "units", "count", "qnty")),
              Map.entry(
                  StandardColumn.DESCRIPTION,
                  List.of("description", "item description", "title", "product", "item")),
              Map.entry(
                  StandardColumn.TITLE, List.of("title", "product name", "item name", "name")),
              Map.entry(StandardColumn.BRAND, List.of("brand", "manufacturer")),
              Map.entry(StandardColumn.MODEL, List.of("model", "model_number", "model number")),
              Map.entry(StandardColumn.CATEGORY, List.of("category", "department")),
              Map.entry(StandardColumn.CONDITION, List.of("condition", "item condition")),
              Map.entry(
                  StandardColumn.RETAIL_VALUE,
                  List.of(
                      "retail_value", "retail value", "unit_cost", "unit cost", "cost", "price")),
              Map.entry(StandardColumn.UPC, List.of("upc", "upc/ean", "barcode")),
              Map.entry(
                  StandardColumn.VENDOR_ITEM_NUMBER,
                  List.of(
                      "vendor_item_number",
                      "vendor item number",
                      "item #",
                      "item number",
                      "tcin",
                      "walmart item id",
                      "sku")),
              Map.entry(StandardColumn.NOTES, List.of("notes", "comment"))));

  private HeaderAliases() {}

  /** The column's aliases, first choice first; lower case. */
  public static List<String> of(StandardColumn column) {
    return ALIASES.getOrDefault(column, List.of());
  }

  /** The header that stands for the column, as it is written; empty when none does. */
  public static Optional<String> source(StandardColumn column, List<String> headers) {
    for (String alias : of(column)) {
      for (String header : headers) {
        if (plain(header).equals(alias)) {
          return Optional.of(header);
        }
      }
    }
    return Optional.empty();
  }

  /** A mapping for each of the eleven columns, the source blank where no header fits. */
  public static List<ColumnMapping> defaults(List<String> headers) {
    List<ColumnMapping> mappings = new ArrayList<>();
    for (StandardColumn column : StandardColumn.values()) {
      mappings.add(ColumnMapping.ofSource(column, source(column, headers).orElse("")));
    }
    return List.copyOf(mappings);
  }

  static String plain(String header) {
    return Blanks.trim(header).toLowerCase(Locale.ROOT);
  }
}
