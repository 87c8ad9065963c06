package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;

/** What an order's preview says of its file's layout. */
record ManifestLayout(List<String> headers, String signature, int rows) {
  static ManifestLayout of(ReadTx tx, OrderStore orders, long order) {
    JsonNode preview = JsonColumn.parse(orders.preview(tx, order).orElse("{}"));
    return new ManifestLayout(
        preview.path("headers").valueStream().map(JsonNode::asText).toList(),
        preview.path("signature").asText(),
        preview.path("row_count").asInt());
  }
}
