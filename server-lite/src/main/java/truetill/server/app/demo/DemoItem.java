package truetill.server.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;

/**
 * One second-hand thing.
 *
 * @param price zero when nobody has priced it yet (rules-inventory section 2: never null)
 * @param cost what was paid for it; null for a donation
 * @param createdDays days before today on which it came in
 * @param listedDays days before today on which it went on the shelf; null while it waits
 */
record DemoItem(
    String sku,
    String title,
    String brand,
    String category,
    String condition,
    String source,
    Money price,
    @Nullable Money cost,
    ItemStatus status,
    String location,
    int createdDays,
    @Nullable Integer listedDays,
    String notes) {

  static final CsvForm<DemoItem> FORM =
      new CsvForm<>(
          "items.csv",
          List.of(
              "sku",
              "title",
              "brand",
              "category",
              "condition",
              "source",
              "price",
              "cost",
              "status",
              "location",
              "created_days",
              "listed_days",
              "notes"),
          row ->
              List.of(
                  row.sku,
                  row.title,
                  row.brand,
                  row.category,
                  row.condition,
                  row.source,
                  row.price.toString(),
                  CsvForm.cell(row.cost),
                  row.status.wire(),
                  row.location,
                  String.valueOf(row.createdDays),
                  CsvForm.cell(row.listedDays),
                  row.notes),
          cells ->
              new DemoItem(
                  cells.getField("sku"),
                  cells.getField("title"),
                  cells.getField("brand"),
                  cells.getField("category"),
                  cells.getField("condition"),
                  cells.getField("source"),
                  Money.of(cells.getField("price")),
                  CsvForm.money(cells.getField("cost")),
                  ItemStatus.ofWire(cells.getField("status")).orElseThrow(),
                  cells.getField("location"),
                  Integer.parseInt(cells.getField("created_days")),
                  CsvForm.number(cells.getField("listed_days")),
                  cells.getField("notes")));

  /** The same thing as a consignee's: the shop has paid nothing for it. */
  DemoItem consigned() {
    return new DemoItem(
        sku,
        title,
        brand,
        category,
        condition,
        "consignment",
        price,
        null,
        status,
        location,
        createdDays,
        listedDays,
        notes);
  }
}
