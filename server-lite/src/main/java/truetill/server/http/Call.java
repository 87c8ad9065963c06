package truetill.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.server.db.Page;

/** One request after the sign-in check, as a handler sees it. */
public final class Call {
  private final Context context;
  private final Map<String, String> parameters;
  private final Authenticator.SignIn signIn;
  private final byte[] bytes;
  private final Form form;
  private final Json json;
  private final ZoneId zone;

  Call(
      Context context,
      Map<String, String> parameters,
      Authenticator.SignIn signIn,
      byte[] bytes,
      Form form,
      Json json,
      ZoneId zone) {
    this.context = context;
    this.parameters = parameters;
    this.signIn = signIn;
    this.bytes = bytes;
    this.form = form;
    this.json = json;
    this.zone = zone;
  }

  /** The signed-in user; asking on a public route is a bug. */
  public Caller caller() {
    if (signIn instanceof Authenticator.SignIn.User(Caller caller)) {
      return caller;
    }
    throw new IllegalStateException("no user is signed in on this route");
  }

  /** The enrolled register; asking on a route without the word DEVICE is a bug. */
  public DeviceCaller device() {
    if (signIn instanceof Authenticator.SignIn.Device(DeviceCaller caller)) {
      return caller;
    }
    throw new IllegalStateException("no device is signed in on this route");
  }

  /** The path's {@code id}; what is no number answers 404 in the entity's name. */
  public long id(String entity) {
    return id("id", entity);
  }

  public long id(String parameter, String entity) {
    String text = path(parameter);
    if (!Values.isDigits(text) || text.length() > 18) {
      throw Problem.notFound(entity).get();
    }
    return Long.parseLong(text);
  }

  /** A path parameter as text, percent signs decoded. */
  public String path(String parameter) {
    String text = parameters.get(parameter);
    if (text == null) {
      throw new IllegalStateException("the route has no parameter " + parameter);
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Problem.missing("Not found.");
    }
  }

  /**
   * The body as a JSON object; no body counts as an empty object. Ends the call as 415 or 400 when
   * it is none, so ask after the object of the path was found (order of checks: 404 before 400).
   */
  public Body body() {
    if (bytes.length == 0) {
      return new Body(json.parseRequest(new byte[] {'{', '}'}), zone);
    }
    String type = context.contentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw Problem.unsupportedMediaType(type);
    }
    JsonNode parsed = json.parseRequest(bytes);
    if (!parsed.isObject()) {
      String message =
          parsed.isMissingNode() || parsed.isNull()
              ? "No data provided"
              : "Invalid data. Expected a dictionary, but got " + Values.typeWord(parsed) + ".";
      throw Problem.field(FieldErrors.WHOLE_REQUEST, message);
    }
    return new Body(parsed, zone);
  }

  /** The body as it came, for formats other than JSON. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The file in this field of a form, on a route declared with {@code at.upload}. Ends the call as
   * 415, 413 or 400 when there is none, so ask after the object of the path was found.
   */
  public Upload upload(String field) {
    return form.file(field);
  }

  public Query query() {
    return new Query(context::queryParam, zone);
  }

  public @Nullable String header(String name) {
    return context.header(name);
  }

  /** All that are sent under this name: two, when somebody else has planted one. */
  public List<String> cookies(String name) {
    Cookie[] sent = context.req().getCookies();
    return sent == null
        ? List.of()
        : Arrays.stream(sent)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .toList();
  }

  /** The caller's network address. */
  public String remoteAddress() {
    return context.ip();
  }

  /** Whether the request came over TLS. */
  public boolean secure() {
    return "https".equals(context.scheme());
  }

  /** Where the caller reached this server, such as {@code http://shop:8080}. */
  public String origin() {
    return context.scheme() + "://" + context.host();
  }

  /** A page of a list as the contract's envelope; 404 when there is no such page. */
  public Reply page(Optional<? extends Page<?>> page) {
    return Reply.ok(
        Paging.envelope(
            page.orElseThrow(() -> Problem.missing("Invalid page.")),
            origin() + context.path(),
            context.queryParamMap()));
  }
}
