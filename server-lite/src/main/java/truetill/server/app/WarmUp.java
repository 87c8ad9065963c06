package truetill.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the server's own reads before anybody waits for an answer: the first requests of a fresh
 * program otherwise take a hundred times as long as later ones.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int MAX_REQUESTS = 300;
  private static final Duration MAX_TIME = Duration.ofMillis(700);
  private static final int PATIENCE_MS = 2_000;

  private WarmUp() {}

  static void run(String address, String accessToken) {
    URI read = URI.create(address + "/api/auth/me/");
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < MAX_REQUESTS && System.nanoTime() - begin < MAX_TIME.toNanos(); i++) {
        HttpURLConnection call = (HttpURLConnection) read.toURL().openConnection();
        call.setRequestProperty("Authorization", "Bearer " + accessToken);
        call.setConnectTimeout(PATIENCE_MS);
        call.setReadTimeout(PATIENCE_MS);
        try (InputStream body =
            call.getResponseCode() < 400 ? call.getInputStream() : call.getErrorStream()) {
          body.readAllBytes();
        }
      }
    } catch (IOException slowStart) {
      // The server is listening; a slow machine only means that the first guests wait.
      LOG.debug("warm-up ended early", slowStart);
    }
  }
}
