package truetill.server.db;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Does something just before the n-th statement a database is asked to run: throws, so that the
 * statement fails, or whatever else a test wants to happen in the middle of a step.
 */
public final class StatementBreak implements SqlLogger {
  private int left;
  private Runnable deed = () -> {};

  /** Listens to all transactions that begin from now on. */
  public StatementBreak(Database database) {
    database.tell(this);
  }

  /** Before statement {@code number}, counted from now on from 1; once. */
  public synchronized void before(int number, Runnable wanted) {
    left = number;
    deed = wanted;
  }

  /** Stops counting; true when the statement was reached. */
  public synchronized boolean stop() {
    boolean reached = left == 0;
    left = 0;
    return reached;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    String sql = context.getRawSql();
    if (sql == null || !sql.startsWith("checkpoint")) {
      due().run();
    }
  }

  /** Outside the lock, because the deed may itself make statements run. */
  private synchronized Runnable due() {
    return left > 0 && --left == 0 ? deed : () -> {};
  }
}
