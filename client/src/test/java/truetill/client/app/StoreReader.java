package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A manager's browser at a demo store, signed in. */
final class StoreReader implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient browser = HttpClient.newHttpClient();
  private final String address;
  private String token;

  StoreReader(String address) throws IOException, InterruptedException {
    this.address = address;
    this.token = signIn();
  }

  private String signIn() throws IOException, InterruptedException {
    HttpResponse<String> signedIn =
        browser.send(
            HttpRequest.newBuilder(URI.create(address + "/api/auth/login/"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"manager@demo.test\",\"password\":\"demo-manager-1\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return json.readTree(signedIn.body()).path("access").asText();
  }

  /** A session that has run out is begun anew. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = asked(path);
    if (answer.statusCode() == 401) {
      token = signIn();
      answer = asked(path);
    }
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> asked(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address + "/api" + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    browser.close();
  }
}
