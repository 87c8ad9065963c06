package truetill.client.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import truetill.client.register.SellingDesk;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.Cart;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;

/** Somebody who sells, takes back and prints again, and remembers only what the till answered. */
final class SimCashier {
  private static final int SHOWN = 200;

  private final SimDevice device;
  private final SimLedger ledger;
  private final SimFigures figures;
  private final SimStock stock;

  SimCashier(SimDevice device, SimLedger ledger, SimFigures figures, SimStock stock) {
    this.device = device;
    this.ledger = ledger;
    this.figures = figures;
    this.stock = stock;
  }

  /** Whether this person stands at the till now. */
  boolean signIn(SimShop.SimPerson person) {
    Actor now = device.till().signIn().current();
    if (now != null && now.name().startsWith(person.name())) {
      return true;
    }
    return figures.answered("sign_in", tried(person.pin()));
  }

  /** Somebody guesses; from the fifth wrong try on, that is recorded and sign-in is locked. */
  void guessPins(Random dice) {
    int tries = 1 + dice.nextInt(8);
    for (int guess = 0; guess < tries && device.isUp(); guess++) {
      figures.answered("guessed_pin", tried("555" + dice.nextInt(1_000)));
    }
  }

  private @Nullable Outcome<Actor> tried(String pin) {
    Outcome<Actor> outcome = device.doing(till -> till.signIn().withPin(pin));
    if (!(outcome instanceof Outcome.Done<Actor>)) {
      ledger.maybe("locked");
    }
    return outcome;
  }

  void scan(Random dice) {
    String sku = stock.pick(device.number(), dice);
    Outcome<Cart> outcome = device.doing(till -> till.selling().scan(sku));
    if (figures.answered("scan", outcome) && outcome instanceof Outcome.Done<Cart>(Cart cart)) {
      UUID item = cart.lines().getLast().item();
      Broken.unless(item == null || !staysSold(item), "I12", offers(sku));
    }
  }

  /** I12 at a glance: what was sold here is not on offer, whatever the store's rows say yet. */
  void look() {
    List<SellingDesk.FoundItem> shown = device.doing(till -> till.selling().find("lamp", SHOWN));
    for (SellingDesk.FoundItem item : shown == null ? List.<SellingDesk.FoundItem>of() : shown) {
      Broken.unless(
          !item.status().equals("on_shelf") || !staysSold(item.uid()), "I12", offers(item.sku()));
    }
  }

  private boolean staysSold(UUID item) {
    return ledger.surelySoldHere(item) && !stock.wasReturned(item);
  }

  private String offers(String sku) {
    return "device " + device.number() + " offers " + sku + ", which it sold itself";
  }

  void addUntagged(Random dice) {
    long cents = AMOUNTS[dice.nextInt(AMOUNTS.length)];
    int quantity = 1 + dice.nextInt(3);
    figures.answered(
        "untagged",
        device.doing(
            till -> till.selling().addUntagged("Thing " + cents, Money.ofCents(cents), quantity)));
  }

  /** Odd amounts on purpose. */
  private static final long[] AMOUNTS = {1, 5, 50, 99, 101, 333, 1250, 4999, 99_999, 1_000_000};

  void remove(Random dice) {
    Cart cart = device.till().selling().current();
    int line = cart.isEmpty() ? 1 : 1 + dice.nextInt(cart.lines().size());
    figures.answered("remove_line", device.doing(till -> till.selling().remove(line)));
  }

  void hold() {
    figures.answered("hold", device.doing(till -> till.selling().hold()));
  }

  void recall(Random dice) {
    List<Cart> held = device.till().selling().held();
    UUID cart = held.isEmpty() ? new UUID(0, 9) : held.get(dice.nextInt(held.size())).uid();
    figures.answered("recall", device.doing(till -> till.selling().recall(cart)));
  }

  void abandon() {
    figures.answered("abandon", device.doing(till -> till.selling().abandon()));
  }

  void pay(Random dice) {
    Cart cart = device.till().selling().current();
    long total = cart.totals().total().cents();
    Tender tender = tender(total, dice);
    String lines = lines(cart.lines());
    String actor = actor();
    Outcome<SellingDesk.PaidSale> outcome = device.doing(till -> till.selling().pay(tender));
    if (outcome == null && !cart.isEmpty()) {
      ledger.maybe(word("sale", actor, lines));
      ledger.maybeMoved(cashDue(tender, total));
      ledger.maybeSold(items(cart.lines()));
    }
    if (figures.answered("pay_" + tender.method().wire(), outcome)
        && outcome instanceof Outcome.Done<SellingDesk.PaidSale>(SellingDesk.PaidSale paid)) {
      told(paid.sale(), actor, cart, tender);
    }
  }

  private void told(RecordedSale sale, String actor, Cart cart, Tender tender) {
    long total = sale.totals().total().cents();
    checkTotals(sale, cart);
    long cash = cashDue(tender, total);
    Money change = sale.payment().change();
    Money handed = tender.cashTendered();
    long due = handed == null || change == null ? 0 : handed.cents() - cash;
    Broken.unless(
        change == null || change.cents() == due,
        "I5",
        "the change of " + sale.receipt() + " is " + change + ", due were " + due);
    ledger.told(
        word(
            "sale",
            actor,
            lines(sale.lines()),
            sale.receipt(),
            total,
            cash,
            String.valueOf(cart.customer())));
    ledger.moved(cash);
    ledger.sold(
        new SimLedger.OwnSale(sale.receipt(), sale.cart(), items(sale.lines()), total, cash));
  }

  /** By pencil: lines, tax half up on their sum, total. */
  private static void checkTotals(RecordedSale sale, Cart cart) {
    long subtotal = 0;
    for (CartLine line : cart.lines()) {
      subtotal += line.unitPrice().cents() * line.quantity();
    }
    long rate = sale.taxRate().tenThousandths();
    long tax = (subtotal * rate + 5_000) / 10_000;
    Broken.unless(
        sale.totals().subtotal().cents() == subtotal
            && sale.totals().tax().cents() == tax
            && sale.totals().total().cents() == subtotal + tax,
        "I5",
        sale.receipt() + " says " + sale.totals() + ", the lines " + subtotal + " + " + tax);
  }

  private static Tender tender(long total, Random dice) {
    int way = dice.nextInt(10);
    if (way < 3) {
      return Tender.exactCash();
    }
    if (way < 6) {
      return Tender.cash(Money.ofCents(total + dice.nextInt(3) * 333L + dice.nextInt(2)));
    }
    if (way < 8) {
      return Tender.card();
    }
    if (way < 9 && total > 1) {
      long card = 1L + dice.nextInt((int) Math.min(total - 1, 1_000_000));
      return Tender.split(
          Money.ofCents(card),
          dice.nextBoolean() ? null : Money.ofCents(total - card + dice.nextInt(500)));
    }
    return Tender.cash(Money.ofCents(Math.max(0, total - 1)));
  }

  private static long cashDue(Tender tender, long total) {
    Money card = tender.cardAmount();
    return switch (tender.method()) {
      case CASH -> total;
      case CARD -> 0;
      case SPLIT -> card == null ? total : total - card.cents();
    };
  }

  void voidSale(Random dice) {
    List<SimLedger.OwnSale> known = new ArrayList<>(ledger.sales().values());
    if (dice.nextInt(4) > 0 && known.stream().anyMatch(this::wasBroughtElsewhere)) {
      known.removeIf(sale -> !wasBroughtElsewhere(sale));
    }
    String receipt =
        known.isEmpty() || dice.nextInt(12) == 0
            ? "R-20260302-990001"
            : known.get(dice.nextInt(known.size())).receipt();
    SimLedger.OwnSale sale = ledger.sales().get(receipt);
    String actor = actor();
    Outcome<SellingDesk.VoidedSale> outcome =
        device.doing(till -> till.selling().voidSale(receipt, "changed mind"));
    if (sale == null) {
      figures.answered("void_unknown", outcome);
      return;
    }
    if (outcome == null) {
      ledger.maybe(word("void", actor, receipt));
      ledger.maybeMoved(-sale.cashCents());
      ledger.maybeVoided(receipt);
      stock.returned(sale.items());
    }
    if (figures.answered("void", outcome)
        && outcome instanceof Outcome.Done<SellingDesk.VoidedSale>(var voided)) {
      Broken.unless(
          voided.refunded().cents() == sale.totalCents()
              && voided.cashRefunded().cents() == sale.cashCents(),
          "I5",
          "the void of " + receipt + " pays back " + voided + " for " + sale);
      ledger.told(word("void", actor, receipt, sale.totalCents(), sale.cashCents()));
      if (sale.cashCents() != 0) {
        ledger.moved(-sale.cashCents());
      }
      ledger.voided(receipt);
      stock.returned(sale.items());
    }
  }

  /** Whoever was at the office with it may come here with the same paper. */
  private boolean wasBroughtElsewhere(SimLedger.OwnSale sale) {
    return sale.items().stream()
        .anyMatch(item -> ledger.surelySoldHere(item) && stock.wasReturned(item));
  }

  void reprint(Random dice) {
    List<String> known = new ArrayList<>(ledger.sales().keySet());
    String receipt = known.isEmpty() ? "R-20260302-990001" : known.get(dice.nextInt(known.size()));
    String actor = actor();
    Outcome<RecordedSale> outcome = device.doing(till -> till.selling().reprint(receipt));
    if (outcome == null) {
      ledger.maybe(word("reprint", actor, receipt));
    }
    if (figures.answered("reprint", outcome) && outcome instanceof Outcome.Done<RecordedSale>) {
      ledger.told(word("reprint", actor, receipt));
    }
  }

  private String actor() {
    return actor(device);
  }

  static String actor(SimDevice device) {
    Actor now = device.till().signIn().current();
    return now == null ? "nobody" : now.uid().toString();
  }

  private static List<UUID> items(List<CartLine> lines) {
    return lines.stream().map(CartLine::item).filter(Objects::nonNull).toList();
  }

  private static String lines(List<CartLine> lines) {
    return lines.stream()
        .map(line -> {
          @Nullable String sku = line.sku();
          return (sku == null ? line.description() : sku)
              + "@"
              + line.unitPrice().cents()
              + "x"
              + line.quantity();
        })
        .collect(Collectors.joining(","));
  }

  /** The words of a fact as {@link SimJournal} reads them, too. */
  static String word(Object... parts) {
    StringBuilder words = new StringBuilder();
    for (Object part : parts) {
      words.append(words.isEmpty() ? "" : "|").append(part);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }
}
