package truetill.client.sim;

import static truetill.client.sim.SimCashier.word;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.client.register.TimeClock;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/** The same person at the drawer and at the time clock. */
final class SimHand {
  private static final long MOST_COUNTED_CENTS = 10_000_000_000L;

  private final SimDevice device;
  private final SimLedger ledger;
  private final SimFigures figures;
  private final AtomicInteger words;
  private SimShop.@Nullable SimPerson present;

  /**
   * @param words makes each reason a different one, so that a fact is known by it
   */
  SimHand(SimDevice device, SimLedger ledger, SimFigures figures, AtomicInteger words) {
    this.device = device;
    this.ledger = ledger;
    this.figures = figures;
    this.words = words;
  }

  void open(Random dice) {
    long cents = new long[] {0, 1, 20_000, 20_000, 12_345}[dice.nextInt(5)];
    CashCount count = dice.nextBoolean() ? count(cents) : CashCount.NOT_COUNTED;
    String actor = SimCashier.actor(device);
    Outcome<OpenDrawer> outcome =
        device.doing(till -> till.drawer().open(Money.ofCents(cents), count));
    if (outcome instanceof Outcome.Refused<OpenDrawer> refused
        && refused.code().equals("confirm_date")) {
      figures.add("date_confirms");
      outcome =
          device.doing(
              till -> till.drawer().open(Money.ofCents(cents), count, till.drawer().today()));
    }
    if (outcome == null) {
      ledger.maybe(word("open", actor, cents));
      ledger.maybeOpened(cents);
    }
    if (figures.answered("open_drawer", outcome)
        && outcome instanceof Outcome.Done<OpenDrawer>(OpenDrawer drawer)) {
      ledger.told(word("open", actor, cents, drawer.uid(), drawer.businessDate()));
      ledger.opened(cents);
    }
  }

  void drop(Random dice) {
    long most = ledger.expected();
    long cents = dice.nextInt(6) == 0 ? most + 1 : 1 + (long) (dice.nextDouble() * most);
    CashCount count = dice.nextBoolean() ? count(cents) : CashCount.NOT_COUNTED;
    String notes = "drop " + words.incrementAndGet();
    String actor = SimCashier.actor(device);
    Outcome<OpenDrawer> outcome =
        device.doing(till -> till.drawer().drop(Money.ofCents(cents), count, notes));
    String fact = word("drop", actor, cents, notes);
    if (outcome == null) {
      ledger.maybe(fact);
      ledger.maybeMoved(-cents);
    }
    if (figures.answered("drop", outcome) && outcome instanceof Outcome.Done<OpenDrawer>) {
      ledger.told(fact);
      ledger.moved(-cents);
    }
  }

  /** Brings change out of the store's reserve, or cash back to it. */
  void moveReserve(boolean draws, Random dice) {
    long most = ledger.expected();
    long back = dice.nextInt(6) == 0 ? most + 1 : 1 + (long) (dice.nextDouble() * most);
    long cents = draws ? 1 + dice.nextInt(30_000) : back;
    CashCount count = dice.nextBoolean() ? count(cents) : CashCount.NOT_COUNTED;
    String notes = "reserve " + words.incrementAndGet();
    String fact = word(draws ? "draw" : "return", SimCashier.actor(device), cents, notes);
    Outcome<OpenDrawer> outcome =
        device.doing(till ->
            draws
                ? till.reserve().draw(Money.ofCents(cents), count, notes)
                : till.reserve().putBack(Money.ofCents(cents), count, notes));
    long moved = draws ? cents : -cents;
    if (outcome == null) {
      ledger.maybe(fact);
      ledger.maybeMoved(moved);
    }
    if (figures.answered(draws ? "reserve_draw" : "reserve_return", outcome)
        && outcome instanceof Outcome.Done<OpenDrawer>) {
      ledger.told(fact);
      ledger.moved(moved);
    }
  }

  void noSale() {
    String reason = "change " + words.incrementAndGet();
    String fact = word("nosale", SimCashier.actor(device), reason);
    Outcome<OpenDrawer> outcome = device.doing(till -> till.drawer().noSale(reason));
    if (outcome == null) {
      ledger.maybe(fact);
    }
    if (figures.answered("no_sale", outcome) && outcome instanceof Outcome.Done<OpenDrawer>) {
      ledger.told(fact);
    }
  }

  void handOff(UUID incoming, Random dice) {
    long counted = Math.max(0, ledger.expected() + dice.nextInt(5) - 2);
    String fact = word("handoff", SimCashier.actor(device), incoming, counted);
    Outcome<OpenDrawer> outcome =
        device.doing(
            till -> till.drawer().handOff(incoming, Money.ofCents(counted), CashCount.NOT_COUNTED));
    if (outcome == null) {
      ledger.maybe(fact);
    }
    if (figures.answered("hand_off", outcome) && outcome instanceof Outcome.Done<OpenDrawer>) {
      ledger.told(fact);
    }
  }

  void close(Random dice) {
    long counted = Math.max(0, ledger.expected() + (dice.nextInt(3) - 1) * 25L);
    CashCount count = dice.nextBoolean() ? count(counted) : CashCount.NOT_COUNTED;
    String actor = SimCashier.actor(device);
    Outcome<ClosedDrawer> outcome =
        device.doing(till -> till.drawer().close(Money.ofCents(counted), count));
    if (outcome == null) {
      ledger.maybe(word("close", actor, counted));
      ledger.maybeClosed();
    }
    if (figures.answered("close_drawer", outcome)
        && outcome instanceof Outcome.Done<ClosedDrawer>(ClosedDrawer closed)) {
      long expected = closed.expected().cents();
      ledger.sees(OptionalLong.of(expected));
      ledger.told(word("close", actor, counted, closed.drawer().uid(), expected));
      ledger.closed(closed.drawer().uid().toString(), expected, counted);
    }
  }

  /** Who clocked in here last and did not go since. */
  SimShop.@Nullable SimPerson present() {
    return present;
  }

  void clockIn(SimShop.SimPerson person) {
    String actor = SimCashier.actor(device);
    Outcome<UUID> outcome = device.doing(till -> till.timeClock().clockIn());
    if (outcome == null) {
      ledger.maybe(word("in", actor));
    }
    if (figures.answered("clock_in", outcome)
        && outcome instanceof Outcome.Done<UUID>(UUID entry)) {
      ledger.told(word("in", actor, entry));
      present = person;
    }
  }

  void clockOut(Random dice) {
    int minutes = dice.nextInt(4) == 0 ? dice.nextInt(40) : 0;
    String actor = SimCashier.actor(device);
    Outcome<TimeClock.Stint> outcome = device.doing(till -> till.timeClock().clockOut(minutes));
    if (outcome == null) {
      ledger.maybe(word("out", actor, minutes));
    }
    if (figures.answered("clock_out", outcome)
        && outcome instanceof Outcome.Done<TimeClock.Stint>(TimeClock.Stint stint)) {
      ledger.told(word("out", actor, minutes, stint.entry(), stint.hours().hundredths()));
      present = null;
    }
  }

  /** As few pieces as make the amount. */
  private static CashCount count(long cents) {
    if (cents < 0 || cents > MOST_COUNTED_CENTS) {
      return CashCount.NOT_COUNTED;
    }
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    long left = cents;
    for (Denomination denomination : Denomination.values()) {
      long face = denomination.face().cents();
      pieces.put(denomination, (int) (left / face));
      left %= face;
    }
    return CashCount.of(pieces).orElseThrow();
  }
}
