package truetill.server.sync;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.ClockOffset;
import truetill.core.journal.Op;
import truetill.core.wire.sync.Epoch;
import truetill.core.wire.sync.Ops;
import truetill.server.http.Call;
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

  OpsHandlers(SyncParts parts, OpLogStore log, OpIntake intake) {
    this.parts = parts;
    this.log = log;
    this.intake = intake;
  }

  Reply take(Call call) {
    ProtocolCheck.refuseOther(call);
    UUID device = call.device().deviceId();
    byte[] body = call.bytes();
    refuseDamaged(call.header("Content-Digest"), body);
    List<byte[]> records = records(body);
    Epoch epoch = parts.database().read(epochs::current);
    EpochCheck.refuseOther(call, epoch);
    OpIntake.Taken taken = intake.take(device, records, offset(call.header("Device-Time")));
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

  /** A body cut or changed on its way is not taken in part. */
  private static void refuseDamaged(@Nullable String header, byte[] body) {
    String due = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    boolean whole =
        header != null
            && Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(due::equals);
    if (!whole) {
      throw Problem.of(
          400,
          "digest",
          "The body is not what Content-Digest says; nothing was taken. Send again.");
    }
  }

  private static List<byte[]> records(byte[] body) {
    if (body.length == 0 || body[body.length - 1] != '\n') {
      throw Problem.of(400, "no_records", "Send records, each followed by a newline.");
    }
    List<byte[]> records = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '\n') {
        records.add(Arrays.copyOfRange(body, from, at));
        from = at + 1;
      }
    }
    boolean tooLong = records.stream().anyMatch(record -> record.length > Op.MAX_BYTES);
    if (body.length > Ops.MAX_BYTES || records.size() > Ops.MAX_RECORDS || tooLong) {
      throw Problem.of(
          413,
          "too_large",
          "At most "
              + Ops.MAX_RECORDS
              + " records of at most "
              + Op.MAX_BYTES
              + " bytes, "
              + Ops.MAX_BYTES
              + " bytes in all. Nothing was taken.");
    }
    return records;
  }

  /** A device that lost part of its journal reads its own records back (sync.md section 3). */
  Reply readBack(Call call) {
    Query query = call.query();
    UUID own = call.device().deviceId();
    String named = query.text("device");
    if (named != null && !named.equals(own.toString())) {
      throw Problem.of(403, "other_device", "A device reads its own records only.");
    }
    Integer from = query.integer("from");
    query.orRefuse();
    List<String> texts =
        parts.database().read(tx -> log.texts(tx, own, from == null ? 1 : from, Ops.MAX_RECORDS));
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

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
