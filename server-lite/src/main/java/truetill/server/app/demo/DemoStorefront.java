package truetill.server.app.demo;

import java.util.List;

/** The shop itself, as the six settings of rules-store section 9 and the location name it. */
record DemoStorefront(
    String name, String address, String phone, String receiptHeader, String receiptFooter) {

  static final CsvForm<DemoStorefront> FORM =
      new CsvForm<>(
          "store.csv",
          List.of("name", "address", "phone", "receipt_header", "receipt_footer"),
          row -> List.of(row.name, row.address, row.phone, row.receiptHeader, row.receiptFooter),
          cells ->
              new DemoStorefront(
                  cells.getField("name"),
                  cells.getField("address"),
                  cells.getField("phone"),
                  cells.getField("receipt_header"),
                  cells.getField("receipt_footer")));

  static final DemoStorefront JUNIPER_LANE =
      new DemoStorefront(
          "Juniper Lane Thrift",
          "12 Juniper Lane, Hatherbrook",
          "555-0142",
          "JUNIPER LANE THRIFT",
          "Thank you for giving things a second life!");
}
