package truetill.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks a store server as one person; the server may die meanwhile, so answers come as futures. */
final class StepCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BOUNDARY = "a-line-no-manifest-has";

  private final String address;
  private final String token;

  /** With the person's access token. */
  StepCaller(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /** What was answered. */
  record Answer(int status, JsonNode json) {
    JsonNode ok() {
      if (status / 100 != 2) {
        throw new AssertionError("answered " + status + " " + json);
      }
      return json;
    }
  }

  static StepCaller signedIn(String address, String email, String password) {
    String token =
        new StepCaller(address, "none")
            .now("/auth/login/", Map.of("email", email, "password", password))
            .path("access")
            .asText();
    return new StepCaller(address, token);
  }

  CompletableFuture<Answer> post(String path, Object body) {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    } catch (IOException bug) {
      throw new IllegalArgumentException(bug);
    }
  }

  JsonNode now(String path, Object body) {
    return post(path, body).join().ok();
  }

  JsonNode get(String path) {
    return send(request(path).GET()).join().ok();
  }

  CompletableFuture<Answer> upload(String path, String content) {
    String form =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"load.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + content
            + "\r\n--"
            + BOUNDARY
            + "--\r\n";
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api" + path));
    return token.equals("none") ? request : request.header("Authorization", "Bearer " + token);
  }

  private static CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return CLIENT
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> {
          try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
          } catch (IOException cutShort) {
            return new Answer(
                500, NullNode.getInstance()); // a list that broke off while it was sent
          }
        });
  }
}
