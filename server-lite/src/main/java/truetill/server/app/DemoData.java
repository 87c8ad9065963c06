package truetill.server.app;

import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/** Fills an empty store with the demo shop; never asked on a folder that has data. */
@FunctionalInterface
public interface DemoData {
  /** For a server that is no demo. */
  DemoData NONE = (work, time, passwords) -> {};

  void load(UnitOfWork work, StoreTime time, truetill.server.auth.Passwords passwords);
}
