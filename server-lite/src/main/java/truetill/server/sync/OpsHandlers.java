package truetill.server.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.wire.sync.Epoch;
import truetill.core.wire.sync.Ops;
import truetill.server.db.ReadTx;
import truetill.server.http.Call;
import truetill.server.http.DeviceCaller;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Records of a device's journal, in and back out; the exact bytes, one record a line. */
final class OpsHandlers {
  static final String NDJSON = "application/x-ndjson";

  private final SyncParts parts;
  private final OpLogStore log;
  private final OpIntake intake;
  private final EpochStore epochs = new EpochStore();
  private final DeviceStore devices = new DeviceStore();

  OpsHandlers(SyncParts parts, OpLogStore log, OpIntake intake) {
    this.parts = parts;
    this.log = log;
    this.intake = intake;
  }

  Reply take(Call call) {
    ProtocolCheck.refuseOther(call);
    UUID device = call.device().deviceId();
    List<byte[]> records = OpsBody.records(call);
    Epoch epoch = parts.database().read(epochs::current);
    EpochCheck.refuseOther(call, epoch);
    return answer(epoch, intake.take(device, records, offset(call.header("Device-Time"))));
  }

  static Reply answer(Epoch epoch, OpIntake.Taken taken) {
    OpIntake.Stop stop = taken.stop();
    return stop == null
        ? Reply.ok(new Ops.Answer(epoch, taken.acceptedSeq(), taken.headHash(), 0, taken.results()))
        : Reply.of(409, problem(stop));
  }

  /** How far the device's clock is off; one that says nothing readable is taken for right. */
  private ClockOffset offset(@Nullable String deviceTime) {
    if (deviceTime == null) {
      return ClockOffset.NONE;
    }
    try {
      return ClockOffset.between(Instant.parse(deviceTime), parts.time().clock().now());
    } catch (DateTimeException | ArithmeticException noTime) {
      return ClockOffset.NONE;
    }
  }

  private static Map<String, @Nullable Object> problem(OpIntake.Stop stop) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("detail", stop.detail());
    body.put("code", stop.code());
    if (stop.expected() != null) {
      body.put("expected", stop.expected());
    }
    return body;
  }

  /**
   * A device that lost part of its journal reads its own records back (sync.md section 3); one that
   * takes over a register reads how far the store has come with the one before (section 9).
   */
  Reply readBack(Call call) {
    Query query = call.query();
    String named = query.text("device");
    Integer from = query.integer("from");
    Integer limit = query.integer("limit");
    query.orRefuse();
    List<String> texts =
        parts
            .database()
            .read(tx ->
                log.texts(
                    tx,
                    readable(tx, call.device(), named),
                    from == null ? 1 : from,
                    limit == null ? Ops.MAX_RECORDS : Math.clamp(limit, 1, Ops.MAX_RECORDS)));
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (String text : texts) {
      byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
      if (lines.size() > 0 && lines.size() + line.length > Ops.MAX_BYTES) {
        break;
      }
      lines.writeBytes(line);
    }
    return Reply.ok(new Reply.Stream(new ByteArrayInputStream(lines.toByteArray()), NDJSON));
  }

  private UUID readable(ReadTx tx, DeviceCaller caller, @Nullable String named) {
    if (named == null || named.equals(caller.deviceId().toString())) {
      return caller.deviceId();
    }
    return DeviceHandlers.uuid(named)
        .flatMap(id -> devices.find(tx, id))
        .filter(device -> device.register() == caller.registerId())
        .map(DeviceStore.Device::id)
        .orElseThrow(() ->
            Problem.of(
                403, "other_device", "A device reads the records of its own register only."));
  }
}
