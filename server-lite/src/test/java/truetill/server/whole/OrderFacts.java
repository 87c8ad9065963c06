package truetill.server.whole;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import truetill.server.db.Database;

/**
 * All that the steps of orders write, of all orders at once, without times, ids and numbers, so
 * that two stores that were asked the same have the same facts.
 */
final class OrderFacts {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry(
              "purchase_order",
              "status, item_count, manifest_file_id is null, char_length(manifest_preview) > 9"),
          Map.entry(
              "stored_file", "filename, size_bytes, blob_uid is null, derived_blob_uid is null"),
          Map.entry("csv_template", "name is null, header_signature, column_mappings"),
          Map.entry(
              "manifest_row",
              "row_number, quantity, title, brand, upc, retail_value_cents, proposed_price_cents,"
                  + " final_price_cents, pricing_stage, batch_flag, search_tags, specifications,"
                  + " matched_product_id is null, match_status, ai_match_decision, ai_reasoning,"
                  + " ai_suggested_title, ai_suggested_brand, notes, reviewed,"
                  + " reviewed_product_id is null, counted_product_id is null,"
                  + " match_candidates = '[]'"),
          Map.entry("product", "title, brand, model, upc, default_price_cents, times_ordered"),
          Map.entry("vendor_product_ref", "vendor_item_number, vendor_description, times_seen"),
          Map.entry(
              "item",
              "title, brand, processing_tier, status, condition, location, price_cents, cost_cents,"
                  + " product_id is null, manifest_row_id is null, batch_group_id is null"),
          Map.entry("item_history", "event_type"),
          Map.entry(
              "batch_group",
              "total_qty, status, unit_price_cents, unit_cost_cents, condition, location,"
                  + " processed_by is null"),
          Map.entry("processing_batch", "status, total_rows, processed_count, items_created"),
          Map.entry("audit_event", "action"),
          Map.entry("feed", "table_name, action, audience"));

  private OrderFacts() {}

  /** Table to its rows, the same ones together with how many they are. */
  static Map<String, List<String>> of(Database database) {
    return database.read(tx -> {
      Map<String, List<String>> facts = new TreeMap<>();
      COLUMNS.forEach((table, columns) ->
          facts.put(
              table,
              tx
                  .handle()
                  .createQuery("select " + columns + " from " + table + where(table))
                  .map((rs, context) ->
                      IntStream.rangeClosed(1, rs.getMetaData().getColumnCount())
                          .mapToObj(column -> OrderFacts.text(rs, column))
                          .collect(Collectors.joining("|")))
                  .stream()
                  .collect(Collectors.groupingBy(row -> row, TreeMap::new, Collectors.counting()))
                  .entrySet()
                  .stream()
                  .map(Object::toString)
                  .toList()));
      return facts;
    });
  }

  /** People are not of the orders. */
  private static String where(String table) {
    return switch (table) {
      case "feed" -> " where table_name in ('item', 'product')";
      case "audit_event" -> " where action = 'order_purged'";
      default -> "";
    };
  }

  private static String text(java.sql.ResultSet rs, int column) {
    try {
      return String.valueOf(rs.getString(column));
    } catch (java.sql.SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The tables in which two differ. */
  static List<String> differing(Map<String, List<String>> one, Map<String, List<String>> other) {
    return one.entrySet().stream()
        .filter(table -> !table.getValue().equals(other.get(table.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
