package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.ManifestPreview;
import truetill.core.wire.inventory.RawRow;
import truetill.server.db.JsonColumn;

/** The preview an order keeps of its vendor's file, as the JSON of its column. */
final class ManifestPreviews {
  static final int ROWS = 20;

  /** What the column holds leaves room for names; longer cells are cut in the preview only. */
  private static final int MAX_CHARACTERS = 2_000_000;

  private ManifestPreviews() {}

  static String json(
      ManifestFiles.Stored stored, MappingTemplateStore.@Nullable Template template) {
    int cellCharacters = cellCharacters(stored);
    List<RawRow> rows = new ArrayList<>();
    stored
        .firstRows()
        .forEach(
            row -> rows.add(raw(stored.headers(), row.rowNumber(), row.cells(), cellCharacters)));
    return JsonColumn.text(
        new ManifestPreview(
            stored.headers(),
            stored.signature(),
            template == null ? null : template.id(),
            template == null ? null : template.name(),
            template == null ? null : JsonColumn.parse(template.mappingsJson()),
            stored.rows(),
            rows));
  }

  /** The same preview read with another template. */
  static String with(JsonNode preview, long template, String name, String mappingsJson) {
    ObjectNode now = preview.deepCopy();
    now.put("template_id", template);
    now.put("template_name", name);
    now.set("template_mappings", JsonColumn.parse(mappingsJson));
    return JsonColumn.text(now);
  }

  /** Cells by header; a row that is shorter than the header has no more of them than it has. */
  static RawRow raw(List<String> headers, int rowNumber, List<String> cells) {
    return raw(headers, rowNumber, cells, Integer.MAX_VALUE);
  }

  private static RawRow raw(List<String> headers, int rowNumber, List<String> cells, int longest) {
    Map<String, String> byHeader = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      byHeader.put(headers.get(i), i < cells.size() ? cut(cells.get(i), longest) : "");
    }
    return new RawRow(rowNumber, byHeader);
  }

  private static int cellCharacters(ManifestFiles.Stored stored) {
    long characters =
        stored.firstRows().stream()
            .flatMap(row -> row.cells().stream())
            .mapToLong(String::length)
            .sum();
    long cells = stored.firstRows().stream().mapToLong(row -> row.cells().size()).sum();
    return characters <= MAX_CHARACTERS ? Integer.MAX_VALUE : (int) (MAX_CHARACTERS / cells);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest)));
  }
}
