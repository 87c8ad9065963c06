package truetill.client.screens.pos.sale;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import truetill.client.fx.Background;
import truetill.client.fx.Words;
import truetill.client.register.DrawerDesk;
import truetill.core.outcome.Outcome;
import truetill.core.pos.OpenDrawer;

/** Opening the cash drawer without a sale: never without a reason in words. */
public final class NoSaleModel {
  private final DrawerDesk desk;
  private final Background background;
  private final Words words;
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private Runnable opened = () -> {};
  private boolean asking;

  public NoSaleModel(DrawerDesk desk, Background background, Words words) {
    this.desk = desk;
    this.background = background;
    this.words = words;
    reason.addListener((observed, before, now) -> trouble.set(""));
  }

  void onOpened(Runnable then) {
    opened = then;
  }

  void begin() {
    reason.set("");
    trouble.set("");
  }

  void submit() {
    if (reason.get().isBlank()) {
      trouble.set(words.say("sale.nosale.missing"));
      return;
    }
    if (asking) {
      return;
    }
    asking = true;
    background.run(
        () -> desk.noSale(reason.get()),
        outcome -> {
          asking = false;
          if (outcome instanceof Outcome.Refused<OpenDrawer>(String code, String detail)) {
            trouble.set(detail);
          } else {
            opened.run();
          }
        },
        () -> asking = false);
  }

  StringProperty reasonProperty() {
    return reason;
  }

  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }
}
