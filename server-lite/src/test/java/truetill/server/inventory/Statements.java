package truetill.server.inventory;

import org.junit.jupiter.api.Assumptions;
import truetill.server.app.ServerFixture;

/**
 * How many statements a call makes the database run, as H2 itself counts them, but for those with
 * which the pool opens a connection meanwhile.
 */
final class Statements {
  private Statements() {}

  static long of(ServerFixture store, Runnable call) {
    Assumptions.assumeFalse(ServerFixture.isOnPostgresByChoice(), "H2 alone counts statements");
    store.work().write(tx -> tx.handle().execute("set query_statistics false"));
    store.work().write(tx -> tx.handle().execute("set query_statistics true"));
    call.run();
    return store
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    """
                    select coalesce(sum(execution_count), 0)
                      from information_schema.query_statistics
                     where lower(sql_statement) not like 'set %'
                       and lower(sql_statement) not in
                             ('commit', 'rollback', 'checkpoint sync', 'call readonly()')
                    """)
                .mapTo(Long.class)
                .one());
  }
}
