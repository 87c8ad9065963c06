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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON there and back over a {@link SyncTransport}; every failure is a {@link Reply}. */
final class Calls {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_PROBLEM_BYTES = 16 * 1024;

  private final SyncTransport transport;
  private final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  Calls(SyncTransport transport) {
    this.transport = transport;
  }

  /** Connections are made anew with the next call. */
  void renew() {
    transport.renew();
  }

  /** Of a body that is handed over whole: the server takes none that was cut on its way. */
  static Map<String, String> ofRecords(Map<String, String> headers, byte[] ndjson) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/x-ndjson");
    all.put("Content-Digest", "sha-256=:" + sha256(ndjson) + ":");
    return all;
  }

  <T> Reply<T> get(
      String path, Map<String, String> headers, Duration patience, TypeReference<T> type) {
    return exchange(
        new SyncTransport.Request("GET", path, headers, null, patience),
        response -> whole(response.body(), type));
  }

  <T> Reply<T> post(String path, Map<String, String> headers, byte[] body, TypeReference<T> type) {
    return exchange(
        new SyncTransport.Request("POST", path, headers, body, PATIENCE),
        response -> whole(response.body(), type));
  }

  private <T> @Nullable T whole(InputStream body, TypeReference<T> type) throws IOException {
    T value = json.readValue(body, type);
    if (value != null) {
      WholeRecord.require(value);
    }
    return value;
  }

  /** Reads an answer. */
  @FunctionalInterface
  interface Reader<T> {
    @Nullable T read(SyncTransport.Response response) throws IOException;
  }

  /** Makes a call; what the server says becomes a value, whatever it is. */
  <T> Reply<T> exchange(SyncTransport.Request request, Reader<T> reader) {
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

  byte[] bytes(Object request) {
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

  /** Whole lines, without their ends. */
  static List<byte[]> lines(byte[] ndjson) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < ndjson.length; at++) {
      if (ndjson[at] == '\n') {
        lines.add(Arrays.copyOfRange(ndjson, start, at));
        start = at + 1;
      }
    }
    if (start < ndjson.length) {
      throw new IOException("the last record is cut");
    }
    return lines;
  }
}
