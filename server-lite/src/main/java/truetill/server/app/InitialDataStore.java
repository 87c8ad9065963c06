package truetill.server.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.StoreClock;
import truetill.server.db.Audience;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** The rows an empty store begins with; amounts of rules-store section 9. */
final class InitialDataStore {
  private static final long STARTING_CENTS = 200_00;
  private static final String STARTING_BREAKDOWN =
      """
      {"hundreds":0,"fifties":0,"twenties":4,"tens":4,"fives":8,"ones":22,\
      "quarters":40,"dimes":50,"nickels":40,"pennies":100}\
      """;
  private static final long SUPPLEMENTAL_CENTS = 500_00;
  private static final String SUPPLEMENTAL_BREAKDOWN =
      """
      {"hundreds":0,"fifties":2,"twenties":5,"tens":10,"fives":20,"ones":65,\
      "quarters":80,"dimes":100,"nickels":80,"pennies":100}\
      """;

  boolean isEmpty(ReadTx tx) {
    return tx.handle().createQuery("select count(*) from work_location").mapTo(Long.class).one()
        == 0;
  }

  boolean hasUsers(ReadTx tx) {
    return tx.handle().createQuery("select count(*) from user_account").mapTo(Long.class).one() > 0;
  }

  @Nullable Long firstLocation(ReadTx tx) {
    return first(tx, "select min(id) from work_location");
  }

  @Nullable Long firstDepartment(ReadTx tx) {
    return first(tx, "select min(id) from department");
  }

  private static @Nullable Long first(ReadTx tx, String sql) {
    return tx.handle().createQuery(sql).mapTo(Long.class).findOne().orElse(null);
  }

  long insertLocation(WriteTx tx, String name) {
    UUID uid = tx.newUid();
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into work_location (uid, name, timezone, is_active, created_at)
                values (:uid, :name, :zone, true, :now)
                """)
            .bind("uid", uid)
            .bind("name", name)
            .bind("zone", StoreClock.DEFAULT_ZONE.getId())
            .bind("now", tx.now())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("name", name);
    image.put("address", "");
    image.put("phone", "");
    image.put("timezone", StoreClock.DEFAULT_ZONE.getId());
    image.put("is_active", true);
    tx.feedPut(Audience.REGISTERS, "work_location", uid, id, image);
    return id;
  }

  long insertDepartment(WriteTx tx, String name, long location) {
    return tx.handle()
        .createUpdate(
            "insert into department (uid, name, location_id) values (:uid, :name, :location)")
        .bind("uid", tx.newUid())
        .bind("name", name)
        .bind("location", location)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  void insertRegister(WriteTx tx, long location, String name, String code) {
    tx.handle()
        .createUpdate(
            """
            insert into register (uid, location_id, name, code, starting_cents, starting_breakdown)
            values (:uid, :location, :name, :code, :cents, :breakdown)
            """)
        .bind("uid", tx.newUid())
        .bind("location", location)
        .bind("name", name)
        .bind("code", code)
        .bind("cents", STARTING_CENTS)
        .bind("breakdown", STARTING_BREAKDOWN)
        .execute();
  }

  void insertSupplementalDrawer(WriteTx tx, long location) {
    tx.handle()
        .createUpdate(
            """
            insert into supplemental_drawer (uid, location_id, balance_json, total_cents)
            values (:uid, :location, :breakdown, :cents)
            """)
        .bind("uid", tx.newUid())
        .bind("location", location)
        .bind("breakdown", SUPPLEMENTAL_BREAKDOWN)
        .bind("cents", SUPPLEMENTAL_CENTS)
        .execute();
  }

  void insertSetting(WriteTx tx, String key, String valueJson) {
    UUID uid = tx.newUid();
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into app_setting (uid, setting_key, value_json, updated_at)
                values (:uid, :key, :value, :now)
                """)
            .bind("uid", uid)
            .bind("key", key)
            .bind("value", valueJson)
            .bind("now", tx.now())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    tx.feedPut(Audience.REGISTERS, "setting", uid, id, Map.of("key", key, "value_json", valueJson));
  }

  void insertEpoch(WriteTx tx) {
    tx.handle()
        .createUpdate("insert into epoch (n, id, started_at) values (1, :id, :now)")
        .bind("id", tx.newUid())
        .bind("now", tx.now())
        .execute();
  }

  void insertSickLeaveBalance(WriteTx tx, long userId, int year) {
    tx.handle()
        .createUpdate(
            """
            insert into sick_leave_balance (uid, employee_id, leave_year)
            values (:uid, :user, :year)
            """)
        .bind("uid", tx.newUid())
        .bind("user", userId)
        .bind("year", year)
        .execute();
  }
}
