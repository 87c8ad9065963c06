package truetill.server.sync;

import java.util.Map;
import truetill.core.journal.OpBody;
import truetill.server.db.AuditEvent;

/** Wrong tries at a register's sign-in: on record for good, by nobody. */
final class LockedSignIns {
  private static final DeviceStore DEVICES = new DeviceStore();

  private LockedSignIns() {}

  static Verdict locked(OpContext context, OpBody.AuthLocked op) {
    DeviceStore.Device device = DEVICES.find(context.tx(), context.device()).orElseThrow();
    context
        .tx()
        .audit(
            new AuditEvent(
                null,
                "sign_in_locked",
                "register",
                device.register(),
                Map.of(),
                Map.of(
                    "at", context.at().toString(),
                    "failures", op.failures(),
                    "seconds", op.seconds())));
    return Verdict.applied();
  }
}
