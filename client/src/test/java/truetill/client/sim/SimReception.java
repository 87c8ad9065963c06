package truetill.client.sim;

import static truetill.client.sim.SimCashier.word;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.CustomerDesk;
import truetill.core.outcome.Outcome;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.Cart;

/** The same person with the store's customers. */
final class SimReception {
  private static final int SHOWN = 12;

  private final SimDevice device;
  private final SimLedger ledger;
  private final SimFigures figures;

  SimReception(SimDevice device, SimLedger ledger, SimFigures figures) {
    this.device = device;
    this.ledger = ledger;
    this.figures = figures;
  }

  /** Takes somebody up, often in the middle of that customer's sale. */
  void create(Random dice) {
    CustomerDetails details = details(SimPeople.customer(dice));
    String asked = "customer|" + SimCashier.actor(device) + "|" + words(details);
    Outcome<CustomerDesk.Found> outcome = device.doing(till -> till.customers().create(details));
    if (outcome == null) {
      ledger.maybe(word(asked));
    }
    if (figures.answered("customer_created", outcome)
        && outcome instanceof Outcome.Done<CustomerDesk.Found>(CustomerDesk.Found found)) {
      ledger.told(word(asked, found.uid(), found.number()));
      if (dice.nextBoolean()) {
        name(found.uid());
      }
    }
  }

  /** Changes one thing about somebody, or all but the number. */
  void edit(Random dice) {
    CustomerDesk.Found known = anybody(dice);
    if (known == null) {
      return;
    }
    CustomerDetails details = changed(known.details(), details(SimPeople.customer(dice)), dice);
    String fact = word("edit", SimCashier.actor(device), known.uid(), words(details));
    Outcome<CustomerDesk.Found> outcome =
        device.doing(till -> till.customers().edit(known.uid(), details));
    if (outcome == null) {
      ledger.maybe(fact);
    }
    if (figures.answered("customer_edited", outcome)
        && outcome instanceof Outcome.Done<CustomerDesk.Found>) {
      ledger.told(fact);
    }
  }

  /** Says whose sale it is, or that it is nobody's. */
  void name(Random dice) {
    CustomerDesk.Found known = dice.nextInt(5) == 0 ? null : anybody(dice);
    name(known == null ? null : known.uid());
  }

  private void name(@Nullable UUID uid) {
    Outcome<Cart> outcome = device.doing(till -> till.customers().name(uid));
    figures.answered("customer_named", outcome);
  }

  private CustomerDesk.@Nullable Found anybody(Random dice) {
    List<CustomerDesk.Found> found = device.doing(till -> till.customers().find("", SHOWN));
    if (found == null || found.isEmpty()) {
      return null;
    }
    // Every till has its regulars, and they are the same ones.
    return found.get(dice.nextBoolean() ? 0 : dice.nextInt(found.size()));
  }

  private static CustomerDetails details(Map<String, String> fields) {
    return new CustomerDetails(
        fields.getOrDefault("first_name", ""),
        fields.getOrDefault("last_name", ""),
        fields.getOrDefault("email", ""),
        fields.getOrDefault("phone", ""),
        fields.getOrDefault("notes", ""));
  }

  private static CustomerDetails changed(
      CustomerDetails known, CustomerDetails other, Random dice) {
    int which = dice.nextInt(8);
    if (which >= 5) {
      return other;
    }
    return new CustomerDetails(
        which == 0 ? other.firstName() : known.firstName(),
        which == 1 ? other.lastName() : known.lastName(),
        which == 2 ? other.email() : known.email(),
        which == 3 ? other.phone() : known.phone(),
        which == 4 ? other.notes() : known.notes());
  }

  private static String words(CustomerDetails details) {
    return word(
        details.firstName(), details.lastName(), details.email(), details.phone(), details.notes());
  }
}
