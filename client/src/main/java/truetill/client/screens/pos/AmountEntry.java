package truetill.client.screens.pos;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Words;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * An amount while it is typed. What is not an amount is never guessed at: the value is null and one
 * sentence says the right form.
 */
public final class AmountEntry {
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");

  public AmountEntry(Words words) {
    text.addListener((observed, before, now) ->
        wrong.set(now.isBlank() || value() != null ? "" : words.say("amount.form")));
  }

  public StringProperty textProperty() {
    return text;
  }

  public boolean isBlank() {
    return text.get().isBlank();
  }

  /** What was typed as money; null while it is blank, negative, or no amount. */
  public @Nullable Money value() {
    return switch (Money.parse(text.get())) {
      case Outcome.Done<Money>(Money amount) when !amount.isNegative() -> amount;
      default -> null;
    };
  }

  /** Says the right form while what is typed is no amount, else empty. */
  public ReadOnlyStringProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  public boolean isWrong() {
    return !wrong.get().isEmpty();
  }

  public void clear() {
    text.set("");
  }

  public void set(Money amount) {
    text.set(amount.toString());
  }
}
