package truetill.core.pos;

import java.util.UUID;
import truetill.core.journal.CustomerOp;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.CustomerDetails;
import truetill.core.people.CustomerNumber;
import truetill.core.people.Role;

/**
 * What a register may do with the store's customers; managers only, as in the contract. Refusals:
 * {@code not_allowed}, {@code nothing_changed}, and those of {@link CustomerDetails#checked}.
 */
public final class TillCustomers {
  private final SeriesNumbers numbers;
  private final Actor actor;

  TillCustomers(SeriesNumbers numbers, Actor actor) {
    this.numbers = numbers;
    this.actor = actor;
  }

  /** Takes up a customer under the next number of this register's series. */
  public Outcome<CustomerOp.Created> create(UUID customer, int series, CustomerDetails details) {
    return manager()
        .then(it -> details.checked())
        .map(checked ->
            new CustomerOp.Created(
                customer, new CustomerNumber(series, numbers.customers() + 1).toString(), checked));
  }

  /**
   * Changes a customer's details. Name and email of somebody who works here are an administrator's
   * business (rules-store section 10, promise 45).
   *
   * @param before as this register knows them
   */
  public Outcome<CustomerOp.Edited> edit(
      UUID customer, boolean isStaff, CustomerDetails before, CustomerDetails after) {
    return manager()
        .then(it -> after.checked())
        .then(checked -> {
          if (checked.equals(before)) {
            return Outcome.refused("nothing_changed", "Nothing was changed.");
          }
          return isStaff && !checked.isSamePerson(before) && actor.role() != Role.ADMIN
              ? Outcome.refused(
                  "not_allowed", "Name and email of staff are changed by an administrator.")
              : Outcome.done(new CustomerOp.Edited(customer, before, checked));
        });
  }

  private Outcome<Actor> manager() {
    return actor.role().isManager()
        ? Outcome.done(actor)
        : Outcome.refused("not_allowed", "A manager must take up and change customers.");
  }
}
