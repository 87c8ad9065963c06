package truetill.server.sync;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import truetill.core.clock.ClockOffset;
import truetill.core.journal.Op;
import truetill.core.people.Access;
import truetill.server.auth.CredentialStore;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;

/** One op being applied: its envelope, the transaction, and the exceptions it raises. */
record OpContext(WriteTx tx, UUID device, Op.Envelope envelope, ClockOffset offset, Cases cases) {
  private static final CredentialStore PEOPLE = new CredentialStore();

  /**
   * User id of who did it. The fact stands whatever he may do now; that he may not is an exception.
   *
   * @throws CannotApply when this server knows no such person
   */
  long actor(Access needed, String severity) {
    CredentialStore.Credentials person = person(envelope.actor());
    if (!person.active() || !needed.allows(person.roles())) {
      cases.open(
          "actor_not_allowed",
          severity,
          person.active()
              ? "Done by somebody whose role does not allow it now."
              : "Done by somebody who is not active any more.",
          Map.of("actor", person.id(), "auth", envelope.auth()));
    }
    return person.id();
  }

  /**
   * User id of somebody the op names.
   *
   * @throws CannotApply when this server knows no such person
   */
  long userId(UUID uid) {
    return person(uid).id();
  }

  private CredentialStore.Credentials person(UUID uid) {
    return PEOPLE
        .byUid(tx, uid)
        .orElseThrow(() -> new CannotApply("nobody here has the uid " + uid));
  }

  /** When it happened, by the device's clock put right; it sorts screens and reports. */
  Instant at() {
    return offset.corrected(envelope.wall());
  }

  void audit(long actor, String action, String subject, long id, Map<String, ?> after) {
    tx.audit(new AuditEvent(actor, action, subject, id, Map.of(), after));
  }

  /** The op is kept in quarantine with this reason. */
  static final class CannotApply extends RuntimeException {
    CannotApply(String reason) {
      super(reason);
    }
  }
}
