package truetill.server.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls the server's own reads before anybody waits for an answer: the first requests of a fresh
 * program otherwise take a hundred times as long as later ones.
 */
final class WarmUp {
  private static final int REQUESTS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private WarmUp() {}

  static void run(String address, String accessToken) throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/api/auth/me/"))
              .header("Authorization", "Bearer " + accessToken)
              .timeout(PATIENCE)
              .build();
      for (int i = 0; i < REQUESTS; i++) {
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException slowStart) {
      // The server is listening; a slow machine only means that the first guests wait.
      org.slf4j.LoggerFactory.getLogger(WarmUp.class).debug("warm-up ended early", slowStart);
    }
  }
}
