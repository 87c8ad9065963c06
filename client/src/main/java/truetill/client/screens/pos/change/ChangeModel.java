package truetill.client.screens.pos.change;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.register.RegisterStatus;
import truetill.client.register.SellingDesk.PaidSale;
import truetill.client.screens.pos.Counter;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.SmartCash;

/** After a sale: what to hand back, until the next scan begins the next sale. */
public final class ChangeModel {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private final Register register;
  private final Background background;
  private final Counter counter;
  private final Navigator navigator;
  private final ZoneId zone;
  private final Words words;
  private final ReadOnlyStringWrapper printed = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper printing = new ReadOnlyBooleanWrapper(false);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);

  public ChangeModel(
      Register register,
      Background background,
      Counter counter,
      Navigator navigator,
      ZoneId zone,
      Words words) {
    this.register = register;
    this.background = background;
    this.counter = counter;
    this.navigator = navigator;
    this.zone = zone;
    this.words = words;
  }

  void entered() {
    notice.set(Notice.NONE);
    background.run(register::status, this::show);
  }

  /** Follows the printer while the screen shows; close it to stop. */
  AutoCloseable follow() {
    return register.onStatus(status -> background.show(() -> show(status)));
  }

  private void show(RegisterStatus status) {
    printing.set(status.printingWaiting() > 0);
    printed.set(
        status.printingWaiting() > 0
            ? words.count("change.printing", status.printingWaiting())
            : words.say("change.printed"));
  }

  /** The next sale begins with this code. */
  void scanned(String code) {
    counter.scan(code);
    newSale();
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
    newSale();
  }

  void newSale() {
    navigator.show(Screen.SALE);
  }

  void reprint() {
    counter.reprintLast(outcome ->
        notice.set(
            switch (outcome) {
              case Outcome.Done<RecordedSale>(RecordedSale sale) ->
                  Notice.done(words.say("sale.reprint.done", sale.receipt()));
              case Outcome.Refused<RecordedSale>(String code, String detail) ->
                  Notice.error(detail);
            }));
  }

  // ---- what the screen says ----

  @Nullable RecordedSale sale() {
    PaidSale paid = counter.paidProperty().get();
    return paid == null ? null : paid.sale();
  }

  Money change(RecordedSale sale) {
    Money change = sale.payment().change();
    return change == null ? Money.ZERO : change;
  }

  String title(RecordedSale sale) {
    Money change = change(sale);
    if (change.isPositive()) {
      return words.say("change.title.give", method(sale), change);
    }
    return words.say("change.title.even", method(sale));
  }

  private String method(RecordedSale sale) {
    return words.say("change.method." + sale.payment().method().wire());
  }

  String subtitle(RecordedSale sale) {
    return words.say(
        sale.payment().method() == PaymentMethod.CARD
            ? "change.subtitle.card"
            : "change.subtitle.cash");
  }

  String corner(RecordedSale sale) {
    return words.say("change.done", sale.receipt());
  }

  String paidWith(RecordedSale sale) {
    Money cash = sale.payment().tendered();
    Money card = sale.payment().cardAmount();
    if (cash == null) {
      return words.say("change.with.card", card == null ? Money.ZERO : card);
    }
    return card == null
        ? words.say("change.with.cash", cash)
        : words.say("change.with.both", cash, card);
  }

  String total(RecordedSale sale) {
    return words.say("change.total", sale.totals().total());
  }

  List<String> pieces(RecordedSale sale) {
    return SmartCash.handBack(change(sale)).stream()
        .map(piece -> words.say("change.piece", piece.number(), piece.denomination().label()))
        .toList();
  }

  String time(RecordedSale sale) {
    return TIME.format(sale.soldAt().atZone(zone));
  }

  /** Whether the receipt is on paper yet, in words. */
  ReadOnlyStringProperty printedProperty() {
    return printed.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty printingProperty() {
    return printing.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
