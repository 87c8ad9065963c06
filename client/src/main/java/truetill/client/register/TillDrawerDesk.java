package truetill.client.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.CachedPerson;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Role;
import truetill.core.pos.CashCount;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.TillState.ClosedDrawer;

/** The drawer of a real till. */
final class TillDrawerDesk implements DrawerDesk {
  private final Recorder recorder;
  private final Counter counter;
  private final Printing printing;

  TillDrawerDesk(Recorder recorder, Counter counter, Printing printing) {
    this.recorder = recorder;
    this.counter = counter;
    this.printing = printing;
  }

  @Override
  public @Nullable OpenDrawer open() {
    return recorder.state().drawer();
  }

  @Override
  public @Nullable ClosedDrawer lastClosed() {
    return recorder.state().closed();
  }

  @Override
  public LocalDate today() {
    return recorder.run(recorder::today);
  }

  @Override
  public Outcome<OpenDrawer> open(Money total, CashCount count, @Nullable LocalDate confirmed) {
    return counter.run(command ->
        command
            .till()
            .openDrawer(
                recorder.ids().next(),
                recorder.identity().register(),
                recorder.today(),
                total,
                count)
            .then(body -> undoubted(body, confirmed))
            .then(body -> recorded(command, body)));
  }

  private <T> Outcome<T> undoubted(T body, @Nullable LocalDate confirmed) {
    LocalDate today = recorder.today();
    Optional<String> doubt =
        today.equals(confirmed) ? Optional.empty() : recorder.doubtAbout(today);
    return doubt.isEmpty() ? Outcome.done(body) : Outcome.refused("confirm_date", doubt.get());
  }

  @Override
  public Outcome<OpenDrawer> drop(Money total, CashCount count, String notes) {
    return counter.run(command ->
        command
            .till()
            .drop(recorder.ids().next(), total, count, notes)
            .then(body -> recorded(command, body))
            .ifDone(drawer -> printing.openDrawer()));
  }

  @Override
  public Outcome<OpenDrawer> handOff(UUID incoming, Money counted, CashCount count) {
    return counter.run(command ->
        role(incoming)
            .then(role ->
                command.till().handOff(recorder.ids().next(), incoming, role, counted, count))
            .then(body -> recorded(command, body)));
  }

  @Override
  public Outcome<OpenDrawer> noSale(String reason) {
    return counter.run(command ->
        command
            .till()
            .noSale(reason)
            .then(body -> recorded(command, body))
            .ifDone(drawer -> printing.openDrawer()));
  }

  @Override
  public Outcome<ClosedDrawer> close(Money counted, CashCount count) {
    return counter.run(command ->
        command
            .till()
            .closeDrawer(counted, count)
            .then(body -> counter.record(command, body))
            .map(op -> present(recorder.state().closed()))
            .ifDone(closed -> printing.dayReport(closed, command.actor())));
  }

  @Override
  public Outcome<OpenDrawer> printDay() {
    return counter.run(command ->
        command.till().openDrawer().ifDone(drawer -> printing.dayReport(drawer, command.actor())));
  }

  private Outcome<OpenDrawer> recorded(Counter.Command command, OpBody body) {
    return counter.record(command, body).map(op -> present(recorder.state().drawer()));
  }

  private Outcome<Role> role(UUID person) {
    Optional<Role> role = recorder.cache().people().byUid(person).map(CachedPerson::role);
    return role.isPresent()
        ? Outcome.done(role.get())
        : Outcome.refused("unknown_person", "That person is not known at this register.");
  }

  private static <T> T present(@Nullable T drawer) {
    if (drawer == null) {
      throw new IllegalStateException("the drawer an op was about is gone");
    }
    return drawer;
  }
}
