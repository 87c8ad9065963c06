package truetill.client.screens.shop;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.DrawerDesk;
import truetill.client.register.SignInDesk;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Role;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/** The drawer in memory, decided by the real rules. */
final class FakeDrawer implements DrawerDesk {
  private final FakeTill till;
  private final SignInDesk people;
  private boolean dateDoubted;
  private int daysPrinted;

  FakeDrawer(FakeTill till, SignInDesk people) {
    this.till = till;
    this.people = people;
  }

  @Override
  public @Nullable OpenDrawer open() {
    return till.state().drawer();
  }

  @Override
  public @Nullable ClosedDrawer lastClosed() {
    return till.state().closed();
  }

  @Override
  public LocalDate today() {
    return till.today();
  }

  /** From now on the date is doubted until it is confirmed. */
  void doubtDate() {
    dateDoubted = true;
  }

  @Override
  public Outcome<OpenDrawer> open(Money total, CashCount count, @Nullable LocalDate confirmed) {
    if (dateDoubted && !till.today().equals(confirmed)) {
      return Outcome.refused("confirm_date", "Is today " + till.today() + "?");
    }
    return till.till()
        .then(rules -> rules.openDrawer(till.nextId(), till.nextId(), till.today(), total, count))
        .map(this::recorded);
  }

  private OpenDrawer recorded(OpBody op) {
    till.record(op);
    OpenDrawer drawer = till.state().drawer();
    if (drawer == null) {
      throw new IllegalStateException("no drawer after " + op.type());
    }
    return drawer;
  }

  @Override
  public Outcome<OpenDrawer> drop(Money total, CashCount count, String notes) {
    return till.till()
        .then(rules -> rules.drop(till.nextId(), total, count, notes))
        .map(this::recorded);
  }

  @Override
  public Outcome<OpenDrawer> handOff(UUID incoming, Money counted, CashCount count) {
    Role role =
        people.people().stream()
            .filter(person -> person.uid().equals(incoming))
            .map(SignInDesk.Person::role)
            .findFirst()
            .orElse(Role.CONSIGNEE);
    return till.till()
        .then(rules -> rules.handOff(till.nextId(), incoming, role, counted, count))
        .map(this::recorded);
  }

  @Override
  public Outcome<OpenDrawer> noSale(String reason) {
    return till.till().then(rules -> rules.noSale(reason)).map(this::recorded);
  }

  @Override
  public Outcome<ClosedDrawer> close(Money counted, CashCount count) {
    return till.till()
        .then(rules -> rules.closeDrawer(counted, count))
        .map(op -> {
          till.record(op);
          daysPrinted++;
          ClosedDrawer closed = till.state().closed();
          if (closed == null) {
            throw new IllegalStateException("not closed");
          }
          return closed;
        });
  }

  @Override
  public Outcome<OpenDrawer> printDay() {
    return till.till()
        .then(rules -> {
          OpenDrawer drawer = till.state().drawer();
          if (drawer == null) {
            return Outcome.refused("no_drawer", "Open the drawer first.");
          }
          daysPrinted++;
          return Outcome.done(drawer);
        });
  }

  int daysPrinted() {
    return daysPrinted;
  }
}
