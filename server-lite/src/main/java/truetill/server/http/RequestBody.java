package truetill.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Reads the body of a request before its handler starts, so that a slow client never holds the
 * writer lock. It may be of 2 MiB at most; one that trickles in is not waited for: half a minute is
 * granted, and another second for each KiB that has come (fault-tests case 18).
 */
final class RequestBody {
  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final int AT_ONCE = 64 * 1024;
  private static final Duration GRANTED = Duration.ofSeconds(30);
  private static final int BYTES_A_SECOND = 1024;

  private final Supplier<Instant> now;

  RequestBody(Supplier<Instant> now) {
    this.now = now;
  }

  byte[] read(Context context) throws IOException {
    if (context.req().getContentLengthLong() > MAX_BYTES) {
      throw tooLarge(context);
    }
    Instant begun = now.get();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[AT_ONCE];
    try (InputStream in = context.req().getInputStream()) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        body.write(part, 0, read);
        if (body.size() > MAX_BYTES) {
          throw tooLarge(context);
        }
        if (isTooSlow(Duration.between(begun, now.get()), body.size())) {
          throw tooSlow();
        }
      }
    }
    return body.toByteArray();
  }

  static boolean isTooSlow(Duration taken, long bytes) {
    return taken.compareTo(GRANTED.plusSeconds(bytes / BYTES_A_SECOND)) > 0;
  }

  static Problem tooSlow() {
    return new Problem(Reply.detail(408, "The request took too long.").with("Connection", "close"));
  }

  private static Problem tooLarge(Context context) {
    Drain.of(context.req());
    return new Problem(
        Reply.detail(413, "The request is too large; at most 2 MiB are taken here.")
            .with("Connection", "close"));
  }
}
