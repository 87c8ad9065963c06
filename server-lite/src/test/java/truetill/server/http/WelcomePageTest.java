package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.ServerFixture;

class WelcomePageTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  @Test
  void aBrowserIsToldWhatRunsHere() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.body()).contains("The store server is running").doesNotContain("src=");
  }

  @Test
  void nothingElseIsServedBesideTheApi() throws Exception {
    assertThat(get("/web/index.html").statusCode()).isEqualTo(404);
    assertThat(get("/../logback.xml").statusCode()).isBetween(400, 404);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      return browser.send(
          HttpRequest.newBuilder(URI.create(store.address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
