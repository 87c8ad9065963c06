package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * One closed drawer session: a register on a day.
 *
 * @param day days before today
 * @param dropTime null when nothing was dropped into the safe
 * @param cashSales cash kept from sales less cash refunded, as {@code cash_sales_total}
 */
record DemoDrawer(
    int day,
    String register,
    String cashier,
    LocalTime openedAt,
    LocalTime closedAt,
    Money openingTotal,
    Money dropTotal,
    @Nullable LocalTime dropTime,
    Money cashSales,
    Money cashRefunds,
    Money expectedCash,
    Money closingTotal,
    Money variance) {

  static final CsvForm<DemoDrawer> FORM =
      new CsvForm<>(
          "drawers.csv",
          List.of(
              "day",
              "register",
              "cashier",
              "opened_at",
              "closed_at",
              "opening_total",
              "drop_total",
              "drop_time",
              "cash_sales_total",
              "cash_refunds_total",
              "expected_cash",
              "closing_total",
              "variance"),
          row ->
              List.of(
                  String.valueOf(row.day),
                  row.register,
                  row.cashier,
                  row.openedAt.toString(),
                  row.closedAt.toString(),
                  row.openingTotal.toString(),
                  row.dropTotal.toString(),
                  CsvForm.cell(row.dropTime),
                  row.cashSales.toString(),
                  row.cashRefunds.toString(),
                  row.expectedCash.toString(),
                  row.closingTotal.toString(),
                  row.variance.toString()),
          cells ->
              new DemoDrawer(
                  Integer.parseInt(cells.getField("day")),
                  cells.getField("register"),
                  cells.getField("cashier"),
                  LocalTime.parse(cells.getField("opened_at")),
                  LocalTime.parse(cells.getField("closed_at")),
                  Money.of(cells.getField("opening_total")),
                  Money.of(cells.getField("drop_total")),
                  CsvForm.time(cells.getField("drop_time")),
                  Money.of(cells.getField("cash_sales_total")),
                  Money.of(cells.getField("cash_refunds_total")),
                  Money.of(cells.getField("expected_cash")),
                  Money.of(cells.getField("closing_total")),
                  Money.of(cells.getField("variance"))));
}
