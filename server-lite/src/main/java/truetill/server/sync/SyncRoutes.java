package truetill.server.sync;

import static truetill.core.people.Access.ADMIN;
import static truetill.core.people.Access.DEVICE;
import static truetill.core.people.Access.MANAGER;
import static truetill.core.people.Access.PUBLIC;

import java.util.UUID;
import java.util.function.Consumer;
import truetill.server.http.Route;
import truetill.server.http.Routes;

/** The operations below {@code /sync/} (sync.md section 13), as far as registers need them now. */
public final class SyncRoutes implements Routes.Area, AutoCloseable {
  private final FeedRetention retention;
  private final EnrollHandlers enrolment;
  private final SessionHandlers sessions;
  private final ChangesHandlers changes;
  private final SnapshotFiles snapshotFiles;
  private final SnapshotHandlers snapshots;
  private final OpsHandlers ops;
  private final ClaimHandlers claims;
  private final CaseHandlers cases;
  private final DeviceHandlers devices;
  private final ImportHandlers imports;
  private final RetryQuarantine retry;
  private final Consumer<UUID> limit;

  public SyncRoutes(SyncParts parts) {
    OpApplier applier = new OpApplier();
    OpLogStore log = new OpLogStore();
    Outcomes outcomes = new Outcomes(log, applier);
    this.retention = new FeedRetention(parts.work(), parts.time()::now);
    this.enrolment = new EnrollHandlers(parts);
    DeviceRate rate = new DeviceRate(parts.time()::now);
    this.limit = parts.limitsDevices() ? rate::admit : device -> {};
    this.sessions = new SessionHandlers(parts, retention, limit);
    ClaimBoard board =
        new ClaimBoard(
            parts.time()::now, parts.random().nextInt(1 << 30), parts.work()::nudgeWaiting);
    this.claims = new ClaimHandlers(parts.database(), board);
    this.changes = new ChangesHandlers(parts.database(), parts.work(), board);
    this.snapshotFiles = new SnapshotFiles(parts.time()::now, parts.random());
    this.snapshots = new SnapshotHandlers(parts, snapshotFiles);
    OpIntake intake = new OpIntake(parts.work(), log, applier, outcomes);
    this.ops = new OpsHandlers(parts, log, intake);
    this.imports = new ImportHandlers(parts.database(), log, intake);
    this.cases = new CaseHandlers(parts.database(), parts.work());
    this.devices = new DeviceHandlers(parts.database(), parts.work());
    this.retry = new RetryQuarantine(parts.work(), log, outcomes);
    parts.work().beforeFeed(new ItemArrivals()::look);
    parts.work().beforeFeed(board::look);
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/sync",
        at -> {
          at.post("/enroll/", PUBLIC, enrolment::enroll);
          at.post("/session/", PUBLIC, sessions::session);
          at.get("/hello/", DEVICE, limited(sessions::hello));
          at.post("/ops/", DEVICE, limited(ops::take));
          at.get("/ops/", DEVICE, limited(ops::readBack));
          at.get("/changes/", DEVICE, limited(changes::changes));
          at.get("/snapshot/", DEVICE, limited(snapshots::snapshot));
          at.post("/claims/", DEVICE, limited(claims::claim));
          at.get("/devices/", MANAGER, devices::list);
          at.get("/devices/{id}/journal/", MANAGER, imports::stand);
          at.post("/devices/{id}/ops/", MANAGER, imports::take);
          at.post("/devices/{id}/mark-lost/", MANAGER, devices::markLost);
          at.post("/devices/{id}/revoke/", ADMIN, devices::revoke);
          at.post("/devices/enroll-code/", ADMIN, enrolment::makeCode);
          at.get("/exceptions/", MANAGER, cases::list);
          at.post("/exceptions/{id}/resolve/", MANAGER, cases::resolve);
        });
  }

  private Route.Handler limited(Route.Handler handler) {
    return call -> {
      limit.accept(call.device().deviceId());
      return handler.handle(call);
    };
  }

  /** At each start: ops this server could not take may be ones it can now (sync.md section 4). */
  public void retryQuarantined() {
    retention.sweep();
    retry.run();
  }

  /** Gives up what was kept for devices that load a snapshot. */
  @Override
  public void close() {
    snapshotFiles.close();
  }
}
