package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import truetill.bench.BenchFolder;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;

/** A store server on a file of its own, with an empty store, and a client signed in to it. */
public final class BenchServer implements AutoCloseable {
  /** Address and password of the first administrator. */
  public static final String EMAIL = "first@shop.test";

  public static final String PASSWORD = "first-admin-1";

  private static final long ADMIN = 1;
  private static final MediaType JSON = MediaType.get("application/json");

  private final ObjectMapper mapper = new ObjectMapper();
  private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ZERO).build();
  private final BenchFolder folder;
  private final StoreServer server;

  private BenchServer(BenchFolder folder, StoreServer server) {
    this.folder = folder;
    this.server = server;
  }

  public static BenchServer start(String name, Passwords.Cost cost) throws IOException {
    BenchFolder folder = BenchFolder.create(name);
    return new BenchServer(folder, server(folder, cost));
  }

  /** Starts once to be filled by statements, and then as a server that finds all that. */
  public static BenchServer startFilled(String name, Passwords.Cost cost, Consumer<UnitOfWork> fill)
      throws IOException {
    BenchFolder folder = BenchFolder.create(name);
    try (StoreServer empty = server(folder, cost)) {
      fill.accept(empty.work());
    }
    return new BenchServer(folder, server(folder, cost));
  }

  private static StoreServer server(BenchFolder folder, Passwords.Cost cost) {
    SecureRandom random = new SecureRandom();
    try {
      return StoreServer.start(
          new StoreConfig(
              new StoreConfig.Place(Optional.of(folder.path()), Optional.empty(), "127.0.0.1", 0),
              new StoreConfig.Shop(
                  false,
                  false,
                  Optional.of(new StoreConfig.FirstAdmin(EMAIL, PASSWORD)),
                  DemoData.NONE),
              new StoreConfig.Outside(AiConfig.off(), Optional.empty(), line -> {}),
              new StoreConfig.Sources(
                  InstantSource.system(),
                  new TimeOrderedIds(InstantSource.system(), random),
                  random,
                  cost),
              StoreConfig.Door.USUAL,
              false));
    } catch (CannotStart failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The folder with the database's file. */
  public Path path() {
    return folder.path();
  }

  public UnitOfWork work() {
    return server.work();
  }

  public Database database() {
    return server.database();
  }

  public JsonNode get(String path) throws IOException {
    return answer(request(path).get().build());
  }

  public JsonNode post(String path, String json) throws IOException {
    return answer(request(path).post(RequestBody.create(json, JSON)).build());
  }

  public JsonNode patch(String path, String json) throws IOException {
    return answer(request(path).patch(RequestBody.create(json, JSON)).build());
  }

  /** Where it answers, without a slash at the end. */
  public String address() {
    return server.address();
  }

  /** Sends a file as the form field {@code file}. */
  public JsonNode upload(String path, Path file) throws IOException {
    MultipartBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart(
                "file",
                file.getFileName().toString(),
                RequestBody.create(file.toFile(), MediaType.get("text/csv")))
            .build();
    return answer(request(path).post(form).build());
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(server.address() + "/api" + path)
        .header("Authorization", "Bearer " + server.accessTokens().issue(ADMIN));
  }

  private JsonNode answer(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      String text = response.body().string();
      if (!response.isSuccessful()) {
        throw new IllegalStateException(request.url() + ": " + response.code() + " " + text);
      }
      return mapper.readTree(text);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    folder.close();
  }
}
