package truetill.server.accounts;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import truetill.core.people.Role;
import truetill.server.auth.CredentialStore;
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

  public UserWriter(StoreTime time) {
    this.time = time;
  }

  /** Answers the new user's id. The caller has checked that the address is free. */
  public long create(WriteTx tx, NewUser user) {
    LocalDate today = time.clock().dateOf(tx.now());
    long id = store.insertUser(tx, user);
    for (Role role : user.roles()) {
      store.insertRole(tx, id, role);
    }
    if (user.roles().stream().anyMatch(Role::isStaff)) {
      store.insertEmployee(tx, id, user, number(tx, "employee", "EMP"), today);
    }
    if (user.roles().contains(Role.CONSIGNEE)) {
      store.insertConsignee(tx, id, number(tx, "consignee", "CON"), today);
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
        tx, userId, number(tx, "consignee", "CON"), time.clock().dateOf(tx.now()));
    people.put(tx, userId);
  }

  /** Creates somebody who buys: no group, no password, a customer number. */
  public long createCustomer(WriteTx tx, NewUser user, String notes) {
    long id = store.insertUser(tx, user);
    store.insertCustomer(
        tx, id, number(tx, "customer", "CUS"), time.clock().dateOf(tx.now()), notes);
    return id;
  }

  public boolean isEmailTaken(WriteTx tx, String email) {
    return store.emailExists(tx, CredentialStore.emailKey(email));
  }

  private String number(WriteTx tx, String sequence, String prefix) {
    return String.format(Locale.ROOT, "%s-%03d", prefix, numbers.next(tx, sequence));
  }
}
