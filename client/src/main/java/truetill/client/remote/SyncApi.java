package truetill.client.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Claims;
import truetill.core.wire.sync.Enroll;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Ops;
import truetill.core.wire.sync.Session;

/**
 * The operations under {@code /api/sync/} a device calls (sync.md section 13). It keeps nothing:
 * the token and the epoch are handed in with each call.
 */
public final class SyncApi {
  /** The protocol this program speaks. */
  public static final int PROTOCOL = 1;

  private static final int PARTIAL = 206;
  private static final String BASE = "/api/sync/";

  /** A page of records, and the one record that may be larger than what is left of it. */
  private static final int MAX_READ_BACK_BYTES = Ops.MAX_BYTES + Op.MAX_BYTES;

  private final Calls calls;

  public SyncApi(SyncTransport transport) {
    this.calls = new Calls(transport);
  }

  /** Connections are made anew with the next call. */
  public void renew() {
    calls.renew();
  }

  public Reply<Enroll.Answer> enroll(Enroll.Request request) {
    return calls.post(BASE + "enroll/", Map.of(), calls.bytes(request), new TypeReference<>() {});
  }

  public Reply<Session.Answer> session(Session.Request request) {
    return calls.post(BASE + "session/", Map.of(), calls.bytes(request), new TypeReference<>() {});
  }

  public Reply<Hello> hello(String token) {
    return calls.get(
        BASE + "hello/", headers(token, null), Calls.PATIENCE, new TypeReference<>() {});
  }

  /**
   * Hands over records of consecutive seqs.
   *
   * @param ndjson the exact record bytes, each followed by a newline; the server checks their
   *     digest, so a body cut on its way is never taken in part
   * @param deviceTime this PC's clock, by which the server sees how far it is off
   */
  public Reply<Ops.Answer> ops(String token, String epoch, byte[] ndjson, Instant deviceTime) {
    Map<String, String> headers = headers(token, epoch);
    headers.put("Device-Time", deviceTime.toString());
    return calls.post(
        BASE + "ops/", Calls.ofRecords(headers, ndjson), ndjson, new TypeReference<>() {});
  }

  /**
   * Records the server has of a device, from a seq on: none when it has none there.
   *
   * @param device this device, or one that was the same register before
   * @param limit at most this many
   */
  public Reply<List<byte[]>> readBack(String token, UUID device, long from, int limit) {
    return calls.exchange(
        new SyncTransport.Request(
            "GET",
            BASE + "ops/?device=" + device + "&from=" + from + "&limit=" + limit,
            headers(token, null),
            null,
            Calls.PATIENCE),
        response -> Calls.lines(response.body().readNBytes(MAX_READ_BACK_BYTES)));
  }

  /**
   * Change-sets after a cursor.
   *
   * @param wait how long the server may hold the call open when there is nothing new
   * @param claims version of the claims known already
   * @param part of a large set, 0 for the first
   */
  public Reply<Changes> changes(
      String token, String epoch, long after, int limit, Duration wait, long claims, int part) {
    return calls.get(
        BASE
            + "changes/?after="
            + after
            + "&limit="
            + limit
            + "&wait="
            + wait.toSeconds()
            + "&claims="
            + claims
            + (part == 0 ? "" : "&part=" + part),
        headers(token, epoch),
        Calls.PATIENCE.plus(wait),
        new TypeReference<>() {});
  }

  /** Says what stands in this device's carts; answers what stands in everybody's. */
  public Reply<Claims> claims(String token, Claims.Request request) {
    return calls.post(
        BASE + "claims/", headers(token, null), calls.bytes(request), new TypeReference<>() {});
  }

  /**
   * Copies the snapshot's lines into a sink; the reader checks its footer. Answers the bytes
   * copied.
   *
   * @param broken what an earlier call brought of it, null to begin with the first line
   */
  public Reply<Long> snapshot(
      String token, SnapshotSink.@Nullable Broken broken, SnapshotSink sink) {
    Map<String, String> headers = headers(token, null);
    if (broken != null) {
      headers.put("Range", "bytes=" + broken.bytes() + "-");
      headers.put("If-Range", broken.version());
    }
    return calls.exchange(
        new SyncTransport.Request("GET", BASE + "snapshot/", headers, null, Calls.PATIENCE),
        response -> {
          String version = response.header("ETag");
          return response
              .body()
              .transferTo(sink.begin(response.status() == PARTIAL, version == null ? "" : version));
        });
  }

  private static Map<String, String> headers(String token, @Nullable String epoch) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Sync-Protocol", Integer.toString(PROTOCOL));
    if (epoch != null) {
      headers.put("Sync-Epoch", epoch);
    }
    return headers;
  }
}
