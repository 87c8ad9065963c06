package truetill.client.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.CachedPerson;
import truetill.client.cache.People;
import truetill.core.clock.StoreContact;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.OfflineRights;
import truetill.core.people.PinTag;
import truetill.core.people.Role;
import truetill.core.pos.TillState;

/** Sign-in against the verifiers the register holds of its store's people. */
final class TillSignInDesk implements SignInDesk {
  private final People people;
  private final String pinKey;
  private final InstantSource time;
  private final Uplink uplink;
  private final Runnable changed;
  private final Lockout lockout;
  private final Consumer<OpBody.AuthLocked> recordLock;
  private volatile @Nullable Actor current;

  /**
   * @param uplink tells when the store was last heard of
   * @param lock as the journal left it, null for none
   * @param recordLock journals a lock that begins
   */
  TillSignInDesk(
      People people,
      String pinKey,
      InstantSource time,
      Uplink uplink,
      TillState.@Nullable SignInLock lock,
      Consumer<OpBody.AuthLocked> recordLock,
      Runnable changed) {
    this.people = people;
    this.pinKey = pinKey;
    this.time = time;
    this.uplink = uplink;
    this.lockout =
        lock == null ? new Lockout(0, Instant.MIN) : new Lockout(lock.failures(), lock.until());
    this.recordLock = recordLock;
    this.changed = changed;
  }

  @Override
  public @Nullable Actor current() {
    return current;
  }

  @Override
  public List<Person> people() {
    return people.all().stream()
        .flatMap(person -> {
          Role role = person.role();
          return role == null || !role.isStaff()
              ? Stream.empty()
              : Stream.of(new Person(person.uid(), person.name(), role));
        })
        .toList();
  }

  @Override
  public Outcome<Actor> withPassword(String email, String password) {
    return signIn(
        "password",
        "Email or password is wrong.",
        () ->
            people
                .byEmail(email)
                .filter(person -> Hashes.matches(password, person.passwordHash())));
  }

  @Override
  public Outcome<Actor> withPin(String pin) {
    return signIn(
        "pin",
        "Nobody has this PIN.",
        () ->
            people
                .byPinTag(PinTag.of(pinKey, pin))
                .filter(person -> Hashes.matches(pin, person.pinHash())));
  }

  private synchronized Outcome<Actor> signIn(
      String proof, String wrong, Supplier<Optional<CachedPerson>> check) {
    Duration locked = lockout.remaining(time.instant());
    if (locked.isPositive()) {
      return Outcome.refused(
          "locked_out",
          "Too many wrong tries. Try again in " + (locked.toSeconds() + 1) + " seconds.");
    }
    Optional<CachedPerson> found = check.get();
    if (found.isEmpty()) {
      Lockout.Begun begun = lockout.failed(time.instant());
      if (begun != null) {
        recordLock.accept(new OpBody.AuthLocked(begun.failures(), begun.length().toSeconds()));
      }
      return people.all().isEmpty()
          ? Outcome.refused(
              "wrong_password",
              "This register knows nobody yet. Connect it to its store server once.")
          : Outcome.refused("wrong_password", wrong);
    }
    lockout.succeeded();
    CachedPerson person = found.get();
    Role role = person.role();
    if (role == null || !role.isStaff()) {
      return Outcome.refused("not_allowed", "Only staff work at the till.");
    }
    OfflineRights rights = rights();
    if (rights == OfflineRights.NONE) {
      return Outcome.refused(
          "offline_too_long",
          "This register has not met its store for more than 14 days. Connect it once, then sign"
              + " in.");
    }
    Actor actor = new Actor(person.uid(), person.name(), rights.limit(role), proof);
    current = actor;
    changed.run();
    return Outcome.done(actor);
  }

  /** What a sign-in is worth now; everything while the store answers. */
  OfflineRights rights() {
    StoreContact contact = uplink.contact();
    return contact == null || uplink.link().online()
        ? OfflineRights.ALL
        : OfflineRights.after(contact.age(time.instant()));
  }

  /** What the status line calls a person. */
  String email(Actor actor) {
    return people.byUid(actor.uid()).map(CachedPerson::email).orElse(actor.name());
  }

  @Override
  public void signOut() {
    current = null;
    changed.run();
  }
}
