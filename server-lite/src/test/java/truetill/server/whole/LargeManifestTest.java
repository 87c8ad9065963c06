package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A manifest as large as one may be goes through a server with 512 MB of memory: uploaded, looked
 * at, searched, tried, processed, read back as a stream, cleared. Every build sends a smaller one
 * through the same server; the profile {@code long} a million rows.
 */
class LargeManifestTest {
  private static final String BOUNDARY = "----large";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  private final HttpClient http = HttpClient.newHttpClient();
  private URI address = URI.create("http://127.0.0.1/");
  private String token = "";

  @Test
  void goesThroughAServerWith512MegabytesOfMemory() throws Exception {
    int rows = Effort.of(30_000, 1_000_000);
    Path csv = manifest(rows);
    Process server = serve();
    try {
      address = URI.create(untilReady(server));
      token =
          post("auth/login/", "{\"email\":\"a@shop.test\",\"password\":\"large-manifest-1\"}")
              .get("access")
              .asText();
      long vendor =
          post("inventory/vendors/", "{\"name\":\"V\",\"code\":\"V\"}").get("id").asLong();
      String order =
          "inventory/orders/"
              + post("inventory/orders/", "{\"vendor\":" + vendor + "}").get("id").asLong()
              + "/";
      timed("upload", () -> upload(order + "upload-manifest/", csv));
      JsonNode hit = timed("search", () -> get(order + "manifest-rows/?search=number%20" + rows));
      assertThat(hit.get("row_count").asInt()).isEqualTo(rows);
      assertThat(hit.get("row_count_filtered").asInt()).isEqualTo(1);
      JsonNode tried = timed("try", () -> post(order + "preview-standardize/", "{}"));
      assertThat(tried.get("rows_selected").asInt()).isEqualTo(rows);
      JsonNode stored = timed("process", () -> post(order + "process-manifest/", "{}"));
      assertThat(stored.get("rows_created").asInt()).isEqualTo(rows);
      long bytes = timed("read back", () -> length(order));
      assertThat(bytes).isGreaterThan(rows * 500L);
      JsonNode cleared = timed("clear", () -> post(order + "clear-manifest-rows/", "{}"));
      assertThat(cleared.get("rows_deleted").asInt()).isEqualTo(rows);
      assertThat(server.isAlive()).isTrue();
    } finally {
      server.destroyForcibly();
    }
  }

  private interface Step<T> {
    T run() throws IOException, InterruptedException;
  }

  private static <T> T timed(String what, Step<T> step) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    T answer = step.run();
    System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    return answer;
  }

  private Path manifest(int rows) throws IOException {
    Path csv = folder.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write("UPC,Item Description,Brand,Model,Category,Condition,Qty,Price,Notes\n");
      for (int i = 1; i <= rows; i++) {
        out.write(
            "0"
                + (10_000_000_000L + i)
                + ",Household thing number "
                + i
                + ",Brand "
                + i % 500
                + ",M"
                + i % 9973
                + ",Home & Garden,Like New,"
                + (1 + i % 9)
                + ","
                + i % 400
                + ".99,"
                + "Shelf pull with the usual marks of handling and a torn box\n");
      }
    }
    return csv;
  }

  private Process serve() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "truetill.server.app.Main",
            "serve",
            "--data",
            folder.resolve("store").toString(),
            "--port",
            "0",
            "--admin-email",
            "a@shop.test",
            "--admin-password",
            "large-manifest-1")
        .redirectError(folder.resolve("errors.log").toFile())
        .start();
  }

  private static String untilReady(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return line.substring("ready ".length());
      }
    }
    throw new AssertionError("the server ended before it was ready");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/api/" + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(request + " " + response.body()).isBetween(200, 299);
    return JSON.readTree(response.body());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).build());
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode upload(String path, Path csv) throws IOException, InterruptedException {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n";
    return answer(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(() ->
                    new SequenceInputStream(
                        Collections.enumeration(
                            List.of(
                                bytes(head), open(csv), bytes("\r\n--" + BOUNDARY + "--\r\n"))))))
            .build());
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Reads an answer to its end without keeping it. */
  private long length(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream body = response.body()) {
      long bytes = 0;
      byte[] buffer = new byte[1 << 16];
      int last = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        last = read > 0 ? buffer[read - 1] : last;
      }
      assertThat((char) last).as("the answer was not cut off").isEqualTo('}');
      return bytes;
    }
  }
}
