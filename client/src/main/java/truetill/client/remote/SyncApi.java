package truetill.client.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PARTIAL = 206;
  private static final int MAX_PROBLEM_BYTES = 16 * 1024;

  private final SyncTransport transport;
  private final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public SyncApi(SyncTransport transport) {
    this.transport = transport;
  }

  /** Connections are made anew with the next call. */
  public void renew() {
    transport.renew();
  }

  public Reply<Enroll.Answer> enroll(Enroll.Request request) {
    return post("enroll/", Map.of(), bytes(request), new TypeReference<>() {});
  }

  public Reply<Session.Answer> session(Session.Request request) {
    return post("session/", Map.of(), bytes(request), new TypeReference<>() {});
  }

  public Reply<Hello> hello(String token) {
    return get("hello/", headers(token, null), PATIENCE, new TypeReference<>() {});
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
    headers.put("Content-Type", "application/x-ndjson");
    headers.put("Content-Digest", "sha-256=:" + sha256(ndjson) + ":");
    return post("ops/", headers, ndjson, new TypeReference<>() {});
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
    return get(
        "changes/?after="
            + after
            + "&limit="
            + limit
            + "&wait="
            + wait.toSeconds()
            + "&claims="
            + claims
            + (part == 0 ? "" : "&part=" + part),
        headers(token, epoch),
        PATIENCE.plus(wait),
        new TypeReference<>() {});
  }

  /** Says what stands in this device's carts; answers what stands in everybody's. */
  public Reply<Claims> claims(String token, Claims.Request request) {
    return post("claims/", headers(token, null), bytes(request), new TypeReference<>() {});
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
    SyncTransport.Request request =
        new SyncTransport.Request("GET", "/api/sync/snapshot/", headers, null, PATIENCE);
    return exchange(
        request,
        response -> {
          String version = response.header("ETag");
          return response
              .body()
              .transferTo(sink.begin(response.status() == PARTIAL, version == null ? "" : version));
        });
  }

  private <T> Reply<T> get(
      String path, Map<String, String> headers, Duration patience, TypeReference<T> type) {
    return exchange(
        new SyncTransport.Request("GET", "/api/sync/" + path, headers, null, patience),
        response -> whole(response.body(), type));
  }

  private <T> Reply<T> post(
      String path, Map<String, String> headers, byte[] body, TypeReference<T> type) {
    return exchange(
        new SyncTransport.Request("POST", "/api/sync/" + path, headers, body, PATIENCE),
        response -> whole(response.body(), type));
  }

  private <T> @Nullable T whole(InputStream body, TypeReference<T> type) throws IOException {
    T value = json.readValue(body, type);
    if (value != null) {
      WholeRecord.require(value);
    }
    return value;
  }

  @FunctionalInterface
  private interface Reader<T> {
    @Nullable T read(SyncTransport.Response response) throws IOException;
  }

  private <T> Reply<T> exchange(SyncTransport.Request request, Reader<T> reader) {
    try (SyncTransport.Response response = transport.exchange(request)) {
      if (response.status() >= 500) {
        return new Reply.Alone<>("The server answered " + response.status() + ".");
      }
      if (response.status() >= 300) {
        return refused(response);
      }
      T value = reader.read(response);
      return value == null
          ? new Reply.Alone<>("The server answered nothing.")
          : new Reply.Done<>(value);
    } catch (JsonProcessingException nonsense) {
      return new Reply.Alone<>("The server's answer makes no sense.");
    } catch (IOException unreachable) {
      return new Reply.Alone<>("The server cannot be reached.");
    }
  }

  private <T> Reply<T> refused(SyncTransport.Response response) throws IOException {
    JsonNode problem;
    try {
      problem = json.readTree(response.body().readNBytes(MAX_PROBLEM_BYTES));
    } catch (JsonProcessingException noJson) {
      problem = json.createObjectNode();
    }
    return new Reply.Refused<>(
        response.status(),
        problem.path("code").asText(),
        problem.path("detail").asText("The server refused with status " + response.status() + "."),
        seconds(response.header("Retry-After")));
  }

  private static @Nullable Duration seconds(@Nullable String header) {
    return header != null && header.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : null;
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

  private byte[] bytes(Object request) {
    try {
      return json.writeValueAsBytes(request);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a request of ours always has a JSON form", impossible);
    }
  }

  private static String sha256(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
