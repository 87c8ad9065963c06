package truetill.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.people.Access;
import truetill.server.db.StorageFailed;
import truetill.server.db.StoreTime;

/**
 * Takes one request through the checks in the contract's order: route, sign-in (401), access word
 * (403), then the handler (404 of the object, 400 of the body, 400 of the state).
 */
final class Dispatcher {
  private static final String REALM = "Bearer realm=\"api\"";

  private final RouteTable table;
  private final Authenticator authenticator;
  private final Json json;
  private final StoreTime time;
  private final Incidents incidents;
  private final KeyedCalls keyed;
  private final RequestBody body;

  Dispatcher(
      RouteTable table,
      Authenticator authenticator,
      Json json,
      StoreTime time,
      Incidents incidents,
      KeyedCalls keyed) {
    this.table = table;
    this.authenticator = authenticator;
    this.json = json;
    this.time = time;
    this.incidents = incidents;
    this.keyed = keyed;
    this.body = new RequestBody(time::now);
  }

  /** {@code path} is what follows {@code /api}; the body is written out already. Never throws. */
  Reply dispatch(Context context, String path) {
    try {
      return written(answer(context, path));
    } catch (Problem problem) {
      return problem.reply();
    } catch (StorageFailed failed) {
      incidents.report(method(context) + " " + path, failed);
      Map<String, String> body = new LinkedHashMap<>();
      body.put("detail", "The store's disk or database refused; nothing was saved. Try again.");
      body.put("code", "storage");
      return Reply.of(503, body);
    } catch (IOException cutOff) {
      return Reply.detail(400, "The request ended before it was complete.");
    } catch (RuntimeException | StackOverflowError bug) {
      return incidents.report(method(context) + " " + path, bug);
    }
  }

  /** An answer that cannot be written is a bug like any other and gets its incident number. */
  private Reply written(Reply reply) {
    Object body = reply.body();
    return body == null
            || body instanceof Reply.Stream
            || body instanceof Reply.Listed
            || body instanceof Reply.Written
        ? reply
        : new Reply(reply.status(), new Reply.Written(json.bytes(body)), reply.headers());
  }

  private Reply answer(Context context, String path) throws IOException {
    Optional<RouteTable.Match> found = table.match(path);
    if (found.isEmpty()) {
      return Reply.detail(404, "Not found.");
    }
    RouteTable.Match match = found.get();
    String method = method(context);
    Route route = route(match, method);
    if (route == null) {
      return Reply.detail(405, "Method \"" + method + "\" not allowed.")
          .with("Allow", String.join(", ", match.allowed()));
    }
    Authenticator.SignIn signIn = signIn(route.access(), context.header("Authorization"));
    refuseTemporaryPassword(signIn, path);
    boolean upload = route.uploadBytes() > 0;
    byte[] bytes = upload ? new byte[0] : body.read(context);
    ZoneId zone = time.clock().zone();
    try (Form form = upload ? Form.receive(context.req(), route.uploadBytes()) : Form.NONE) {
      Call call = new Call(context, match.parameters(), signIn, bytes, form, json, zone);
      String key = context.header(KeyedCalls.HEADER);
      return key == null || !KeyedCalls.heeds(route)
          ? route.handler().handle(call)
          : keyed.answer(
              key,
              KeyedCalls.fingerprint(method, target(context), signIn, bytes),
              () -> route.handler().handle(call));
    }
  }

  /** The request line's own; a header that names another is not heeded. */
  static String method(Context context) {
    return context.req().getMethod();
  }

  private static String target(Context context) {
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  private static @Nullable Route route(RouteTable.Match match, String method) {
    return match.routes().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(method))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private Authenticator.SignIn signIn(Access access, @Nullable String authorization) {
    return switch (access) {
      case PUBLIC, COOKIE -> new Authenticator.SignIn.Missing();
      case DEVICE -> admitted(authenticator.device(authorization), access);
      case AUTHENTICATED, EMPLOYEE, STAFF, MANAGER, ADMIN, CONSIGNEE ->
          admitted(authenticator.user(authorization), access);
    };
  }

  private static Authenticator.SignIn admitted(Authenticator.SignIn signIn, Access access) {
    return switch (signIn) {
      case Authenticator.SignIn.Missing missing ->
          throw unauthorized("Authentication credentials were not provided.", "");
      case Authenticator.SignIn.BadToken bad ->
          throw unauthorized("Given token not valid for any token type", "token_not_valid");
      case Authenticator.SignIn.Inactive inactive ->
          throw unauthorized("User is inactive", "user_inactive");
      case Authenticator.SignIn.Device device -> device;
      case Authenticator.SignIn.User user -> {
        if (!access.allows(user.caller().roles())) {
          throw Problem.forbidden();
        }
        yield user;
      }
    };
  }

  /** A temporary password opens the way to an own one and nothing else. */
  private static void refuseTemporaryPassword(Authenticator.SignIn signIn, String path) {
    if (signIn instanceof Authenticator.SignIn.User(Caller caller)
        && caller.mustChangePassword()
        && !path.startsWith("/auth/")) {
      throw Problem.of(403, "password_change_required", "Change your temporary password first.");
    }
  }

  private static Problem unauthorized(String detail, String code) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", detail);
    if (!code.isEmpty()) {
      body.put("code", code);
    }
    if (code.equals("token_not_valid")) {
      body.put(
          "messages",
          List.of(
              Map.of(
                  "token_class",
                  "AccessToken",
                  "token_type",
                  "access",
                  "message",
                  "Token is invalid or expired")));
    }
    return new Problem(Reply.of(401, body).with("WWW-Authenticate", REALM));
  }
}
