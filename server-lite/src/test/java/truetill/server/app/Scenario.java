package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.contract.Contract;

/**
 * One request, said in one line. Every answer is held against the contract's closed schemas before
 * the test looks at it.
 */
public final class Scenario {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerFixture fixture;
  private final String name;
  private final Person person;
  private final List<String> headers = new ArrayList<>();
  private String contentType = "application/json";

  Scenario(ServerFixture fixture, String name, Person person) {
    this.fixture = fixture;
    this.name = name;
    this.person = person;
  }

  public Scenario as(Person someone) {
    Scenario other = new Scenario(fixture, name, someone);
    other.headers.addAll(headers);
    other.contentType = contentType;
    return other;
  }

  public Scenario header(String header, String value) {
    headers.add(header);
    headers.add(value);
    return this;
  }

  public Scenario cookie(String cookie, String value) {
    return header("Cookie", cookie + "=" + value);
  }

  public Scenario contentType(String type) {
    contentType = type;
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path) {
    return send("POST", path, null);
  }

  /** {@code body} is JSON text, or a map or list that becomes one. */
  public Answer post(String path, Object body) {
    return send("POST", path, text(body));
  }

  /** A form with one file in the field {@code file}. */
  public Answer upload(String path, String filename, String content) {
    return upload(path, filename, content.getBytes(StandardCharsets.UTF_8));
  }

  public Answer upload(String path, String filename, byte[] content) {
    String boundary = "----scenario";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + filename
            + "\"\r\n\r\n";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return contentType("multipart/form-data; boundary=" + boundary)
        .sendBytes("POST", path, HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, text(body));
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, text(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer send(String method, String path, @Nullable String body) {
    return sendBytes(method, path, body == null ? null : HttpRequest.BodyPublishers.ofString(body));
  }

  private Answer sendBytes(String method, String path, HttpRequest.@Nullable BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(fixture.address() + "/api" + path));
    if (person != Person.NOBODY) {
      request.header("Authorization", "Bearer " + fixture.tokenOf(person));
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", contentType);
      request.method(method, body);
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    String said = (name.isEmpty() ? "" : name + ": ") + person + " " + method + " " + path;
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return checked(said, method, path, response);
    } catch (IOException failed) {
      throw new AssertionError(said + ": no answer", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(said + ": interrupted", interrupted);
    }
  }

  private static Answer checked(
      String said, String method, String path, HttpResponse<String> response) throws IOException {
    String text = response.body();
    Unharmed.tellsNothing(response.statusCode(), text);
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    JsonNode json = isJson && !text.isEmpty() ? JSON.readTree(text) : null;
    int question = path.indexOf('?');
    String plain = question < 0 ? path : path.substring(0, question);
    List<String> complaints =
        Contract.load()
            .complaints(
                method, plain.endsWith("/") ? plain : plain + "/", response.statusCode(), json);
    if (!complaints.isEmpty()) {
      throw new AssertionError(
          said
              + " breaks the contract:\n  "
              + String.join("\n  ", complaints)
              + "\nanswer "
              + response.statusCode()
              + " "
              + text);
    }
    return new Answer(said, response, json);
  }

  private static String text(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (IOException bug) {
      throw new IllegalArgumentException(bug);
    }
  }

  /** A body of key-value pairs; null values are sent as null. */
  public static Map<String, @Nullable Object> body(@Nullable Object... pairs) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      body.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return body;
  }
}
