package truetill.server.inventory;

import static truetill.server.http.Body.or;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.cleanup.CleanRow;
import truetill.core.manifest.cleanup.KnownBrands;
import truetill.core.manifest.cleanup.RowText;
import truetill.core.wire.inventory.ManifestRow;
import truetill.core.wire.inventory.RowSuggestion;
import truetill.server.inventory.ai.RowAnswer;

/**
 * A manifest row's wording after clean-up, be it by a model or by the fixed rules.
 *
 * @param reasoning never blank: by it a row counts as cleaned (promise 79)
 */
record CleanedRow(
    long id,
    String title,
    String brand,
    String model,
    String searchTags,
    ObjectNode specifications,
    String reasoning) {
  private static final String NO_REASON = "Cleaned up by the AI, which gave no reason.";

  /** By the fixed rules; specifications that are there stay. */
  static CleanedRow byRules(ManifestRow row, RowTextOf text, KnownBrands brands) {
    ObjectNode specifications = specifications(row).deepCopy();
    Set<String> names = new HashSet<>();
    specifications.fieldNames().forEachRemaining(names::add);
    CleanRow clean =
        CleanRow.of(
            new RowText(
                text.title(), row.description(), text.brand(), text.model(), row.category(), names),
            brands);
    clean.specifications().forEach(specifications::put);
    return new CleanedRow(
        row.id(),
        clean.title(),
        clean.brand(),
        clean.model(),
        clean.searchTags(),
        specifications,
        clean.reasoning());
  }

  /** By a model; where it says nothing, what {@code kept} and the row have stays. */
  static CleanedRow byAnswer(ManifestRow row, RowTextOf kept, RowAnswer answer) {
    return new CleanedRow(
        row.id(),
        or(answer.title(), kept.title()),
        or(answer.brand(), kept.brand()),
        or(answer.model(), kept.model()),
        or(answer.searchTags(), row.searchTags()),
        given(answer.specifications(), specifications(row)),
        or(answer.reasoning(), NO_REASON));
  }

  RowSuggestion suggestion() {
    return new RowSuggestion(id, title, brand, model, searchTags, specifications, reasoning);
  }

  /** The three texts of a row that a step reads as its wording. */
  record RowTextOf(String title, String brand, String model) {
    /** The vendor's own. */
    static RowTextOf vendor(ManifestRow row) {
      return new RowTextOf(row.title(), row.brand(), row.model());
    }

    /** What an earlier clean-up suggested. */
    static RowTextOf suggested(ManifestRow row) {
      return new RowTextOf(row.aiSuggestedTitle(), row.aiSuggestedBrand(), row.aiSuggestedModel());
    }

    /** The row's, and what clean-up suggested where that is blank. */
    static RowTextOf present(ManifestRow row) {
      return new RowTextOf(
          filled(row.title(), row.aiSuggestedTitle()),
          filled(row.brand(), row.aiSuggestedBrand()),
          filled(row.model(), row.aiSuggestedModel()));
    }

    private static String filled(String first, String second) {
      return first.isBlank() ? second : first;
    }
  }

  private static ObjectNode specifications(ManifestRow row) {
    return row.specifications() instanceof JsonNode node && node.isObject()
        ? (ObjectNode) node
        : JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode given(@Nullable Map<String, String> answered, ObjectNode kept) {
    if (answered == null) {
      return kept;
    }
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    answered.forEach(given::put);
    return given;
  }
}
