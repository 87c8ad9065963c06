package truetill.server.accounts;

import truetill.server.db.ReadTx;

/** Whether the rows an employee profile points at are there. */
final class EmployeeReferenceStore {
  boolean departmentExists(ReadTx tx, long id) {
    return exists(tx, "select 1 from department where id = :id", id);
  }

  boolean locationExists(ReadTx tx, long id) {
    return exists(tx, "select 1 from work_location where id = :id", id);
  }

  private static boolean exists(ReadTx tx, String sql, long id) {
    return tx.handle().createQuery(sql).bind("id", id).mapTo(Integer.class).findOne().isPresent();
  }
}
