package truetill.core.clock;

import java.util.UUID;

/** Where new identities come from; a seam, so that a test hands in its own. */
@FunctionalInterface
public interface Ids {
  /** A UUIDv7 greater than every one given before by this source. */
  UUID next();
}
