package truetill.server.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import truetill.core.wire.sync.EnrolledDevice;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/**
 * The register PCs of the store. One that is lost no longer keeps others from its drawer, but what
 * it has sold still counts should it come back; one that is revoked is refused from the next call
 * on (sync.md sections 6, 9 and 11).
 */
final class DeviceHandlers {
  static final String ENTITY = "Device";
  private static final String ACTIVE = "active";
  private static final String LOST = "lost";
  private static final String REVOKED = "revoked";

  private final Database database;
  private final UnitOfWork work;
  private final DeviceStore devices = new DeviceStore();
  private final DeviceViewStore views = new DeviceViewStore();

  DeviceHandlers(Database database, UnitOfWork work) {
    this.database = database;
    this.work = work;
  }

  Reply list(Call call) {
    Query query = call.query();
    String status = query.choice("status", List.of(ACTIVE, LOST, REVOKED));
    Long register = query.pk("register");
    query.orRefuse();
    return call.page(
        database.read(tx -> views.page(tx, status, register, query.ordering(), query.paging())));
  }

  Reply markLost(Call call) {
    return change(call, List.of(ACTIVE), LOST, "device_marked_lost");
  }

  Reply revoke(Call call) {
    return change(call, List.of(ACTIVE, LOST), REVOKED, "device_revoked");
  }

  private Reply change(Call call, List<String> from, String to, String action) {
    UUID id = id(call);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          if (devices.find(tx, id).isEmpty()) {
            throw Problem.notFound(ENTITY).get();
          }
          devices.lock(tx, id);
          EnrolledDevice device = views.find(tx, id).orElseThrow();
          if (!from.contains(device.status())) {
            throw Problem.of(
                409, "already_" + device.status(), "This PC is " + device.status() + " already.");
          }
          devices.setStatus(tx, id, to);
          tx.audit(
              new AuditEvent(
                  actor,
                  action,
                  "register",
                  device.register(),
                  Map.of("status", device.status()),
                  Map.of("status", to, "device", id.toString())));
          return views.find(tx, id).orElseThrow();
        }));
  }

  static UUID id(Call call) {
    return uuid(call.path("id")).orElseThrow(Problem.notFound(ENTITY));
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
