package truetill.client.screens.pos.count;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;

/** A count of the ten bills and coins of the contract, row by row. */
public final class CountModel {
  private final List<CountRow> rows =
      Arrays.stream(Denomination.values()).map(CountRow::new).toList();
  private final ReadOnlyObjectWrapper<Money> total = new ReadOnlyObjectWrapper<>(Money.ZERO);
  private final ReadOnlyIntegerWrapper blank = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper wrong = new ReadOnlyIntegerWrapper();
  private final BooleanProperty locked = new SimpleBooleanProperty(false);

  public CountModel() {
    rows.forEach(row -> row.textProperty().addListener((observed, before, now) -> sum()));
    sum();
  }

  private void sum() {
    total.set(Money.sum(rows.stream().map(CountRow::sum).toList()));
    blank.set((int) rows.stream().filter(CountRow::isBlank).count());
    wrong.set((int) rows.stream().filter(CountRow::isWrong).count());
  }

  public void clear() {
    rows.forEach(row -> row.textProperty().set(""));
    locked.set(false);
  }

  /** Enter in an empty row: there are none of these. */
  public void fillWithZero(CountRow row) {
    if (row.isBlank()) {
      row.textProperty().set("0");
    }
  }

  /** Whether nothing at all was counted. */
  public boolean isUntouched() {
    return blank.get() == rows.size();
  }

  /** Whether every row holds a number. */
  public boolean isComplete() {
    return blank.get() == 0 && wrong.get() == 0;
  }

  public Outcome<CashCount> count() {
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    rows.forEach(row -> pieces.put(row.denomination(), row.pieces()));
    return CashCount.of(pieces);
  }

  public Money bills() {
    return Money.sum(
        rows.stream().filter(row -> !row.denomination().isCoin()).map(CountRow::sum).toList());
  }

  public Money coins() {
    return total.get().minus(bills());
  }

  /** Largest first. */
  public List<CountRow> rows() {
    return rows;
  }

  public ReadOnlyObjectProperty<Money> totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** Rows nobody has filled in. */
  public ReadOnlyIntegerProperty blankProperty() {
    return blank.getReadOnlyProperty();
  }

  /** Rows that hold no number. */
  public ReadOnlyIntegerProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  /** A confirmed count is not changed any more. */
  public BooleanProperty lockedProperty() {
    return locked;
  }
}
