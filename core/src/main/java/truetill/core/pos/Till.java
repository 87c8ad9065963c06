package truetill.core.pos;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.hr.Hours;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;
import truetill.core.text.OneLine;

/**
 * decide(state, command) → op or refusal (sync.md section 1, rule 5): what a register may do next.
 * Pure: clock, ids and look-ups are handed in, so the same command on the same state always gives
 * the same op. The refusal codes are those other programs rely on (house section 6).
 */
public final class Till {
  private static final int MAX_REASON_LENGTH = 300;

  private final TillState state;
  private final Actor actor;

  private Till(TillState state, Actor actor) {
    this.state = state;
    this.actor = actor;
  }

  /** The till as it stands for this person; staff only. */
  public static Outcome<Till> at(TillState state, @Nullable Actor actor) {
    if (actor == null) {
      return Outcome.refused("not_signed_in", "Sign in first.");
    }
    if (!actor.role().isStaff()) {
      return Outcome.refused("not_allowed", "Only staff work at the till.");
    }
    return Outcome.done(new Till(state, actor));
  }

  /**
   * Opens the day's drawer with the float: one drawer per register and business date. A date before
   * the last one is for a person to confirm ({@link truetill.core.clock.DateDoubt}).
   */
  public Outcome<OpBody.DrawerOpened> openDrawer(
      UUID drawer, UUID register, LocalDate today, Money opening, CashCount count) {
    if (state.drawer() != null) {
      return Outcome.refused("drawer_open", "The drawer is already open.");
    }
    TillState.ClosedDrawer closed = state.closed();
    if (closed != null && closed.drawer().businessDate().equals(today)) {
      return Outcome.refused(
          "drawer_closed_today",
          "This register's drawer for today is already closed. A manager can reopen it.");
    }
    return amount(opening)
        .then(count::agreedWith)
        .map(agreed -> new OpBody.DrawerOpened(drawer, register, agreed, count));
  }

  /** Puts an item on the sale, beginning one when none is open. */
  public Outcome<List<OpBody>> add(ItemForSale item, UUID newCart, Rate taxRate) {
    return addTo(newCart, taxRate, cart -> cart.add(item));
  }

  /** Puts a thing without a tag on the sale, at a typed price. */
  public Outcome<List<OpBody>> addUntagged(
      String description, Money unitPrice, int quantity, UUID newCart, Rate taxRate) {
    return addTo(newCart, taxRate, cart -> cart.addUntagged(description, unitPrice, quantity));
  }

  private Outcome<List<OpBody>> addTo(
      UUID newCart, Rate taxRate, Function<Cart, Outcome<Cart>> add) {
    return openDrawer()
        .then(drawer -> {
          List<OpBody> ops = new ArrayList<>();
          Cart cart = toAddTo(newCart, taxRate, ops);
          return add.apply(cart)
              .map(grown -> {
                ops.add(new OpBody.CartLineAdded(cart.uid(), grown.lines().getLast()));
                return ops;
              });
        });
  }

  /** The open sale, or a new one; then what begins it goes to {@code ops}. */
  private Cart toAddTo(UUID newCart, Rate taxRate, List<OpBody> ops) {
    Cart open = state.cart();
    if (open != null) {
      // One that was emptied line by line froze its tax rate when it began, maybe days ago.
      if (!open.isEmpty() || open.taxRate().equals(taxRate)) {
        return open;
      }
      ops.add(new OpBody.CartAbandoned(open.uid()));
    }
    ops.add(new OpBody.CartCreated(newCart, taxRate));
    UUID customer = open == null ? null : open.customer();
    if (customer != null) {
      ops.add(new OpBody.CartCustomerNamed(newCart, customer));
    }
    return Cart.empty(newCart, taxRate).forCustomer(customer);
  }

  /** Says whose sale it is, beginning one when none is open; null for nobody in particular. */
  public Outcome<List<OpBody>> nameCustomer(@Nullable UUID customer, UUID newCart, Rate taxRate) {
    return openDrawer()
        .then(drawer -> {
          List<OpBody> ops = new ArrayList<>();
          Cart cart = toAddTo(newCart, taxRate, ops);
          ops.add(new OpBody.CartCustomerNamed(cart.uid(), customer));
          return Outcome.done(ops);
        });
  }

  /** Takes a line, counted from 1, off the sale. */
  public Outcome<OpBody.CartLineRemoved> remove(int line) {
    return filledCart()
        .then(cart -> cart.remove(line).map(rest -> new OpBody.CartLineRemoved(cart.uid(), line)));
  }

  /** Puts the sale aside. */
  public Outcome<OpBody.CartParked> park() {
    return filledCart().map(cart -> new OpBody.CartParked(cart.uid()));
  }

  /** Takes up a sale that was put aside. */
  public Outcome<OpBody.CartRecalled> recall(UUID cart) {
    Cart open = state.cart();
    if (open != null && !open.isEmpty()) {
      return Outcome.refused("cart_open", "Finish or hold the sale on the screen first.");
    }
    if (!state.parked().containsKey(cart)) {
      return Outcome.refused("unknown_cart", "That sale is no longer on hold.");
    }
    return Outcome.done(new OpBody.CartRecalled(cart));
  }

  /** Gives the open sale up; one that only names a customer too. */
  public Outcome<OpBody.CartAbandoned> abandon() {
    Cart cart = state.cart();
    return cart == null || isUntouched(cart)
        ? Outcome.refused("cart_empty", "There is nothing on this sale yet.")
        : Outcome.done(new OpBody.CartAbandoned(cart.uid()));
  }

  private static boolean isUntouched(Cart cart) {
    return cart.isEmpty() && cart.customer() == null;
  }

  /** Takes payment: the sale, its change and its receipt number in one fact. */
  public Outcome<OpBody.SaleCompleted> pay(Tender tender, int series) {
    return openDrawer()
        .then(drawer ->
            filledCart()
                .then(cart ->
                    tender
                        .settle(cart.totals().total())
                        .map(payment -> completed(drawer, cart, payment, series))));
  }

  private OpBody.SaleCompleted completed(
      OpenDrawer drawer, Cart cart, Tender.Payment payment, int series) {
    LocalDate date = drawer.businessDate();
    int counter = state.numbers().nextReceipt(date);
    return new OpBody.SaleCompleted(
        drawer.uid(),
        cart.uid(),
        new ReceiptNumber(date, series, counter).toString(),
        cart.lines(),
        cart.taxRate(),
        cart.totals(),
        payment,
        cart.customer());
  }

  /** Takes a sale back; the cash leaves this register's own open drawer (sync.md section 6). */
  public Outcome<OpBody.SaleVoided> voidSale(RecordedSale sale, String reason) {
    if (!actor.role().isManager()) {
      return Outcome.refused("not_allowed", "A manager must void a sale.");
    }
    if (sale.voidedAt() != null) {
      return Outcome.refused("already_voided", "Receipt " + sale.receipt() + " is already voided.");
    }
    Money cash = sale.payment().cashDue();
    OpenDrawer drawer = state.drawer();
    if (drawer == null && cash.isPositive()) {
      return Outcome.refused("no_drawer", "Open a drawer to pay the cash refund.");
    }
    return reason(reason)
        .map(words ->
            new OpBody.SaleVoided(
                drawer == null ? null : drawer.uid(),
                sale.cart(),
                sale.receipt(),
                sale.totals().total(),
                cash,
                sale.totals().total().minus(cash),
                words));
  }

  /** Takes cash from the drawer to the safe: more than nothing, at most what should be there. */
  public Outcome<OpBody.DrawerDropped> drop(UUID drop, Money total, CashCount count, String notes) {
    return openDrawer()
        .then(drawer ->
            drawer
                .cash()
                .checkDrop(total)
                .then(count::agreedWith)
                .then(agreed ->
                    reason(notes)
                        .map(words ->
                            new OpBody.DrawerDropped(drawer.uid(), drop, agreed, count, words))));
  }

  /** Moves between the drawer and the store's reserve of change. */
  public TillReserve reserve() {
    return new TillReserve(this, actor);
  }

  /** The store's customers. */
  public TillCustomers customers() {
    return new TillCustomers(state.numbers(), actor);
  }

  /** Hands the drawer to another cashier after a count; the drawer stays open. */
  public Outcome<OpBody.DrawerHandedOff> handOff(
      UUID handoff, UUID incoming, Role incomingRole, Money counted, CashCount count) {
    return openDrawer()
        .then(drawer -> {
          if (!incomingRole.isStaff()) {
            return Outcome.refused("not_allowed", "Only staff can take over a drawer.");
          }
          if (incoming.equals(drawer.cashier())) {
            return Outcome.refused("same_cashier", "That person holds the drawer already.");
          }
          return amount(counted)
              .then(count::agreedWith)
              .map(agreed ->
                  new OpBody.DrawerHandedOff(
                      drawer.uid(), handoff, incoming, drawer.cash().expected(), agreed, count));
        });
  }

  /** Opens the cash drawer without a sale, with the cashier's reason. */
  public Outcome<OpBody.DrawerNoSale> noSale(String reason) {
    return openDrawer()
        .then(drawer -> reason(reason).map(words -> new OpBody.DrawerNoSale(drawer.uid(), words)));
  }

  /** Closes the drawer with a blind count; a sale still open blocks it. */
  public Outcome<OpBody.DrawerClosed> closeDrawer(Money counted, CashCount count) {
    return openDrawer()
        .then(drawer -> {
          Cart cart = state.cart();
          if ((cart != null && !isUntouched(cart)) || !state.parked().isEmpty()) {
            return Outcome.refused(
                "cart_open", "Finish or clear the open and held sales before closing.");
          }
          return amount(counted)
              .then(count::agreedWith)
              .map(agreed ->
                  new OpBody.DrawerClosed(drawer.uid(), drawer.cash().expected(), agreed, count));
        });
  }

  public Outcome<OpBody.ClockedIn> clockIn(UUID entry) {
    if (state.shifts().containsKey(actor.uid())) {
      return Outcome.refused("already_clocked_in", "Already clocked in.");
    }
    return Outcome.done(new OpBody.ClockedIn(entry));
  }

  /** Ends the actor's shift; a clock that went back gives zero hours, never a refusal. */
  public Outcome<OpBody.ClockedOut> clockOut(Instant now, int breakMinutes) {
    TillState.Shift shift = state.shifts().get(actor.uid());
    if (shift == null) {
      return Outcome.refused("not_clocked_in", "You are not clocked in.");
    }
    long shiftMinutes = Math.max(0, (now.getEpochSecond() - shift.since().getEpochSecond()) / 60);
    if (breakMinutes < 0 || (breakMinutes > 0 && breakMinutes >= shiftMinutes)) {
      return Outcome.refused("bad_break", "The break must be shorter than the shift.");
    }
    Hours hours = Hours.worked(shift.since(), now, breakMinutes);
    return Outcome.done(new OpBody.ClockedOut(shift.entry(), breakMinutes, hours.hundredths()));
  }

  public Outcome<OpBody.ReceiptReprinted> reprint(RecordedSale sale) {
    return Outcome.done(new OpBody.ReceiptReprinted(sale.receipt()));
  }

  /** The open drawer, or why there is none to sell from. */
  public Outcome<OpenDrawer> openDrawer() {
    OpenDrawer drawer = state.drawer();
    if (drawer != null) {
      return Outcome.done(drawer);
    }
    return state.closed() == null
        ? Outcome.refused("no_drawer", "Open the drawer first.")
        : Outcome.refused("drawer_closed", "Drawer is closed. Open the drawer first.");
  }

  private Outcome<Cart> filledCart() {
    Cart cart = state.cart();
    return cart == null || cart.isEmpty()
        ? Outcome.refused("cart_empty", "There is nothing on this sale yet.")
        : Outcome.done(cart);
  }

  private static Outcome<Money> amount(Money amount) {
    return amount.isNegative() || amount.compareTo(Money.MAX) > 0
        ? Outcome.refused("bad_amount", "The amount must be from 0.00 to " + Money.MAX + ".")
        : Outcome.done(amount);
  }

  static Outcome<String> reason(String words) {
    String line = OneLine.of(words);
    return line.length() > MAX_REASON_LENGTH
        ? Outcome.refused("long_reason", "Keep it under " + MAX_REASON_LENGTH + " characters.")
        : Outcome.done(line);
  }
}
