package truetill.client.screens.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.client.register.SignInDesk;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.Role;

/** People with a PIN and a password each. */
final class FakeSignIn implements SignInDesk {
  private final FakeTill till;
  private final Map<String, Person> byPin = new LinkedHashMap<>();

  FakeSignIn(FakeTill till) {
    this.till = till;
  }

  void hire(String name, Role role, String pin) {
    byPin.put(pin, new Person(till.nextId(), name, role));
  }

  @Override
  public @Nullable Actor current() {
    return till.actor();
  }

  @Override
  public List<Person> people() {
    return List.copyOf(byPin.values());
  }

  @Override
  public Outcome<Actor> withPassword(String email, String password) {
    return byPin.entrySet().stream()
        .filter(entry ->
            email.equals(entry.getValue().name().toLowerCase(java.util.Locale.ROOT) + "@demo.test")
                && password.equals("demo-" + entry.getKey()))
        .findFirst()
        .map(entry -> begin(entry.getValue(), "password"))
        .orElseGet(FakeSignIn::wrong);
  }

  @Override
  public Outcome<Actor> withPin(String pin) {
    Person person = byPin.get(pin);
    return person == null ? wrong() : begin(person, "pin");
  }

  private Outcome<Actor> begin(Person person, String proof) {
    Actor actor = new Actor(person.uid(), person.name(), person.role(), proof);
    till.actor(actor);
    return Outcome.done(actor);
  }

  private static Outcome<Actor> wrong() {
    return Outcome.refused("wrong_password", "That is not right. Try again.");
  }

  @Override
  public void signOut() {
    till.actor(null);
  }
}
