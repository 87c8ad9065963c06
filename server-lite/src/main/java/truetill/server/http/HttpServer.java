package truetill.server.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;
import truetill.server.db.StoreTime;

/** Listens, hands every request below {@code /api} to the route table, and writes the answers. */
public final class HttpServer implements AutoCloseable {
  public static final String BASE_PATH = "/api";

  /** Room for a key or token of 10 kB, which then gets an answer that names it (case 23). */
  private static final int HEADER_BYTES = 16 * 1024;

  private final Dispatcher dispatcher;
  private final Json json;
  private final OwnNames names;
  private final RouteTable table;
  private final WelcomePage welcome = new WelcomePage();
  private final Javalin javalin;

  public HttpServer(
      List<Route> routes,
      Authenticator authenticator,
      Json json,
      StoreTime time,
      Incidents incidents,
      KeyedCalls keyed,
      OwnNames names) {
    this.table = new RouteTable(routes);
    this.json = json;
    this.names = names;
    HeaderTime headers = new HeaderTime(time::now);
    this.dispatcher = new Dispatcher(table, authenticator, json, time, incidents, keyed);
    this.javalin =
        Javalin.create(config -> {
          config.concurrency.useVirtualThreads = true;
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.jetty.modifyHttpConfiguration(HttpServer::beStrict);
          config.jetty.modifyServer(server -> {
            server.setErrorHandler(new UnreadableRequests());
            headers.watch(server);
          });
          config.jetty.modifyServletContextHandler(headers::passThrough);
          config.routes.before(this::serve);
        });
  }

  /** What two readers could cut into different requests is refused (fault-tests case 19). */
  private static void beStrict(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setRequestHeaderSize(HEADER_BYTES);
  }

  /** Starts listening and answers the port; 0 picks a free one. */
  public int start(String host, int port) {
    javalin.start(host, port);
    return javalin.port();
  }

  public RouteTable table() {
    return table;
  }

  /** Answers one request; the network calls it, and whoever runs a server without one. */
  public void serve(Context context) {
    String path = context.path();
    Reply reply;
    if (!names.include(context.header("Host"))) {
      reply = notThisServer();
    } else if (path.startsWith(BASE_PATH + "/")) {
      reply = dispatcher.dispatch(context, path.substring(BASE_PATH.length()));
    } else if (path.equals(WelcomePage.PATH) && Dispatcher.method(context).equals("GET")) {
      reply = welcome.reply();
    } else {
      reply = Reply.detail(404, "Not found.");
    }
    if (Refusals.isOne(reply.status())) {
      Refusals.note(reply.status(), Dispatcher.method(context), operation(path), context.ip());
    }
    context.status(reply.status());
    reply.headers().forEach(context::header);
    context.header("X-Content-Type-Options", "nosniff");
    Object body = reply.body();
    if (body instanceof Reply.Stream(InputStream bytes, String contentType)) {
      context.contentType(contentType);
      context.result(bytes);
    } else if (body instanceof Reply.Listed listed) {
      context.contentType("application/json");
      context.result(new ListedJson(json, listed).stream());
    } else if (body != null) {
      context.contentType("application/json");
      context.result(body instanceof Reply.Written written ? written.json() : json.bytes(body));
    }
    context.skipRemainingHandlers();
  }

  private @Nullable String operation(String path) {
    return path.startsWith(BASE_PATH + "/")
        ? table.match(path.substring(BASE_PATH.length())).map(RouteTable.Match::path).orElse(null)
        : null;
  }

  private static Reply notThisServer() {
    return Reply.detail(
        421,
        "This store server is not known by that name. Use its address, or start it with --name.");
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
