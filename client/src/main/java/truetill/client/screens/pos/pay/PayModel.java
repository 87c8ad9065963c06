package truetill.client.screens.pos.pay;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.SellingDesk.PaidSale;
import truetill.client.screens.pos.AmountEntry;
import truetill.client.screens.pos.Counter;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.SmartCash;
import truetill.core.pos.Tender;

/**
 * How a sale is paid. A part typed before a method is set aside as paid by that method; what
 * finishes the sale is one tender, decided and recorded by the desk in one step.
 */
public final class PayModel {
  private final Counter counter;
  private final Navigator navigator;
  private final Words words;
  private final AmountEntry tendered;
  private final ReadOnlyObjectWrapper<Parts> parts = new ReadOnlyObjectWrapper<>(Parts.NOTHING);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);

  /** What was set aside before the last part. */
  record Parts(Money card, Money cash) {
    static final Parts NOTHING = new Parts(Money.ZERO, Money.ZERO);

    Money sum() {
      return card.plus(cash);
    }
  }

  public PayModel(Counter counter, Navigator navigator, Words words) {
    this.counter = counter;
    this.navigator = navigator;
    this.words = words;
    this.tendered = new AmountEntry(words);
    tendered.textProperty().addListener((observed, before, now) -> notice.set(Notice.NONE));
  }

  void entered() {
    parts.set(Parts.NOTHING);
    tendered.clear();
    notice.set(Notice.NONE);
  }

  /** A scan while paying goes on the sale, where the cashier sees it. */
  void scanned(String code) {
    counter.scan(code);
    backToSale();
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
    backToSale();
  }

  void backToSale() {
    if (!counter.paying()) {
      navigator.show(Screen.SALE);
    }
  }

  /** What is still to pay after the parts set aside. */
  Money left() {
    return counter.total().minus(parts.get().sum());
  }

  List<Money> smartCash() {
    return SmartCash.amounts(left());
  }

  /** The big bar and Enter: the typed cash, or exactly what is left. */
  void takeCash() {
    if (tendered.isWrong()) {
      wrongForm();
      return;
    }
    Money cash = tendered.value();
    finishWithCash(cash == null ? left() : cash);
  }

  /** A key of the smart cash row. */
  void takeCash(Money cash) {
    finishWithCash(cash);
  }

  private void finishWithCash(Money cash) {
    Parts aside = parts.get();
    Money all = aside.cash().plus(cash);
    finish(aside.card().isZero() ? Tender.cash(all) : Tender.split(aside.card(), all));
  }

  /** The method key Cash: a typed part is set aside, else exactly what is left is taken. */
  void cash() {
    Money part = typedPart();
    if (part == null) {
      return;
    }
    if (part.compareTo(left()) >= 0) {
      finishWithCash(part);
    } else {
      parts.set(new Parts(parts.get().card(), parts.get().cash().plus(part)));
      tendered.clear();
    }
  }

  /** The method key Card: a typed part is set aside, else the card takes all that is left. */
  void card() {
    Money part = typedPart();
    if (part == null) {
      return;
    }
    int fits = part.compareTo(left());
    if (fits > 0) {
      notice.set(Notice.error(words.say("pay.card.toomuch", left())));
    } else if (fits < 0) {
      parts.set(new Parts(parts.get().card().plus(part), parts.get().cash()));
      tendered.clear();
    } else {
      Parts aside = parts.get();
      if (aside.cash().isZero()) {
        finish(Tender.card());
      } else {
        finish(Tender.split(aside.card().plus(part), aside.cash()));
      }
    }
  }

  /** The typed amount, or all that is left; null when it is no amount, which is then explained. */
  private @Nullable Money typedPart() {
    if (tendered.isBlank()) {
      return left();
    }
    Money part = tendered.value();
    if (part == null || part.isZero()) {
      wrongForm();
      return null;
    }
    return part;
  }

  private void wrongForm() {
    notice.set(Notice.error(words.say("amount.form")));
  }

  private void finish(Tender tender) {
    counter.pay(
        tender,
        outcome -> {
          switch (outcome) {
            case Outcome.Done<PaidSale> done -> navigator.show(Screen.CHANGE);
            case Outcome.Refused<PaidSale>(String code, String detail) ->
                notice.set(Notice.error(detail));
          }
        },
        () -> notice.set(Notice.error(words.say("pay.unsure"))));
  }

  /** Takes back what was set aside. */
  void takeBack() {
    parts.set(Parts.NOTHING);
    notice.set(Notice.NONE);
  }

  /** The keys + 5, + 10, + 20, + 50. */
  void add(Money amount) {
    if (tendered.isWrong()) {
      wrongForm();
      return;
    }
    Money before = tendered.value();
    tendered.set(before == null ? amount : before.plus(amount));
  }

  // ---- what the screen says ----

  String caption() {
    return words.say(parts.get().sum().isZero() ? "pay.topay" : "pay.left");
  }

  /** How many things are paid for; once a part is set aside, of what sum the rest is. */
  String corner() {
    if (parts.get().sum().isPositive()) {
      return words.say("pay.of", counter.total());
    }
    Cart cart = counter.cart();
    return cart == null ? "" : words.count("sale.items", cart.pieces());
  }

  String details() {
    Cart cart = counter.cart();
    return cart == null
        ? ""
        : words.say("sale.details", cart.totals().subtotal(), cart.totals().tax());
  }

  /** One sentence under the amount: its right form, the change it means, or what is missing. */
  String underAmount() {
    if (tendered.isWrong()) {
      return tendered.wrongProperty().get();
    }
    Money cash = tendered.value();
    if (cash == null) {
      return "";
    }
    Money change = cash.minus(left());
    return change.isNegative()
        ? words.say("pay.short", change.abs())
        : words.say("pay.change", change);
  }

  /** Whole dollars are named without cents, as people say them. */
  String cashName(Money amount) {
    String display = amount.toDisplay();
    return display.endsWith(".00") ? display.substring(0, display.length() - 3) : display;
  }

  String cashHint(Money amount) {
    return amount.equals(left())
        ? words.say("pay.exact")
        : words.say("pay.change", amount.minus(left()));
  }

  /** What the bar would take. */
  String barSum() {
    Money cash = tendered.value();
    return (cash == null ? left() : cash).toDisplay();
  }

  AmountEntry tendered() {
    return tendered;
  }

  ReadOnlyObjectProperty<Parts> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }

  Counter counter() {
    return counter;
  }
}
