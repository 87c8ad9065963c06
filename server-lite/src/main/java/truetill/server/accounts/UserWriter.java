package truetill.server.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Role;
import truetill.core.wire.accounts.User;
import truetill.server.auth.CredentialStore;
import truetill.server.auth.CustomerFeedStore;
import truetill.server.auth.PeopleFeedStore;
import truetill.server.db.NumberSequence;
import truetill.server.db.StoreTime;
import truetill.server.db.WriteTx;

/** Creates a user with groups, profile and number in one transaction (promise 58). */
public final class UserWriter {
  private final StoreTime time;
  private final UserInsertStore store = new UserInsertStore();
  private final NumberSequence numbers = new NumberSequence();
  private final PeopleFeedStore people = new PeopleFeedStore();
  private final CustomerFeedStore customers = new CustomerFeedStore();

  public UserWriter(StoreTime time) {
    this.time = time;
  }

  /** Answers the new user's id. The caller has checked that the address is free. */
  public long create(WriteTx tx, NewUser user) {
    return create(tx, user, null);
  }

  /**
   * As the other {@code create}.
   *
   * @param givenNumber of the employee or consignee, chosen by hand and free; null for the next one
   */
  long create(WriteTx tx, NewUser user, @Nullable String givenNumber) {
    LocalDate today = time.clock().dateOf(tx.now());
    long id = store.insertUser(tx, user);
    for (Role role : user.roles()) {
      store.insertRole(tx, id, role);
    }
    if (user.roles().stream().anyMatch(Role::isStaff)) {
      store.insertEmployee(tx, id, user, number(tx, PrintedNumber.EMPLOYEE, givenNumber), today);
    }
    if (user.roles().contains(Role.CONSIGNEE)) {
      store.insertConsignee(tx, id, number(tx, PrintedNumber.CONSIGNEE, givenNumber), today);
    }
    people.put(tx, id);
    return id;
  }

  /**
   * Makes an existing user a consignee too; other groups stay. The caller has checked that there is
   * no profile yet.
   *
   * @param roles every group the user is in now
   */
  public void makeConsignee(WriteTx tx, long userId, Set<Role> roles) {
    if (!roles.contains(Role.CONSIGNEE)) {
      store.insertRole(tx, userId, Role.CONSIGNEE);
    }
    store.insertConsignee(
        tx, userId, number(tx, PrintedNumber.CONSIGNEE, null), time.clock().dateOf(tx.now()));
    people.put(tx, userId);
  }

  /** Creates somebody who buys: no group, no password, a customer number. */
  public long createCustomer(WriteTx tx, NewUser user, String notes) {
    long id = store.insertUser(tx, user);
    makeCustomer(tx, id, notes);
    return id;
  }

  public boolean isEmailTaken(WriteTx tx, String email) {
    return store.emailExists(tx, CredentialStore.emailKey(email));
  }

  /** Adds the profile a role needs and the user lacks. */
  void addProfile(WriteTx tx, User user, Role role) {
    LocalDate today = time.clock().dateOf(tx.now());
    if (role.isStaff() && user.employee() == null) {
      NewUser plain =
          new NewUser(user.email(), user.firstName(), user.lastName(), null, List.of(role));
      store.insertEmployee(tx, user.id(), plain, number(tx, PrintedNumber.EMPLOYEE, null), today);
    }
    if (role == Role.CONSIGNEE && user.consignee() == null) {
      store.insertConsignee(tx, user.id(), number(tx, PrintedNumber.CONSIGNEE, null), today);
    }
  }

  /** Makes somebody who is known already a customer again, under a new number. */
  void makeCustomer(WriteTx tx, long userId, String notes) {
    store.insertCustomer(
        tx, userId, number(tx, PrintedNumber.CUSTOMER, null), time.clock().dateOf(tx.now()), notes);
    customers.put(tx, userId);
  }

  private String number(WriteTx tx, PrintedNumber kind, @Nullable String given) {
    if (given == null) {
      return kind.print(numbers.next(tx, kind.sequence()));
    }
    kind.valueIn(given).ifPresent(value -> numbers.skipPast(tx, kind.sequence(), value));
    return given;
  }
}
