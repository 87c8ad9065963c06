package truetill.client.sim;

import static truetill.client.sim.SimCashier.word;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Strange;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;

/**
 * Puts facts into a journal that the store cannot apply: of a later version, about somebody or
 * something it never heard of, or one its handler throws at (I16).
 */
final class SimStranger {
  /** Every drop of this kind calls itself the same, so the store can write down only the first. */
  private static final UUID ONE_DROP = new UUID(0x7000, 1);

  private final SimDevice device;
  private final SimLedger ledger;
  private final SimFigures figures;
  private final AtomicInteger words;

  SimStranger(SimDevice device, SimLedger ledger, SimFigures figures, AtomicInteger words) {
    this.device = device;
    this.ledger = ledger;
    this.figures = figures;
    this.words = words;
  }

  void poison(Random dice) {
    Actor actor = device.till().signIn().current();
    if (actor == null) {
      return;
    }
    OpenDrawer drawer = device.till().drawer().open();
    int way = drawer == null ? dice.nextInt(2) : dice.nextInt(5);
    UUID stranger = new UUID(dice.nextLong(), dice.nextLong());
    Money cents = Money.ofCents(1 + dice.nextInt(900));
    String by = actor.uid().toString();
    switch (way) {
      case 0 ->
          record(
              "unknown_type",
              actor,
              new OpBody.Unknown("strange.thing", 1, Map.of("words", "from the future")),
              word("strange", by, "strange.thing"),
              0);
      case 1 ->
          record(
              "unknown_version",
              actor,
              new OpBody.Unknown("receipt.reprinted", 2, Map.of("copies", 2)),
              word("strange", by, "receipt.reprinted"),
              0);
      case 2 ->
          record(
              "unknown_person",
              actor,
              new OpBody.DrawerHandedOff(
                  uid(drawer),
                  new UUID(dice.nextLong(), 1),
                  stranger,
                  cents,
                  cents,
                  CashCount.NOT_COUNTED),
              word("handoff", by, stranger, cents.cents()),
              0);
      case 3 ->
          record(
              "parked_void",
              actor,
              new OpBody.SaleVoided(
                  uid(drawer),
                  stranger,
                  "R-20260302-990001",
                  cents,
                  cents,
                  Money.ZERO,
                  "of a sale nobody made"),
              word("void", by, "R-20260302-990001"),
              word(cents.cents(), cents.cents()),
              -cents.cents());
      default -> {
        String notes = "drop " + words.incrementAndGet();
        record(
            "throwing_drop",
            actor,
            new OpBody.DrawerDropped(uid(drawer), ONE_DROP, cents, CashCount.NOT_COUNTED, notes),
            word("drop", by, cents.cents(), notes),
            -cents.cents());
      }
    }
  }

  private static UUID uid(@Nullable OpenDrawer drawer) {
    if (drawer == null) {
      throw new IllegalStateException("no drawer is open");
    }
    return drawer.uid();
  }

  private void record(String what, Actor actor, OpBody body, String fact, long moved) {
    record(what, actor, body, fact, "", moved);
  }

  /**
   * @param answered the words of the fact that nobody knows while the till did not answer
   */
  private void record(
      String what, Actor actor, OpBody body, String asked, String answered, long moved) {
    Outcome<List<Op>> outcome = device.doing(till -> Strange.record(device.program(), actor, body));
    if (outcome == null) {
      ledger.maybe(asked);
      if (moved != 0) {
        ledger.maybeMoved(moved);
      }
    }
    if (figures.answered(what, outcome) && outcome instanceof Outcome.Done<List<Op>>) {
      figures.add("poison");
      figures.add("poison_cents", Math.abs(moved));
      ledger.told(answered.isEmpty() ? asked : word(asked, answered));
      if (moved != 0) {
        ledger.moved(moved);
      }
    }
  }
}
