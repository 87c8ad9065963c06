package truetill.server.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import truetill.core.people.Role;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;

/**
 * What an empty store begins with (rules-store section 9). There is no fixed password: unless the
 * operator names one, the first administrator gets a random one, shown once.
 */
final class InitialData {
  private static final String ADMIN_EMAIL = "admin@store.local";

  /** Setting keys to JSON values. */
  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "tax_rate", "0.07",
              "store_name", "\"Thrift Store\"",
              "store_address", "\"\"",
              "store_phone", "\"\"",
              "receipt_header", "\"THRIFT STORE\"",
              "receipt_footer", "\"Thank you for shopping!\""));

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final Passwords passwords;
  private final UserWriter users;
  private final InitialDataStore store = new InitialDataStore();

  InitialData(
      Database database, UnitOfWork work, StoreTime time, Passwords passwords, UserWriter users) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.passwords = passwords;
    this.users = users;
  }

  /** Whether this is the first start on this database. */
  boolean isEmpty() {
    return database.read(store::isEmpty);
  }

  /** The rows every store has; people come after. */
  void load() {
    work.write(tx -> {
      long location = store.insertLocation(tx, "Main Store");
      store.insertDepartment(tx, "Operations", location);
      store.insertRegister(tx, location, "Register 1", "REG-01");
      store.insertRegister(tx, location, "Register 2", "REG-02");
      store.insertSupplementalDrawer(tx, location);
      SETTINGS.forEach((key, value) -> store.insertSetting(tx, key, value));
      store.insertEpoch(tx);
      return location;
    });
  }

  /**
   * Makes the first administrator when nobody can sign in yet.
   *
   * @return the line to show the operator once, when a password was made up
   */
  Optional<String> firstAdmin(Optional<StoreConfig.FirstAdmin> wanted) {
    if (database.read(store::hasUsers)) {
      return Optional.empty();
    }
    String email = wanted.map(StoreConfig.FirstAdmin::email).orElse(ADMIN_EMAIL);
    String password = wanted.map(StoreConfig.FirstAdmin::password).orElseGet(passwords::temporary);
    NewUser admin =
        new NewUser(email, "Store", "Administrator", passwords.hash(password), List.of(Role.ADMIN))
            .mustChangePassword(wanted.isEmpty());
    work.write(tx -> create(tx, admin));
    return wanted.isPresent()
        ? Optional.empty()
        : Optional.of(
            "First start: sign in as "
                + email
                + " with the password "
                + password
                + " and change it. It is shown only this once.");
  }

  private long create(WriteTx tx, NewUser admin) {
    long id =
        users.create(tx, admin.inDepartment(store.firstDepartment(tx), store.firstLocation(tx)));
    store.insertSickLeaveBalance(tx, id, time.clock().dateOf(tx.now()).getYear());
    return id;
  }
}
