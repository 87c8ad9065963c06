package truetill.server.app;

import org.jspecify.annotations.Nullable;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** The rows an empty store begins with; amounts of rules-store section 9. */
final class InitialDataStore {
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
