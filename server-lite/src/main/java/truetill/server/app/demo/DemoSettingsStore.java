package truetill.server.app.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** The shop's own rows: location, settings, registers, and the mark that this store is a demo. */
final class DemoSettingsStore {
  boolean hasUsers(ReadTx tx) {
    return exists(tx, "select 1 from user_account fetch first 1 rows only");
  }

  boolean hasAudit(ReadTx tx, String action) {
    return tx.handle()
        .createQuery("select 1 from audit_event where action = :action fetch first 1 rows only")
        .bind("action", action)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  long firstLocation(ReadTx tx) {
    return first(tx, "select min(id) from work_location");
  }

  long firstDepartment(ReadTx tx) {
    return first(tx, "select min(id) from department");
  }

  /**
   * @param startingBreakdown the bills and coins a drawer begins with, as JSON text
   */
  record Register(String code, long id, String startingBreakdown) {}

  /** All registers by their code. */
  Map<String, Register> registers(ReadTx tx) {
    return tx
        .handle()
        .createQuery("select code, id, starting_breakdown from register")
        .map((rs, context) ->
            new Register(
                rs.getString("code"), rs.getLong("id"), rs.getString("starting_breakdown")))
        .stream()
        .collect(Collectors.toMap(Register::code, register -> register));
  }

  void nameLocation(WriteTx tx, long location, String address, String phone) {
    tx.handle()
        .createUpdate("update work_location set address = :address, phone = :phone where id = :id")
        .bind("address", address)
        .bind("phone", phone)
        .bind("id", location)
        .execute();
  }

  /**
   * @param valueJson the value as JSON text
   */
  void set(WriteTx tx, String key, String valueJson) {
    tx.handle()
        .createUpdate(
            """
            update app_setting set value_json = :value, updated_at = :now where setting_key = :key
            """)
        .bind("value", valueJson)
        .bind("now", tx.now())
        .bind("key", key)
        .execute();
  }

  /** What the people file knows and a new user's profile does not yet say. */
  void employ(WriteTx tx, long user, DemoPerson person, DemoDays days) {
    tx.handle()
        .createUpdate(
            """
            update employee_profile set pay_rate_cents = :payRate, hire_date = :since
             where user_id = :user
            """)
        .bind("payRate", person.payRate())
        .bind("since", days.date(person.hiredDays()))
        .bind("user", user)
        .execute();
    tx.handle()
        .createUpdate("update consignee_profile set join_date = :since where user_id = :user")
        .bind("since", days.date(person.hiredDays()))
        .bind("user", user)
        .execute();
  }

  private static boolean exists(ReadTx tx, String sql) {
    return !tx.handle().createQuery(sql).mapTo(Integer.class).list().isEmpty();
  }

  private static long first(ReadTx tx, String sql) {
    return tx.handle().createQuery(sql).mapTo(Long.class).one();
  }

  /** When somebody became a customer. */
  void knownSince(WriteTx tx, long userId, LocalDate day) {
    tx.handle()
        .createUpdate("update customer_profile set customer_since = :day where user_id = :id")
        .bind("day", day)
        .bind("id", userId)
        .execute();
  }
}
