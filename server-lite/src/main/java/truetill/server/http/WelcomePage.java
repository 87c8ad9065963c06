package truetill.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a browser sees at the server's address: that it runs, and what to do with it. */
final class WelcomePage {
  static final String PATH = "/";

  private static final String RESOURCE = "/web/index.html";

  private final byte[] html;

  WelcomePage() {
    try (InputStream in = WelcomePage.class.getResourceAsStream(RESOURCE)) {
      html = Objects.requireNonNull(in, RESOURCE).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The page needs nothing from elsewhere, and a browser is told so. */
  Reply reply() {
    return Reply.ok(
            new Reply.Stream(new ByteArrayInputStream(html), "text/html; charset=utf-8"))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }
}
