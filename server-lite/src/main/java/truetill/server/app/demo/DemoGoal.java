package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;

/**
 * The revenue goal of one day.
 *
 * @param day days before today; negative for days to come
 */
record DemoGoal(int day, Money amount) {
  static final CsvForm<DemoGoal> FORM =
      new CsvForm<>(
          "goals.csv",
          List.of("day", "goal_amount"),
          row -> List.of(String.valueOf(row.day), row.amount.toString()),
          cells ->
              new DemoGoal(
                  Integer.parseInt(cells.getField("day")),
                  Money.of(cells.getField("goal_amount"))));
}
