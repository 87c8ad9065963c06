package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import truetill.core.clock.StoreClock;
import truetill.core.people.Role;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.pos.RegisterStore;
import truetill.server.system.LocationStore;
import truetill.server.system.SettingStore;

/**
 * What an empty store begins with (rules-store section 9). There is no fixed password: unless the
 * operator names one, the first administrator gets a random one, shown once.
 */
final class InitialData {
  private static final String ADMIN_EMAIL = "admin@store.local";

  /** Setting keys to their values. */
  private static final Map<String, JsonNode> SETTINGS =
      new TreeMap<>(
          Map.of(
              "tax_rate", DecimalNode.valueOf(new BigDecimal("0.07")),
              "store_name", TextNode.valueOf("Thrift Store"),
              "store_address", TextNode.valueOf(""),
              "store_phone", TextNode.valueOf(""),
              "receipt_header", TextNode.valueOf("THRIFT STORE"),
              "receipt_footer", TextNode.valueOf("Thank you for shopping!")));

  /** What lies in each register's drawer in the morning: 200.00. */
  private static final CashCount STARTING_COUNT =
      CashCount.of(
              Map.of(
                  Denomination.TWENTIES, 4,
                  Denomination.TENS, 4,
                  Denomination.FIVES, 8,
                  Denomination.ONES, 22,
                  Denomination.QUARTERS, 40,
                  Denomination.DIMES, 50,
                  Denomination.NICKELS, 40,
                  Denomination.PENNIES, 100))
          .orElseThrow();

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final Passwords passwords;
  private final UserWriter users;
  private final LocationStore locations = new LocationStore();
  private final SettingStore settings = new SettingStore();
  private final RegisterStore registers = new RegisterStore();
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
      long location =
          locations.insert(
              tx,
              tx.newUid(),
              new LocationStore.Fields(
                  "Main Store", "", "", StoreClock.DEFAULT_ZONE.getId(), true));
      store.insertDepartment(tx, "Operations", location);
      register(tx, location, "Register 1", "REG-01");
      register(tx, location, "Register 2", "REG-02");
      store.insertSupplementalDrawer(tx, location);
      SETTINGS.forEach((key, value) -> settings.insert(tx, tx.newUid(), key, value, "", null));
      store.insertEpoch(tx);
      return location;
    });
  }

  private void register(WriteTx tx, long location, String name, String code) {
    registers.insert(
        tx,
        tx.newUid(),
        new RegisterStore.Fields(
            location, name, code, STARTING_COUNT.total(), STARTING_COUNT, true),
        null);
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
