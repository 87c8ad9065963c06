package truetill.server.hr;

import java.util.Collection;
import truetill.server.db.WriteTx;

/**
 * Makes whatever moves one person's hours or sick leave wait for each other, also across two
 * servers on one PostgreSQL. Taken before the rows it protects are read; several people in the
 * order of their ids.
 */
public final class EmployeeLockStore {
  public void lock(WriteTx tx, long employee) {
    tx.handle()
        .createQuery("select id from user_account where id = :id for update")
        .bind("id", employee)
        .mapTo(Long.class)
        .findOne();
  }

  public void lockAll(WriteTx tx, Collection<Long> employees) {
    employees.stream().distinct().sorted().forEach(employee -> lock(tx, employee));
  }
}
