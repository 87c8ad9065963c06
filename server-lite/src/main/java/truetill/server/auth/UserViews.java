package truetill.server.auth;

import truetill.core.wire.accounts.User;
import truetill.server.db.ReadTx;

/** How a user is shown; the area accounts knows, and accounts already needs auth. */
@FunctionalInterface
public interface UserViews {
  User view(ReadTx tx, long userId);
}
