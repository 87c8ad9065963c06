package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;

/**
 * An item of a consignee; its listed price is the item's price.
 *
 * @param email the consignee's
 * @param askingPrice what the consignee had hoped for
 */
record DemoConsignment(String email, String sku, Money askingPrice) {
  static final CsvForm<DemoConsignment> FORM =
      new CsvForm<>(
          "consignments.csv",
          List.of("email", "sku", "asking_price"),
          row -> List.of(row.email, row.sku, row.askingPrice.toString()),
          cells ->
              new DemoConsignment(
                  cells.getField("email"),
                  cells.getField("sku"),
                  Money.of(cells.getField("asking_price"))));
}
