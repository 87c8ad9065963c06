package truetill.server.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a handler made of an op; that it cannot be applied at all is an exception. */
sealed interface Verdict {
  /**
   * Its effect is in the tables.
   *
   * @param brought uid of the drawer or sale that came with it, which other ops may wait for
   */
  record Applied(@Nullable UUID brought) implements Verdict {}

  /** Something it speaks of is not here yet (sync.md section 4, rule 6). */
  record WaitsFor(UUID uid) implements Verdict {}

  static Verdict applied() {
    return new Applied(null);
  }

  static Verdict brought(UUID uid) {
    return new Applied(uid);
  }

  static Verdict waitsFor(UUID uid) {
    return new WaitsFor(uid);
  }
}
