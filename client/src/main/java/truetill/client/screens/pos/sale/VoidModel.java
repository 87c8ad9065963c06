package truetill.client.screens.pos.sale;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import truetill.client.fx.Background;
import truetill.client.fx.Words;
import truetill.client.register.SellingDesk;
import truetill.client.register.SellingDesk.VoidedSale;
import truetill.client.screens.pos.Counter;
import truetill.core.outcome.Outcome;
import truetill.core.pos.ReceiptNumber;
import truetill.core.pos.RecordedSale;

/**
 * Taking a recorded sale back, by the number on its receipt. The counter at the number's end is
 * enough for a sale of the same day as the newest one.
 */
public final class VoidModel {
  private static final Pattern COUNTER_ONLY = Pattern.compile("\\d{1,4}");

  private final SellingDesk desk;
  private final Counter counter;
  private final Background background;
  private final Words words;
  private final StringProperty receipt = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private Consumer<VoidedSale> voided = sale -> {};
  private boolean asking;

  public VoidModel(SellingDesk desk, Counter counter, Background background, Words words) {
    this.desk = desk;
    this.counter = counter;
    this.background = background;
    this.words = words;
    receipt.addListener((observed, before, now) -> trouble.set(""));
    reason.addListener((observed, before, now) -> trouble.set(""));
  }

  void onVoided(Consumer<VoidedSale> then) {
    voided = then;
  }

  void begin(String number) {
    receipt.set(number);
    reason.set("");
    trouble.set("");
  }

  void submit() {
    if (receipt.get().isBlank()) {
      trouble.set(words.say("sale.void.missing"));
      return;
    }
    if (reason.get().isBlank()) {
      trouble.set(words.say("sale.void.why"));
      return;
    }
    if (asking) {
      return;
    }
    asking = true;
    background.run(
        () -> desk.voidSale(number(), reason.get()),
        outcome -> {
          asking = false;
          switch (outcome) {
            case Outcome.Done<VoidedSale>(VoidedSale sale) -> {
              counter.refresh();
              voided.accept(sale);
            }
            case Outcome.Refused<VoidedSale>(String code, String detail) -> trouble.set(detail);
          }
        },
        () -> asking = false);
  }

  private String number() {
    String typed = receipt.get().strip();
    RecordedSale newest = counter.lastProperty().get();
    if (newest == null || !COUNTER_ONLY.matcher(typed).matches()) {
      return typed;
    }
    return ReceiptNumber.parse(newest.receipt())
        .filter(of -> Integer.parseInt(typed) > 0)
        .map(of -> new ReceiptNumber(of.date(), of.series(), Integer.parseInt(typed)).toString())
        .orElse(typed);
  }

  /** Whether a scanned code is a receipt's number and not an item's. */
  static boolean isReceipt(String code) {
    return ReceiptNumber.parse(code).isPresent();
  }

  StringProperty receiptProperty() {
    return receipt;
  }

  StringProperty reasonProperty() {
    return reason;
  }

  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }
}
