package truetill.client.screens.pos.sale;

import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Notice;
import truetill.client.fx.Words;
import truetill.client.register.SellingDesk.PaidSale;
import truetill.client.register.SellingDesk.VoidedSale;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.FindText;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.core.inventory.Sku;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/**
 * The sale screen: what a typed code, a key or a scan does next. It never opens a window over the
 * sale; what needs more than one word opens a panel above the scan field.
 */
public final class SaleModel {
  private static final Pattern QUANTITY = Pattern.compile("\\d{1,3}");

  /** What a person types of a code: the number without its letters and zeros. */
  private static final Pattern DIGITS = Pattern.compile("\\d{1,7}");

  private final Counter counter;
  private final UntaggedModel untagged;
  private final NoSaleModel noSale;
  private final VoidModel voiding;
  private final Navigator navigator;
  private final Session session;
  private final FindText findText;
  private final FrameModel frame;
  private final Words words;

  private final StringProperty entry = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper quantity = new ReadOnlyIntegerWrapper(1);
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final ObservableList<CartLine> lines = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Open> panel = new ReadOnlyObjectWrapper<>(Open.NONE);
  private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);
  private boolean clearAsked;

  /** What stands open above the scan field. */
  enum Open {
    NONE,
    UNTAGGED,
    NO_SALE,
    VOID,
    HELD
  }

  public SaleModel(
      Counter counter,
      UntaggedModel untagged,
      NoSaleModel noSale,
      VoidModel voiding,
      Navigator navigator,
      Session session,
      FindText findText,
      FrameModel frame,
      Words words) {
    this.counter = counter;
    this.untagged = untagged;
    this.noSale = noSale;
    this.voiding = voiding;
    this.navigator = navigator;
    this.session = session;
    this.findText = findText;
    this.frame = frame;
    this.words = words;
    counter.cartProperty().addListener((observed, before, cart) -> show(cart));
    untagged.onAdded(this::untaggedAdded);
    noSale.onOpened(this::drawerOpened);
    voiding.onVoided(this::saleVoided);
  }

  void entered() {
    show(counter.cart());
    counter.refresh();
  }

  private void show(@Nullable Cart cart) {
    List<CartLine> now = cart == null ? List.of() : cart.lines();
    boolean grown = now.size() > lines.size();
    int before = selected.get();
    // The list forgets its selection with its rows, so the same row is chosen anew.
    selected.set(-1);
    lines.setAll(now);
    selected.set(grown ? now.size() - 1 : Math.min(before, now.size() - 1));
    if (grown) {
      notice.set(Notice.NONE);
    }
    clearAsked = false;
  }

  // ---- codes ----

  /** A scanned code: an item, or a receipt that somebody brings back. */
  void scanned(String code) {
    if (VoidModel.isReceipt(code) && session.isManager()) {
      openVoid(code);
      return;
    }
    if (quantity.get() > 1) {
      notice.set(Notice.info(words.say("sale.quantity.tagged")));
      quantity.set(1);
    }
    counter.scan(code);
  }

  void unreadable(String characters) {
    counter.unreadable(characters);
  }

  /** Enter in the scan field: a code, or after a quantity the price of an untagged thing. */
  void enter() {
    String typed = entry.get().strip();
    if (typed.isEmpty()) {
      notice.set(Notice.NONE);
    } else if (quantity.get() > 1) {
      entry.set("");
      openUntagged(typed);
    } else {
      entry.set("");
      counter.scan(DIGITS.matcher(typed).matches() ? Sku.of(Long.parseLong(typed)) : typed);
    }
  }

  /** The star after digits makes them a quantity. */
  void star() {
    String typed = entry.get().strip();
    if (QUANTITY.matcher(typed).matches()) {
      takeQuantity(typed);
      entry.set("");
    } else {
      notice.set(Notice.info(words.say("sale.quantity.first")));
    }
  }

  private void takeQuantity(String digits) {
    int pieces = Integer.parseInt(digits);
    if (pieces < 1 || pieces > Cart.MAX_QUANTITY) {
      notice.set(Notice.error(words.say("sale.quantity.range", Cart.MAX_QUANTITY)));
    } else {
      quantity.set(pieces);
      notice.set(Notice.NONE);
    }
  }

  // ---- panels ----

  void openUntagged(String priceText) {
    untagged.begin(quantity.get(), priceText);
    open(Open.UNTAGGED);
  }

  /** F6: what was typed, if anything, is the price. */
  public void untagged() {
    String typed = entry.get().strip();
    entry.set("");
    openUntagged(typed);
  }

  private void untaggedAdded() {
    quantity.set(1);
    counter.ignoreRefused();
    close();
  }

  /** F7: opens the cash drawer, asking why. */
  public void openNoSale() {
    noSale.begin();
    open(Open.NO_SALE);
  }

  private void drawerOpened() {
    close();
    notice.set(Notice.done(words.say("sale.nosale.done", noSale.reasonProperty().get().strip())));
  }

  /** Ctrl+R: takes a sale back; managers only. */
  public void openVoid(String receipt) {
    if (!session.isManager()) {
      notice.set(Notice.error(words.say("sale.void.managers")));
      return;
    }
    voiding.begin(receipt);
    open(Open.VOID);
    frame.signProperty().set(words.say("sale.void.sign"));
  }

  private void saleVoided(VoidedSale sale) {
    close();
    notice.set(
        Notice.attention(
            sale.cashRefunded().isZero()
                ? words.say("sale.void.done.card", sale.receipt(), sale.refunded())
                : words.say("sale.void.done.cash", sale.receipt(), sale.cashRefunded())));
  }

  private void open(Open next) {
    notice.set(Notice.NONE);
    frame.signProperty().set("");
    panel.set(next);
  }

  private void close() {
    open(Open.NONE);
  }

  /** One step back; it never clears a sale. */
  void escape() {
    if (panel.get() != Open.NONE) {
      close();
    } else if (!entry.get().isEmpty()) {
      entry.set("");
    } else if (quantity.get() > 1) {
      quantity.set(1);
    } else if (!counter.refused().isEmpty()) {
      counter.ignoreRefused();
    } else {
      notice.set(Notice.NONE);
      clearAsked = false;
    }
  }

  void left() {
    close();
  }

  // ---- the sale ----

  void select(int step) {
    if (!lines.isEmpty()) {
      selected.set(Math.clamp((long) selected.get() + step, 0, lines.size() - 1));
    }
  }

  void remove() {
    if (lines.isEmpty()) {
      notice.set(Notice.info(words.say("sale.remove.nothing")));
      return;
    }
    int line = (selected.get() < 0 ? lines.size() - 1 : selected.get()) + 1;
    counter.change(desk -> desk.remove(line), this::explain);
  }

  /** Asks once in words, and clears the whole sale the second time. */
  void clear() {
    if (lines.isEmpty()) {
      notice.set(Notice.info(words.say("sale.remove.nothing")));
    } else if (clearAsked) {
      clearAsked = false;
      notice.set(Notice.NONE);
      counter.change(desk -> desk.abandon(), this::explain);
    } else {
      clearAsked = true;
      notice.set(Notice.attention(words.count("sale.clear.ask", lines.size())));
    }
  }

  void hold() {
    counter.change(desk -> desk.hold(), this::explain);
  }

  /** The one sale on hold comes back at once; of several the cashier chooses. */
  public void recall() {
    switch (counter.held().size()) {
      case 0 -> notice.set(Notice.info(words.say("sale.held.none")));
      case 1 -> recall(0);
      default -> open(Open.HELD);
    }
  }

  void recall(int index) {
    if (index < counter.held().size()) {
      Cart chosen = counter.held().get(index);
      close();
      counter.change(desk -> desk.recall(chosen.uid()), this::explain);
    }
  }

  /** A digit typed while the sales on hold are shown. */
  void recallNumber(String digit) {
    if (digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '9') {
      recall(digit.charAt(0) - '1');
    }
  }

  private void explain(Outcome<Cart> outcome) {
    if (outcome instanceof Outcome.Refused<Cart>(String code, String detail)) {
      notice.set(Notice.error(detail));
    }
  }

  /** F2: looks for what was typed, if anything. */
  public void find() {
    findText.set(entry.get());
    entry.set("");
    go(Screen.FIND);
  }

  /** F3: whose sale it is. */
  public void customer() {
    go(Screen.CUSTOMER);
  }

  void pay() {
    if (counter.isEmpty()) {
      notice.set(Notice.info(words.say("sale.pay.nothing")));
    } else {
      go(Screen.PAY);
    }
  }

  private void go(Screen screen) {
    if (navigator.show(screen) instanceof Outcome.Refused<Screen>(String code, String detail)) {
      notice.set(Notice.error(detail));
    }
  }

  /** F12: the whole amount in cash at once, with no screen between. */
  void payCash() {
    payExactly(Tender.exactCash());
  }

  /** F10: the whole amount on the card. */
  void payCard() {
    payExactly(Tender.card());
  }

  private void payExactly(Tender tender) {
    if (counter.isEmpty()) {
      notice.set(Notice.info(words.say("sale.pay.nothing")));
      return;
    }
    counter.pay(
        tender,
        outcome -> {
          switch (outcome) {
            case Outcome.Done<PaidSale> done -> go(Screen.CHANGE);
            case Outcome.Refused<PaidSale>(String code, String detail) ->
                notice.set(Notice.error(detail));
          }
        },
        () -> notice.set(Notice.error(words.say("pay.unsure"))));
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

  boolean mayVoid() {
    return session.isManager();
  }

  Counter counter() {
    return counter;
  }

  /** What is typed in the scan field. */
  public StringProperty entryProperty() {
    return entry;
  }

  /** Pieces of the next untagged thing; 1 when none were typed. */
  ReadOnlyIntegerProperty quantityProperty() {
    return quantity.getReadOnlyProperty();
  }

  ObservableList<CartLine> lines() {
    return lines;
  }

  /** Index of the line Del takes off, -1 in an empty sale. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  ReadOnlyObjectProperty<Open> panelProperty() {
    return panel.getReadOnlyProperty();
  }

  ObjectProperty<Notice> noticeProperty() {
    return notice;
  }
}
