package truetill.client.remote;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request to the store server and brings its answer back: the seam at which a simulator
 * drops, delays, doubles and cuts.
 */
public interface SyncTransport {
  /**
   * Sends once; it never tries again by itself.
   *
   * @throws IOException when no whole answer came, whatever the server may have done
   */
  Response exchange(Request request) throws IOException;

  /** Connections that lie idle are given up; the next request makes its own. */
  default void renew() {}

  /**
   * One request.
   *
   * @param path below the server's address, with its query: {@code /api/sync/hello/}
   * @param body null for a GET
   * @param patience how long the server may stay silent
   */
  @SuppressWarnings("ArrayRecordComponent") // a request is sent, never compared
  record Request(
      String method,
      String path,
      Map<String, String> headers,
      byte @Nullable [] body,
      Duration patience) {}

  /** The answer; whoever takes it closes it. */
  interface Response extends AutoCloseable {
    int status();

    /** First value of a header, null when it was not sent. */
    @Nullable String header(String name);

    InputStream body();

    @Override
    void close();
  }
}
