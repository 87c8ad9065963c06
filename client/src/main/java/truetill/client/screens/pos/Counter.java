package truetill.client.screens.pos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.register.SellingDesk;
import truetill.client.register.SellingDesk.PaidSale;
import truetill.client.shell.Sounds;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/**
 * The counter as all its screens see it: the open sale, the codes that were refused, the sales put
 * aside, the sale paid last. A scan comes here from whatever screen shows; it becomes a line or a
 * refused code, never nothing. Every change is asked of the desk and shown when the desk answers.
 */
public final class Counter {
  private final SellingDesk desk;
  private final Background background;
  private final Sounds sounds;

  private final ReadOnlyObjectWrapper<@Nullable Cart> cart = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PaidSale> paid = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RecordedSale> last = new ReadOnlyObjectWrapper<>();
  private final ObservableList<RefusedScan> refused = FXCollections.observableArrayList();
  private final ObservableList<Cart> held = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Map<UUID, String>> elsewhere =
      new ReadOnlyObjectWrapper<>(Map.of());
  private boolean paying;

  /**
   * A code that is not in the sale.
   *
   * @param code as it was read
   * @param reason the desk's word, such as {@code unknown_item}, or {@link #UNREADABLE}
   * @param detail the desk's sentence
   */
  public record RefusedScan(String code, String reason, String detail) {
    /** The reason of a scan that broke off. */
    public static final String UNREADABLE = "unreadable";
  }

  public Counter(SellingDesk desk, Background background, Sounds sounds) {
    this.desk = desk;
    this.background = background;
    this.sounds = sounds;
  }

  /** Asks the desk for everything anew. */
  public void refresh() {
    background.run(
        () -> new Now(desk.current(), desk.held(), desk.last()),
        now -> {
          cart.set(now.cart());
          held.setAll(now.held());
          last.set(now.last());
        });
  }

  private record Now(Cart cart, List<Cart> held, @Nullable RecordedSale last) {}

  /** Asks what other registers have in their carts. */
  public void refreshElsewhere() {
    background.run(desk::inOtherCarts, elsewhere::set);
  }

  /** A scanned or typed code. */
  public void scan(String code) {
    background.run(() -> desk.scan(code), outcome -> scanned(code, outcome), this::refresh);
  }

  private void scanned(String code, Outcome<Cart> outcome) {
    switch (outcome) {
      case Outcome.Done<Cart>(Cart grown) -> {
        cart.set(grown);
        sounds.taken();
      }
      case Outcome.Refused<Cart>(String reason, String detail) ->
          refuse(new RefusedScan(code, reason, detail));
    }
  }

  /** A scanner began and did not end properly: what it read is shown, not guessed at. */
  public void unreadable(String characters) {
    refuse(new RefusedScan(characters, RefusedScan.UNREADABLE, ""));
  }

  private void refuse(RefusedScan scan) {
    refused.add(scan);
    sounds.refused();
  }

  /** The cashier has seen the refused codes. */
  public void ignoreRefused() {
    refused.clear();
  }

  /** Asks for a change of the open sale; the answer goes to the screen that asked. */
  public void change(Command<Cart> command, Answer<Cart> answer) {
    background.run(
        () -> {
          Outcome<Cart> outcome = command.on(desk);
          return new Changed(outcome, desk.current(), desk.held());
        },
        changed -> {
          cart.set(changed.cart());
          held.setAll(changed.held());
          answer.show(changed.outcome());
        },
        this::refresh);
  }

  private record Changed(Outcome<Cart> outcome, Cart cart, List<Cart> held) {}

  /**
   * Takes payment. A second call while the first is not answered does nothing, so that no double
   * press pays twice.
   *
   * @param afterBug called when it is not known whether the sale was recorded; by then the open
   *     sale and the last one have been asked for anew
   */
  public void pay(Tender tender, Answer<PaidSale> answer, Runnable afterBug) {
    if (paying) {
      return;
    }
    paying = true;
    background.run(
        () -> desk.pay(tender),
        outcome -> {
          paying = false;
          if (outcome instanceof Outcome.Done<PaidSale>(PaidSale sale)) {
            finished(sale);
          }
          answer.show(outcome);
        },
        () -> {
          paying = false;
          refresh();
          afterBug.run();
        });
  }

  private void finished(PaidSale sale) {
    paid.set(sale);
    last.set(sale.sale());
    refused.clear();
    background.run(desk::current, cart::set);
  }

  /** Whether a payment has been asked for and not been answered. */
  public boolean paying() {
    return paying;
  }

  /** Prints the newest sale once more; the answer is its receipt number. */
  public void reprintLast(Answer<RecordedSale> answer) {
    RecordedSale newest = last.get();
    if (newest == null) {
      answer.show(Outcome.refused("no_sale", "This till has sold nothing yet."));
      return;
    }
    background.run(() -> desk.reprint(newest.receipt()), answer::show);
  }

  /** Something to ask of the desk. */
  @FunctionalInterface
  public interface Command<T> {
    Outcome<T> on(SellingDesk desk);
  }

  /** Who shows the answer. */
  @FunctionalInterface
  public interface Answer<T> {
    void show(Outcome<T> outcome);
  }

  /** The open sale; null only until the desk has answered for the first time. */
  public ReadOnlyObjectProperty<@Nullable Cart> cartProperty() {
    return cart.getReadOnlyProperty();
  }

  public @Nullable Cart cart() {
    return cart.get();
  }

  /** What the open sale comes to. */
  public Money total() {
    Cart open = cart.get();
    return open == null ? Money.ZERO : open.totals().total();
  }

  public boolean isEmpty() {
    Cart open = cart.get();
    return open == null || open.isEmpty();
  }

  /** Items in the carts of other registers, each with that register's name. */
  public ReadOnlyObjectProperty<Map<UUID, String>> elsewhereProperty() {
    return elsewhere.getReadOnlyProperty();
  }

  public ObservableList<RefusedScan> refused() {
    return refused;
  }

  public ObservableList<Cart> held() {
    return held;
  }

  public ReadOnlyObjectProperty<@Nullable PaidSale> paidProperty() {
    return paid.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable RecordedSale> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** When the newest sale was made, null before the first. */
  public @Nullable Instant lastSoldAt() {
    RecordedSale newest = last.get();
    return newest == null ? null : newest.soldAt();
  }
}
