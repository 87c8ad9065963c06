package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.PaymentMethod;

/**
 * One paid sale; amounts by the formulas of rules-store section 7.
 *
 * @param sale counts from 1 in the order the sales happened
 * @param day days before today
 * @param number the last part of the receipt number, from 1 each day
 * @param cardAmount null for cash
 * @param cashTendered null for card
 * @param changeGiven null for card
 * @param voidTime null unless the sale was voided, the same day
 */
record DemoSale(
    int sale,
    int day,
    int number,
    String register,
    LocalTime time,
    String cashier,
    PaymentMethod method,
    Money subtotal,
    Money tax,
    Money total,
    @Nullable Money cardAmount,
    @Nullable Money cashTendered,
    @Nullable Money changeGiven,
    @Nullable LocalTime voidTime,
    String voidedBy,
    String voidReason) {

  static final CsvForm<DemoSale> FORM =
      new CsvForm<>(
          "sales.csv",
          List.of(
              "sale",
              "day",
              "number",
              "register",
              "time",
              "cashier",
              "method",
              "subtotal",
              "tax",
              "total",
              "card_amount",
              "cash_tendered",
              "change_given",
              "void_time",
              "voided_by",
              "void_reason"),
          row ->
              List.of(
                  String.valueOf(row.sale),
                  String.valueOf(row.day),
                  String.valueOf(row.number),
                  row.register,
                  row.time.toString(),
                  row.cashier,
                  row.method.wire(),
                  row.subtotal.toString(),
                  row.tax.toString(),
                  row.total.toString(),
                  CsvForm.cell(row.cardAmount),
                  CsvForm.cell(row.cashTendered),
                  CsvForm.cell(row.changeGiven),
                  CsvForm.cell(row.voidTime),
                  row.voidedBy,
                  row.voidReason),
          cells ->
              new DemoSale(
                  Integer.parseInt(cells.getField("sale")),
                  Integer.parseInt(cells.getField("day")),
                  Integer.parseInt(cells.getField("number")),
                  cells.getField("register"),
                  LocalTime.parse(cells.getField("time")),
                  cells.getField("cashier"),
                  PaymentMethod.ofWire(cells.getField("method")).orElseThrow(),
                  Money.of(cells.getField("subtotal")),
                  Money.of(cells.getField("tax")),
                  Money.of(cells.getField("total")),
                  CsvForm.money(cells.getField("card_amount")),
                  CsvForm.money(cells.getField("cash_tendered")),
                  CsvForm.money(cells.getField("change_given")),
                  CsvForm.time(cells.getField("void_time")),
                  cells.getField("voided_by"),
                  cells.getField("void_reason")));

  boolean isVoided() {
    return voidTime != null;
  }

  /** What the sale put into the drawer: total, cash due or nothing; change is never subtracted. */
  Money cashIn() {
    return cardAmount == null ? total : total.minus(cardAmount);
  }
}
