package truetill.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import truetill.core.people.Access;

/**
 * The contract itself: the document for programs, for everybody signed in (in development for
 * anybody), and a page for people that shows it. The page is the same for all and holds nothing of
 * the store; it asks for the document under the reader's own sign-in.
 */
public final class ContractRoutes implements Routes.Area {
  private static final String DOCUMENT = "/contract/openapi.yaml";
  private static final String PAGE = "/web/docs.html";

  private final Access access;
  private final byte[] page = resource(PAGE);

  /**
   * The routes of one server.
   *
   * @param dev whether this is a development server
   */
  public ContractRoutes(boolean dev) {
    this.access = dev ? Access.PUBLIC : Access.AUTHENTICATED;
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "",
        at -> {
          at.get("/openapi.json/", access, call -> Reply.ok(Document.JSON));
          at.get("/docs/", Access.PUBLIC, call -> page());
        });
  }

  private Reply page() {
    return Reply.ok(new Reply.Stream(new ByteArrayInputStream(page), "text/html; charset=utf-8"))
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                + " connect-src 'self'");
  }

  /** Read when it is first asked for: a store opens sooner without it. */
  private static final class Document {
    static final Reply.Written JSON = new Reply.Written(document());
  }

  private static byte[] document() {
    try {
      ObjectMapper json = new ObjectMapper();
      return json.writeValueAsBytes(
          new ObjectMapper(new YAMLFactory()).readTree(resource(DOCUMENT)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = ContractRoutes.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
