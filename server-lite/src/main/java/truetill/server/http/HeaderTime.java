package truetill.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how long a caller may take over the header of a request: half a minute from its first
 * byte (fault-tests case 18). The library closes a connection on which nothing comes, but one byte
 * every ten seconds keeps it open for hours. All connections are looked at once a second; no
 * request pays for it. The body that follows has its own limit ({@link RequestBody}, {@link
 * UploadTime}).
 */
final class HeaderTime extends AbstractLifeCycle {
  private static final Logger LOG = LoggerFactory.getLogger(HeaderTime.class);
  static final Duration GRANTED = Duration.ofSeconds(30);
  private static final long LOOKS_APART_MS = 1_000;

  private final Supplier<Instant> now;
  private final Set<Connection> atWork = ConcurrentHashMap.newKeySet();
  private Map<EndPoint, Look> looks = Map.of();
  private @Nullable Server server;
  private volatile Scheduler.@Nullable Task next;

  HeaderTime(Supplier<Instant> now) {
    this.now = now;
  }

  /**
   * What stood on a connection.
   *
   * @param requests headers that had come whole
   * @param bytes all that had come up to the end of the last request, as far as was seen
   * @param atWork a request was being answered, so what came was its body
   * @param begun when the first byte of the next header was noticed, null when there was none
   */
  record Look(long requests, long bytes, boolean atWork, @Nullable Instant begun) {
    static final Look FIRST = new Look(0, 0, false, null);

    Look then(long requestsNow, long bytesNow, boolean atWorkNow, Instant now) {
      if (atWorkNow || atWork || requestsNow != requests) {
        return new Look(requestsNow, bytesNow, atWorkNow, null);
      }
      if (bytesNow == bytes) {
        return this;
      }
      return new Look(requests, bytes, false, begun == null || now.isBefore(begun) ? now : begun);
    }

    boolean isTooLong(Instant now) {
      return begun != null && Duration.between(begun, now).compareTo(GRANTED) > 0;
    }
  }

  /** Begins and ends with the server. */
  void watch(Server watched) {
    server = watched;
    watched.addBean(this);
  }

  /** Notes which connections have a request at work, and puts forms under their own limit. */
  void passThrough(ServletContextHandler context) {
    context.insertHandler(
        new Handler.Wrapper() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            Connection connection = request.getConnectionMetaData().getConnection();
            atWork.add(connection);
            Request.addCompletionListener(request, failure -> atWork.remove(connection));
            return super.handle(UploadTime.limit(request, now), response, callback);
          }
        });
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  @Override
  protected void doStop() {
    Scheduler.Task waiting = next;
    if (waiting != null) {
      waiting.cancel();
    }
  }

  private void lookLater() {
    Server watched = server;
    if (watched != null) {
      next =
          watched.getScheduler().schedule(this::lookAtAll, LOOKS_APART_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAtAll() {
    Server watched = server;
    if (watched == null || !isRunning()) {
      return;
    }
    try {
      Map<EndPoint, Look> seen = new HashMap<>();
      for (Connector connector : watched.getConnectors()) {
        look(connector.getConnectedEndPoints(), seen);
      }
      looks = seen;
      atWork.removeIf(connection -> !connection.getEndPoint().isOpen());
    } catch (RuntimeException bug) {
      LOG.error("the connections could not all be looked at; again in a second", bug);
    } finally {
      lookLater();
    }
  }

  private void look(Collection<EndPoint> connected, Map<EndPoint, Look> seen) {
    Instant time = now.get();
    for (EndPoint line : connected) {
      Connection connection = line.getConnection();
      if (connection == null) {
        continue; // accepted a moment ago
      }
      Look look =
          looks
              .getOrDefault(line, Look.FIRST)
              .then(
                  connection.getMessagesIn(),
                  connection.getBytesIn(),
                  atWork.contains(connection),
                  time);
      if (look.isTooLong(time)) {
        line.close(new TimeoutException("the header of a request did not end"));
      } else {
        seen.put(line, look);
      }
    }
  }
}
