package truetill.client.screens.pos.count;

import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import truetill.core.money.Money;
import truetill.core.pos.Denomination;

/** How many of one bill or coin were counted, while it is typed. */
public final class CountRow {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final Denomination denomination;
  private final StringProperty text = new SimpleStringProperty("");

  CountRow(Denomination denomination) {
    this.denomination = denomination;
  }

  public Denomination denomination() {
    return denomination;
  }

  public StringProperty textProperty() {
    return text;
  }

  public boolean isBlank() {
    return text.get().isBlank();
  }

  public boolean isWrong() {
    return !isBlank() && !NUMBER.matcher(text.get().strip()).matches();
  }

  /** Pieces counted; 0 while blank or no number. */
  public int pieces() {
    return isBlank() || isWrong() ? 0 : Integer.parseInt(text.get().strip());
  }

  public Money sum() {
    return denomination.face().times(pieces());
  }
}
