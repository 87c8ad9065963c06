package truetill.server.sync;

import truetill.server.db.UnitOfWork;

/** Gives every op in quarantine another chance, each in its own transaction. */
final class RetryQuarantine {
  private final UnitOfWork work;
  private final OpLogStore log;
  private final Outcomes outcomes;
  private final UnreadOps unread = new UnreadOps();

  RetryQuarantine(UnitOfWork work, OpLogStore log, Outcomes outcomes) {
    this.work = work;
    this.log = log;
    this.outcomes = outcomes;
  }

  void run() {
    work.write(tx -> {
      unread.lookForWaiting(tx);
      return tx;
    });
    for (OpLogStore.Entry entry : work.write(log::quarantined)) {
      work.write(tx -> {
        outcomes.wake(tx, outcomes.again(tx, entry).brought());
        return entry;
      });
    }
  }
}
