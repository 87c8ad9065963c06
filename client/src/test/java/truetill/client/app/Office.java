package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An administrator of the demo shop at a browser of her own. */
final class Office implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient browser = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  Office(String address) throws IOException, InterruptedException {
    this.address = address;
    this.token =
        JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(address + "/api/auth/login/"))
                        .header("Content-Type", "application/json")
                        .POST(
                            HttpRequest.BodyPublishers.ofString(
                                "{\"email\":\"admin@demo.test\","
                                    + "\"password\":\"demo-admin-1\"}")))
                    .body())
            .path("access")
            .asText();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return answered(200, request(path).GET());
  }

  JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
    return answered(
        status,
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A code for a new register PC; {@code register} is an id or null. */
  String code(String register) throws IOException, InterruptedException {
    return post("/sync/devices/enroll-code/", "{\"register\":" + register + "}", 201)
        .path("code")
        .asText();
  }

  /** The row of a register PC. */
  JsonNode deviceRow(String device) throws IOException, InterruptedException {
    for (JsonNode row : get("/sync/devices/?page_size=1000").path("results")) {
      if (row.path("id").asText().equals(device)) {
        return row;
      }
    }
    throw new AssertionError("no device " + device);
  }

  /** Id of the register a PC works as. */
  String registerOf(String device) throws IOException, InterruptedException {
    return deviceRow(device).path("register").asText();
  }

  /** Id of the PC that works as a register now, empty when none does. */
  String deviceOf(String register) throws IOException, InterruptedException {
    return get("/sync/devices/?status=active&register=" + register)
        .path("results")
        .path(0)
        .path("id")
        .asText();
  }

  boolean isActive(String register) throws IOException, InterruptedException {
    return !deviceOf(register).isEmpty();
  }

  /** Id of the drawer a register PC has open. */
  String drawerOf(Till till) throws IOException, InterruptedException {
    return deviceRow(till.device()).path("open_drawer").asText();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + "/api" + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode answered(int status, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    browser.close();
  }
}
