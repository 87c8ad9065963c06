package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;

/**
 * One line of a sale. A tagged item is named by its SKU and its title is not repeated; an untagged
 * thing has no SKU and a short description (which an item's title replaces when it is loaded).
 *
 * @param sale the number of the sale in {@code sales.csv}
 * @param sku empty for an untagged thing sold at a typed price
 */
record DemoLine(
    int sale, String sku, String description, int quantity, Money unitPrice, Money lineTotal) {

  static final CsvForm<DemoLine> FORM =
      new CsvForm<>(
          "sale_lines.csv",
          List.of("sale", "sku", "description", "quantity", "unit_price", "line_total"),
          row ->
              List.of(
                  String.valueOf(row.sale),
                  row.sku,
                  row.description,
                  String.valueOf(row.quantity),
                  row.unitPrice.toString(),
                  row.lineTotal.toString()),
          cells ->
              new DemoLine(
                  Integer.parseInt(cells.getField("sale")),
                  cells.getField("sku"),
                  cells.getField("description"),
                  Integer.parseInt(cells.getField("quantity")),
                  Money.of(cells.getField("unit_price")),
                  Money.of(cells.getField("line_total"))));

  static DemoLine of(int sale, DemoItem item) {
    return new DemoLine(sale, item.sku(), "", 1, item.price(), item.price());
  }

  static DemoLine untagged(int sale, String description, int quantity, Money unitPrice) {
    return new DemoLine(sale, "", description, quantity, unitPrice, unitPrice.times(quantity));
  }
}
