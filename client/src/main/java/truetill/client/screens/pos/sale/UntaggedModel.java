package truetill.client.screens.pos.sale;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import truetill.client.fx.Words;
import truetill.client.screens.pos.AmountEntry;
import truetill.client.screens.pos.Counter;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;

/** A thing without a tag: a typed price, a few words, and how many. */
public final class UntaggedModel {
  private final Counter counter;
  private final Words words;
  private final AmountEntry price;
  private final StringProperty description = new SimpleStringProperty("");
  private final IntegerProperty quantity = new SimpleIntegerProperty(1);
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private Runnable added = () -> {};

  public UntaggedModel(Counter counter, Words words) {
    this.counter = counter;
    this.words = words;
    this.price = new AmountEntry(words);
    price.textProperty().addListener((observed, before, now) -> trouble.set(""));
    description.addListener((observed, before, now) -> trouble.set(""));
  }

  void onAdded(Runnable then) {
    added = then;
  }

  void begin(int pieces, String priceText) {
    price.textProperty().set(priceText);
    description.set("");
    quantity.set(pieces);
    trouble.set("");
  }

  /** Adds the thing, or says what is missing. */
  void submit() {
    Money unitPrice = price.value();
    if (unitPrice == null) {
      trouble.set(words.say("amount.form"));
      return;
    }
    counter.change(
        desk -> desk.addUntagged(description.get(), unitPrice, quantity.get()),
        outcome -> {
          if (outcome instanceof Outcome.Refused<Cart>(String code, String detail)) {
            trouble.set(detail);
          } else {
            added.run();
          }
        });
  }

  AmountEntry price() {
    return price;
  }

  StringProperty descriptionProperty() {
    return description;
  }

  /** How many of it, 1 unless a quantity was typed first. */
  IntegerProperty quantityProperty() {
    return quantity;
  }

  /** What is wrong with what was typed, one sentence; empty when nothing is. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }
}
