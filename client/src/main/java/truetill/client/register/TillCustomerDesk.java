package truetill.client.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.CachedCustomer;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.Cart;

/** Customers at a real till. */
final class TillCustomerDesk implements CustomerDesk {
  private final Recorder recorder;
  private final Counter counter;
  private final SignInDesk signIn;
  private final SellingDesk selling;

  TillCustomerDesk(Recorder recorder, Counter counter, SignInDesk signIn, SellingDesk selling) {
    this.recorder = recorder;
    this.counter = counter;
    this.signIn = signIn;
    this.selling = selling;
  }

  @Override
  public List<Found> find(String text, int limit) {
    recorder.settle();
    return signIn.current() == null
        ? List.of()
        : recorder.cache().customers().find(text, limit).stream().map(this::shown).toList();
  }

  @Override
  public @Nullable Found named() {
    UUID customer = selling.current().customer();
    if (customer == null) {
      return null;
    }
    recorder.settle();
    return recorder.cache().customers().byUid(customer).map(this::shown).orElse(null);
  }

  @Override
  public Outcome<Cart> name(@Nullable UUID customer) {
    recorder.settle();
    return counter.run(command ->
        (customer == null ? Outcome.done(command) : known(customer).map(found -> command))
            .then(it ->
                command
                    .till()
                    .nameCustomer(
                        customer, recorder.ids().next(), recorder.cache().settings().taxRate()))
            .then(bodies -> counter.record(command, bodies))
            .map(ops -> selling.current()));
  }

  @Override
  public Outcome<Found> create(CustomerDetails details) {
    return counter.run(command ->
        command
            .till()
            .customers()
            .create(recorder.ids().next(), recorder.identity().series(), details)
            .then(body ->
                counter
                    .record(command, body)
                    .map(op -> new Found(body.customer(), body.number(), body.details()))));
  }

  @Override
  public Outcome<Found> edit(UUID customer, CustomerDetails details) {
    recorder.settle();
    return counter.run(command ->
        known(customer)
            .then(known ->
                command
                    .till()
                    .customers()
                    .edit(customer, known.staff(), known.details(), details)
                    .then(body ->
                        counter
                            .record(command, body)
                            .map(op -> new Found(customer, known.number(), body.after())))));
  }

  private Outcome<CachedCustomer> known(UUID customer) {
    Optional<CachedCustomer> known = recorder.cache().customers().byUid(customer);
    return known.isPresent()
        ? Outcome.done(known.get())
        : Outcome.refused("unknown_customer", "That customer is not known at this register.");
  }

  private Found shown(CachedCustomer customer) {
    Actor actor = signIn.current();
    CustomerDetails details = customer.details();
    boolean whole = actor != null && actor.role().isManager();
    return new Found(
        customer.uid(),
        customer.number(),
        whole ? details : new CustomerDetails(details.firstName(), details.lastName(), "", "", ""));
  }
}
