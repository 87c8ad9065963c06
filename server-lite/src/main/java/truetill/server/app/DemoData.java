package truetill.server.app;

import truetill.server.auth.Passwords;
import truetill.server.auth.Pins;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/** Makes a demo shop out of an empty store; asked at every start of a server that is a demo. */
@FunctionalInterface
public interface DemoData {
  /** For a server that is no demo. */
  DemoData NONE = (work, time, secrets) -> {};

  /** What passwords and PINs become. */
  record Secrets(Passwords passwords, Pins pins) {}

  /**
   * Fills a store that nobody can sign in to yet, and leaves a demo shop as it is.
   *
   * @throws CannotStart when the store holds real data
   */
  void load(UnitOfWork work, StoreTime time, Secrets secrets) throws CannotStart;
}
