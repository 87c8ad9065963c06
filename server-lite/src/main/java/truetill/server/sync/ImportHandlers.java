package truetill.server.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import truetill.core.clock.ClockOffset;
import truetill.core.wire.sync.Epoch;
import truetill.core.wire.sync.JournalStand;
import truetill.core.wire.sync.Ops;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.WriteTx;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/**
 * The journal of a PC that is dead, handed in by a manager (sync.md section 9, "Dead device"): the
 * same records through the same intake, so what the PC had delivered itself changes nothing.
 */
final class ImportHandlers {
  private static final String ACTIVE = "active";

  private final Database database;
  private final OpLogStore log;
  private final OpIntake intake;
  private final DeviceStore devices = new DeviceStore();
  private final DeviceViewStore views = new DeviceViewStore();
  private final EpochStore epochs = new EpochStore();

  ImportHandlers(Database database, OpLogStore log, OpIntake intake) {
    this.log = log;
    this.database = database;
    this.intake = intake;
  }

  /** How far this store has come with the PC's journal, and what it has at one place of it. */
  Reply stand(Call call) {
    UUID id = DeviceHandlers.id(call);
    Query query = call.query();
    Integer at = query.integer("at");
    query.orRefuse();
    return Reply.ok(
        database.read(tx -> {
          DeviceStore.Device device =
              devices.find(tx, id).orElseThrow(Problem.notFound(DeviceHandlers.ENTITY));
          return new JournalStand(
              id,
              views.find(tx, id).orElseThrow().status(),
              device.acceptedSeq(),
              device.headHash(),
              at == null ? null : log.find(tx, id, at).map(OpLogStore.Entry::hash).orElse(null));
        }));
  }

  /**
   * Records of its journal; a PC that still works delivers them itself, unless the manager says.
   */
  Reply take(Call call) {
    UUID id = DeviceHandlers.id(call);
    Query query = call.query();
    boolean evenIfActive = Boolean.TRUE.equals(query.flag("even_if_active"));
    query.orRefuse();
    Epoch epoch =
        database.read(tx -> {
          String status =
              views.find(tx, id).orElseThrow(Problem.notFound(DeviceHandlers.ENTITY)).status();
          if (status.equals(ACTIVE) && !evenIfActive) {
            throw Problem.of(
                409,
                "device_active",
                "This PC is not marked as lost and may deliver its sales itself. Mark it as lost, or"
                    + " say that its journal is to be taken all the same.");
          }
          return epochs.current(tx);
        });
    List<byte[]> records = OpsBody.records(call);
    long actor = call.caller().userId();
    return OpsHandlers.answer(
        epoch,
        // What a dead PC's clock was off by nobody knows any more.
        intake.take(id, records, ClockOffset.NONE, (tx, taken) -> audit(tx, actor, id, taken)));
  }

  private void audit(WriteTx tx, long actor, UUID device, OpIntake.Taken taken) {
    List<Long> fresh =
        taken.results().stream().filter(one -> !one.replayed()).map(Ops.Result::seq).toList();
    if (!fresh.isEmpty()) {
      tx.audit(
          new AuditEvent(
              actor,
              "journal_imported",
              "register",
              devices.find(tx, device).orElseThrow().register(),
              Map.of(),
              Map.of(
                  "device", device.toString(),
                  "from_seq", fresh.getFirst(),
                  "to_seq", fresh.getLast())));
    }
  }
}
