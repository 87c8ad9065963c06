package truetill.server.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the HTTP library itself turns away, before any route is asked: an address with a
 * zero byte, headers without end, a line that is no request. Such a caller gets the same form of
 * error as every other (rules-store section 1), and nothing of what it sent.
 */
final class UnreadableRequests extends ErrorHandler {
  private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json");

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Refusals.noteUnreadable(code, Request.getRemoteAddr(request));
    response.getHeaders().put(JSON);
    Content.Sink.write(response, true, text(code), callback);
  }

  private static String text(int status) {
    String detail =
        switch (status) {
          case 400 -> "The request could not be read.";
          case 404 -> "Not found.";
          case 408 -> "The request took too long.";
          case 413 -> "The request is too large.";
          case 414 -> "The address is too long.";
          case 431 -> "The headers are too long.";
          case 505 -> "Use HTTP/1.1.";
          default -> "The request was turned away.";
        };
    return "{\"detail\":\"" + detail + "\"}";
  }
}
