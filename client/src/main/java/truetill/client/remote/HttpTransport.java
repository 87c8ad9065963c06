package truetill.client.remote;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@link SyncTransport} over HTTP, with the time-outs of sync.md section 12. */
public final class HttpTransport implements SyncTransport, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final MediaType JSON = MediaType.get("application/json");

  private static final List<ConnectionSpec> SECURE = List.of(ConnectionSpec.MODERN_TLS);

  /** Without a secure connection no certificates are read, which a till would wait for at start. */
  private static final List<ConnectionSpec> PLAIN = List.of(ConnectionSpec.CLEARTEXT);

  private final HttpUrl server;
  private final OkHttpClient client;
  private volatile boolean closed;

  /**
   * @param server address of the store server, such as {@code http://127.0.0.1:8080}
   */
  public HttpTransport(HttpUrl server) {
    this.server = server;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .retryOnConnectionFailure(false)
            .connectionSpecs(server.isHttps() ? SECURE : PLAIN)
            .followRedirects(false)
            .build();
  }

  @Override
  public Response exchange(Request request) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    HttpUrl url = server.resolve(request.path());
    if (url == null) {
      throw new IllegalArgumentException(request.path());
    }
    okhttp3.Request.Builder builder = new okhttp3.Request.Builder().url(url);
    request.headers().forEach(builder::header);
    byte[] bytes = request.body();
    builder.method(request.method(), bytes == null ? null : RequestBody.create(bytes, JSON));
    OkHttpClient patient =
        client
            .newBuilder()
            .readTimeout(request.patience())
            .writeTimeout(request.patience())
            .build();
    return new Answer(patient.newCall(builder.build()).execute());
  }

  @Override
  public void renew() {
    client.connectionPool().evictAll();
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private record Answer(okhttp3.Response response) implements Response {
    @Override
    public int status() {
      return response.code();
    }

    @Override
    public @Nullable String header(String name) {
      return response.header(name);
    }

    @Override
    public InputStream body() {
      return response.body().byteStream();
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
