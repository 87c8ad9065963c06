package truetill.server.sync;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.wire.sync.Ops;
import truetill.server.http.Call;
import truetill.server.http.Problem;

/** The body of a delivery: whole records, one a line, within the limits (sync.md section 4). */
final class OpsBody {
  private OpsBody() {}

  /** The records exactly as they were sent; a body that is not whole ends the call. */
  static List<byte[]> records(Call call) {
    byte[] body = call.bytes();
    refuseDamaged(call.header("Content-Digest"), body);
    return lines(body);
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

  private static List<byte[]> lines(byte[] body) {
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

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
