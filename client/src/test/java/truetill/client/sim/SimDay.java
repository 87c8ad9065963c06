package truetill.client.sim;

import java.time.Duration;
import java.util.Random;
import truetill.client.register.RegisterStatus;
import truetill.client.sim.SimShop.SimPerson;
import truetill.client.sim.SimWorld.SimPlace;
import truetill.core.pos.Cart;

/** The ordinary work of a history. */
final class SimDay {
  private final SimWorld world;

  SimDay(SimWorld world) {
    this.world = world;
  }

  void happen(SimHistory.Command command) {
    Random dice = new Random(command.dice());
    SimOffice office = world.office();
    SimPlace place = world.places().get(command.device());
    switch (command.kind()) {
      case OFFICE_ITEM -> office.doing("item", () -> office.makeItem(dice));
      case OFFICE_PRICE -> office.doing("price", () -> office.setPrice(dice));
      case OFFICE_STATUS -> office.doing("status", () -> office.setStatus(dice));
      case OFFICE_TAX -> office.doing("tax", () -> office.setTax(dice));
      case OFFICE_SALE -> office.doing("sale", () -> office.sell(dice));
      case OFFICE_DELETE -> office.doing("delete", () -> office.deleteItem(dice));
      case OFFICE_PERSON -> office.doing("person", () -> office.setPerson(SimPerson.TEO));
      case OFFICE_ROLE ->
          office.doing(
              "role", () -> office.setRole(dice.nextInt(3) == 0 ? SimPerson.HANA : SimPerson.TEO));
      case OFFICE_CUSTOMER -> office.doing("customer", () -> office.customer(dice));
      case OFFICE_RESERVE -> office.doing("reserve", () -> office.countReserve(dice));
      case OFFICE_LOST -> office.doing("lost_pc", () -> office.losePc(place.device(), dice));
      case OFFICE_RESOLVE -> office.doing("resolve", () -> office.resolve(dice));
      case OFFICE_VOID -> office.doing("void", () -> office.voidSale(dice));
      case WAIT -> world.passLong(Duration.ofMinutes(1 + dice.nextInt(90)));
      case NEXT_DAY -> nextDay(dice);
      default -> {
        if (isReady(place)) {
          atTill(command.kind(), place, dice);
        }
      }
    }
  }

  /** Whoever comes to a dead till starts it. */
  private boolean isReady(SimPlace place) {
    if (!place.device().isUp()) {
      world.figures().add("op.start");
      if (!place.device().start()) {
        world.figures().add("outcome.does_not_start");
        return false;
      }
      place.cashier().look();
    }
    return true;
  }

  private void atTill(Kind kind, SimPlace place, Random dice) {
    SimPerson[] people = SimPerson.values();
    SimPerson person = people[dice.nextInt(people.length)];
    switch (kind) {
      case SYNC -> sync(place);
      case SIGN_IN -> place.cashier().signIn(person);
      case WRONG_PIN -> place.cashier().guessPins(dice);
      case RESERVE_DRAW, RESERVE_RETURN, CUSTOMER_NEW, CUSTOMER_EDIT -> {
        boolean byManager = dice.nextInt(6) > 0;
        if (place.cashier().signIn(byManager ? SimPerson.HANA : SimPerson.INES) && isReady(place)) {
          byManager(kind, place, dice);
        }
      }
      case VOID -> {
        boolean byManager = dice.nextInt(5) > 0;
        if (place.cashier().signIn(byManager ? SimPerson.HANA : SimPerson.INES) && isReady(place)) {
          place.cashier().voidSale(dice);
        }
      }
      default -> {
        if (isSignedIn(place, person)) {
          signedIn(kind, place, dice);
        }
      }
    }
  }

  private static boolean isSignedIn(SimPlace place, SimPerson person) {
    return place.device().till().signIn().current() != null || place.cashier().signIn(person);
  }

  /** Exchanges what there is, and looks what the till offers then. */
  void sync(SimPlace place) {
    world.figures().add("op.sync");
    int toldToWait = place.device().net().toldToWait();
    RegisterStatus status = place.device().doing(till -> till.sync());
    if (status != null) {
      world.figures().add(status.online() ? "done.sync" : "outcome.alone");
      String warning = status.warning();
      if (status.online()
          && place.device().net().toldToWait() == toldToWait
          && (warning == null || warning.startsWith("This PC's clock"))) {
        place.device().hadContact();
      }
      place.cashier().look();
    }
  }

  private void signedIn(Kind kind, SimPlace place, Random dice) {
    SimPerson[] people = SimPerson.values();
    switch (kind) {
      case SELL -> sell(place, dice);
      case SCAN -> place.cashier().scan(dice);
      case UNTAGGED -> place.cashier().addUntagged(dice);
      case REMOVE_LINE -> place.cashier().remove(dice);
      case HOLD -> place.cashier().hold();
      case RECALL -> place.cashier().recall(dice);
      case ABANDON -> place.cashier().abandon();
      case PAY -> place.cashier().pay(dice);
      case REPRINT -> place.cashier().reprint(dice);
      case DROP -> place.hand().drop(dice);
      case NO_SALE -> place.hand().noSale();
      case CUSTOMER_NAMED -> place.reception().name(dice);
      case POISON -> place.stranger().poison(dice);
      case HAND_OFF -> {
        var known = place.device().till().signIn().people();
        if (!known.isEmpty()) {
          place.hand().handOff(known.get(dice.nextInt(known.size())).uid(), dice);
        }
      }
      case CLOSE_DRAWER -> close(place, dice);
      case CLOCK_IN -> clock(place, people[dice.nextInt(people.length)], true, dice);
      case CLOCK_OUT -> clock(place, people[dice.nextInt(people.length)], false, dice);
      default -> throw new IllegalStateException(kind + " is no work");
    }
  }

  private static void byManager(Kind kind, SimPlace place, Random dice) {
    switch (kind) {
      case RESERVE_DRAW -> place.hand().moveReserve(true, dice);
      case RESERVE_RETURN -> place.hand().moveReserve(false, dice);
      case CUSTOMER_NEW -> place.reception().create(dice);
      case CUSTOMER_EDIT -> place.reception().edit(dice);
      default -> throw new IllegalStateException(kind + " is nothing for a manager");
    }
  }

  /** Whoever is there goes; where nobody is, somebody comes. Some do as they like. */
  private void clock(SimPlace place, SimPerson anybody, boolean in, Random dice) {
    boolean likes = dice.nextInt(4) == 0;
    SimPerson there = likes ? anybody : place.hand().present();
    SimPerson person = in || there == null ? anybody : there;
    if (place.cashier().signIn(person) && place.device().isUp()) {
      if (in || there == null) {
        place.hand().clockIn(person);
      } else {
        place.hand().clockOut(dice);
      }
    }
  }

  /** A whole sale, with the drawer opened for it when need be. */
  void sell(SimPlace place, Random dice) {
    if (place.device().till().drawer().open() == null && dice.nextInt(10) > 0) {
      place.hand().open(dice);
    }
    int things = 1 + dice.nextInt(4);
    for (int thing = 0; thing < things && place.device().isUp(); thing++) {
      if (dice.nextInt(3) == 0) {
        place.cashier().addUntagged(dice);
      } else {
        place.cashier().scan(dice);
      }
    }
    if (place.device().isUp()) {
      place.cashier().pay(dice);
    }
  }

  private void close(SimPlace place, Random dice) {
    clearCounter(place, dice);
    if (place.device().isUp() && place.device().till().signIn().current() != null) {
      place.hand().close(dice);
    }
  }

  private static void clearCounter(SimPlace place, Random dice) {
    for (int sale = 0; sale < 20 && place.device().isUp(); sale++) {
      Cart open = place.device().till().selling().current();
      if (!open.isEmpty()) {
        place.cashier().abandon();
      } else if (!place.device().till().selling().held().isEmpty()) {
        place.cashier().recall(dice);
      } else {
        return;
      }
    }
  }

  /** Most tills are counted in the evening; then comes another morning. */
  private void nextDay(Random dice) {
    for (SimPlace place : world.places()) {
      if (dice.nextInt(4) > 0
          && place.device().isUp()
          && place.device().till().drawer().open() != null
          && isSignedIn(place, SimPerson.TEO)
          && place.device().isUp()) {
        close(place, dice);
      }
    }
    world.passLong(Duration.ofHours(24));
  }
}
