package truetill.server.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import truetill.core.manifest.cleanup.PlainText;
import truetill.core.wire.inventory.ManifestRow;
import truetill.server.db.JsonColumn;

/** What a model is told about manifest rows: JSON, no more than section 13 lists. */
final class RowQuestions {
  /** Of a description; a label needs no more. */
  private static final int MAX_DESCRIPTION = 2_000;

  private RowQuestions() {}

  static String cleanup(List<ManifestRow> rows) {
    return JsonColumn.text(
        rows.stream()
            .map(row -> {
              Map<String, Object> sent = head(row, CleanedRow.RowTextOf.vendor(row));
              sent.put("condition", row.condition());
              sent.put("upc", row.upc());
              sent.put("retail_value", retail(row));
              return sent;
            })
            .toList());
  }

  static String finalization(List<ManifestRow> rows) {
    return JsonColumn.text(
        rows.stream()
            .map(row -> {
              Map<String, Object> sent = head(row, CleanedRow.RowTextOf.present(row));
              sent.put("quantity", row.quantity());
              sent.put("retail_value", retail(row));
              return sent;
            })
            .toList());
  }

  static String matching(List<ManifestRow> rows) {
    return JsonColumn.text(
        rows.stream()
            .map(row -> {
              Map<String, Object> sent = head(row, CleanedRow.RowTextOf.present(row));
              sent.put("candidates", row.matchCandidates());
              return sent;
            })
            .toList());
  }

  private static Map<String, Object> head(ManifestRow row, CleanedRow.RowTextOf text) {
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("row_id", row.id());
    sent.put("description", PlainText.cut(row.description(), MAX_DESCRIPTION));
    sent.put("title", text.title());
    sent.put("brand", text.brand());
    sent.put("model", text.model());
    sent.put("category", row.category());
    return sent;
  }

  private static String retail(ManifestRow row) {
    return row.retailValue() == null ? "" : row.retailValue().toString();
  }
}
