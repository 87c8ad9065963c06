package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.CannotStart;
import truetill.server.app.StoreConfig;
import truetill.server.app.StoreServer;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;

/**
 * The real store server on the caller's thread, whose database file can be copied and put back as
 * an older copy, the way an operator does it.
 */
final class ReplacedStore implements SyncTransport, AutoCloseable {
  private static final AtomicInteger FILES = new AtomicInteger();
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Random random;
  private String file;
  private Database database;
  private StoreServer server;

  ReplacedStore(byte[] copy, InstantSource clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
    this.file = fileWith(copy);
    this.database = Database.h2(file);
    this.server = start(false);
  }

  private StoreServer start(boolean restored) {
    StoreConfig config =
        new StoreConfig(
            new StoreConfig.Place(Optional.empty(), Optional.empty(), "127.0.0.1", 0),
            new StoreConfig.Shop(
                true,
                false,
                Optional.of(new StoreConfig.FirstAdmin(SimShop.ADMIN, SimShop.ADMIN_PASSWORD)),
                SimShop.DEMO_DATA),
            new StoreConfig.Outside(AiConfig.off(), Optional.empty(), line -> {}),
            new StoreConfig.Sources(
                clock,
                new TimeOrderedIds(clock, random),
                new Random(1), // the key of the fresh store's PINs comes from it
                CHEAP),
            StoreConfig.Door.USUAL,
            false);
    try {
      return StoreServer.withoutNetwork(restored ? config.asRestored() : config, database);
    } catch (CannotStart failed) {
      throw new IllegalStateException(failed);
    }
  }

  Database database() {
    return database;
  }

  /** The database file as a backup made now would hold it. */
  byte[] copy() {
    try (InputStream in = FileUtils.newInputStream(file + ".mv.db")) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The server is stopped, the older copy put in its place, and it is started with that word. */
  void putBack(byte[] copy) {
    close();
    file = fileWith(copy);
    database = Database.h2(file);
    server = start(true);
  }

  private static String fileWith(byte[] content) {
    String name = "memFS:replaced" + FILES.incrementAndGet() + "/store";
    try (OutputStream out = FileUtils.newOutputStream(name + ".mv.db", false)) {
      out.write(content);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return name;
  }

  @Override
  public Response exchange(Request request) {
    byte[] body = request.body();
    SimCall.Answer answer =
        SimCall.answer(
            server::serve, request, new ByteArrayInputStream(body == null ? new byte[0] : body));
    return new Said(answer);
  }

  @Override
  public void renew() {
    // there is no connection
  }

  /** A call of the administrator's, answered with this status. */
  JsonNode office(String method, String path, @Nullable String body, int status) {
    String token =
        answered(
                "POST",
                "/api/auth/login/",
                "{\"email\":\""
                    + SimShop.ADMIN
                    + "\",\"password\":\""
                    + SimShop.ADMIN_PASSWORD
                    + "\"}",
                200,
                "")
            .path("access")
            .asText();
    return answered(method, "/api" + path, body, status, token);
  }

  private JsonNode answered(
      String method, String path, @Nullable String body, int status, String bearer) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (!bearer.isEmpty()) {
      headers.put("Authorization", "Bearer " + bearer);
    }
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    SimCall.Answer answer =
        SimCall.answer(
            server::serve,
            new Request(method, path, headers, bytes, PATIENCE),
            new ByteArrayInputStream(bytes == null ? new byte[0] : bytes));
    String said = new String(answer.body(), StandardCharsets.UTF_8);
    Broken.unless(answer.status() == status, "office", path + " answers " + said);
    return SimStore.json(answer.body());
  }

  long count(String sql) {
    return database.read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
  }

  @Override
  public void close() {
    server.close();
    FileUtils.delete(file + ".mv.db");
  }

  private record Said(SimCall.Answer answer) implements Response {
    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public @Nullable String header(String name) {
      return answer.headers().get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(answer.body());
    }

    @Override
    public void close() {}
  }
}
