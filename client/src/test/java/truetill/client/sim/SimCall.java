package truetill.client.sim;

import io.javalin.http.Context;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;

/** One request handed to the server without a network, and what it answered. */
final class SimCall {
  private final SyncTransport.Request request;
  private final InputStream body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> answerHeaders = new LinkedHashMap<>();
  private int status = 200;
  private byte[] answer = new byte[0];

  private SimCall(SyncTransport.Request request, InputStream body) {
    this.request = request;
    this.body = body;
    request.headers().forEach((name, value) -> headers.put(lower(name), value));
  }

  /** A whole answer. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /** Lets {@code server} answer the request with this body, which may break off. */
  static Answer answer(Consumer<Context> server, SyncTransport.Request request, InputStream body) {
    SimCall call = new SimCall(request, body);
    server.accept(call.context());
    return new Answer(call.status, call.answerHeaders, call.answer);
  }

  private Context context() {
    HttpServletRequest incoming = proxy(HttpServletRequest.class, this::ofRequest);
    HttpServletResponse outgoing = proxy(HttpServletResponse.class, this::ofResponse);
    return proxy(
        Context.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "req" -> incoming;
              case "res" -> outgoing;
              case "skipRemainingHandlers" -> self;
              case "ip" -> "127.0.0.1";
              case "scheme" -> "http";
              case "host" -> "store.sim";
              case "result" -> {
                if (arguments[0] instanceof InputStream result) {
                  keep(result);
                  yield self;
                }
                yield InvocationHandler.invokeDefault(self, method, arguments);
              }
              default -> InvocationHandler.invokeDefault(self, method, arguments);
            });
  }

  private @Nullable Object ofRequest(Object self, Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "getMethod" -> request.method();
      case "getRequestURI" -> request.path().replaceFirst("\\?.*", "");
      case "getQueryString" ->
          request.path().contains("?") ? request.path().replaceFirst("[^?]*\\?", "") : null;
      case "getHeader" -> headers.get(lower(String.valueOf(arguments[0])));
      case "getContentType" -> headers.getOrDefault("content-type", "application/json");
      case "getContentLengthLong" -> (long) length();
      case "getContentLength" -> length();
      case "getInputStream" -> new Body(body);
      case "getRemoteAddr" -> "127.0.0.1";
      case "getScheme" -> "http";
      case "getContextPath" -> "";
      case "getCharacterEncoding", "getCookies", "getAttribute" -> null;
      case "setAttribute" -> null;
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private int length() {
    byte[] bytes = request.body();
    return bytes == null ? 0 : bytes.length;
  }

  private @Nullable Object ofResponse(Object self, Method method, @Nullable Object[] arguments) {
    switch (method.getName()) {
      case "setStatus" -> status = (int) java.util.Objects.requireNonNull(arguments[0]);
      case "setHeader", "addHeader" ->
          answerHeaders.put(lower(String.valueOf(arguments[0])), String.valueOf(arguments[1]));
      case "setContentType" -> answerHeaders.put("content-type", String.valueOf(arguments[0]));
      default -> throw new UnsupportedOperationException(method.toString());
    }
    return null;
  }

  private void keep(InputStream result) {
    try (result) {
      answer = result.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The body as the server's library would hand it out. */
  private static final class Body extends ServletInputStream {
    private final InputStream bytes;

    Body(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
