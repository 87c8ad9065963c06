package truetill.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file that trickles in is not waited for, no more than any other body: the same time
 * is granted as in {@link RequestBody} (fault-tests case 18). The library reads forms by itself, so
 * the pace is looked at beneath it.
 */
final class UploadTime extends Request.Wrapper {
  private static final String FORM = "multipart/";

  private final Supplier<Instant> now;
  private final Instant begun;
  private long bytes;
  private Content.@Nullable Chunk tooSlow;

  private UploadTime(Request request, Supplier<Instant> now) {
    super(request);
    this.now = now;
    this.begun = now.get();
  }

  /** The request itself when it brings no form. */
  static Request limit(Request request, Supplier<Instant> now) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length())
        ? new UploadTime(request, now)
        : request;
  }

  @Override
  public Content.@Nullable Chunk read() {
    if (tooSlow != null) {
      return tooSlow;
    }
    Content.Chunk chunk = super.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return chunk;
    }
    bytes += chunk.remaining();
    if (RequestBody.isTooSlow(Duration.between(begun, now.get()), bytes)) {
      chunk.release();
      tooSlow = Content.Chunk.from(new TimeoutException("a form took too long"));
      return tooSlow;
    }
    return chunk;
  }

  /** Whether this ended the reading of a form. */
  static boolean ended(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
