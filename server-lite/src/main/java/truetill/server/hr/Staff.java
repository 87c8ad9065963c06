package truetill.server.hr;

import org.jspecify.annotations.Nullable;
import truetill.core.people.Access;
import truetill.server.auth.CredentialStore;
import truetill.server.db.ReadTx;
import truetill.server.http.Caller;
import truetill.server.http.Query;

/** Who may see whose hours and requests, and who counts as staff (rules-store section 2). */
final class Staff {
  private final CredentialStore people = new CredentialStore();

  /** The one person whose rows the caller may see; null when he may see everybody's. */
  static @Nullable Long only(Caller caller) {
    return caller.isManager() ? null : caller.userId();
  }

  static boolean sees(Caller caller, long employee) {
    return caller.isManager() || caller.userId() == employee;
  }

  /** Whether the user works here now. */
  boolean isActive(ReadTx tx, long user) {
    return people
        .byId(tx, user)
        .filter(found -> found.active() && Access.STAFF.allows(found.roles()))
        .isPresent();
  }

  /** A filter by user id; one that nobody has is noted as wrong. */
  @Nullable Long filter(ReadTx tx, Query query, String name) {
    return query.existing(name, id -> people.byId(tx, id).isPresent());
  }
}
