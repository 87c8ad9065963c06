package truetill.client.sim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileUtils;
import truetill.client.remote.SyncTransport;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.CannotStart;
import truetill.server.app.StoreConfig;
import truetill.server.app.StoreServer;
import truetill.server.auth.Passwords;
import truetill.server.db.CopiedDatabase;
import truetill.server.db.Database;

/**
 * The real store server on one thread, without a network, over a database file in memory. What the
 * file holds after a call was forced before the call was answered, so a crash goes on from a copy
 * of it.
 */
final class SimServer implements AutoCloseable {
  private static final AtomicInteger FILES = new AtomicInteger();
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);

  private final InstantSource clock;
  private final long seed;
  private int starts;
  private String file;
  private Database database;
  private StoreServer server;

  /** Opens the store a copy of whose file is given. */
  SimServer(byte[] store, InstantSource clock, long seed) {
    this.clock = clock;
    this.seed = seed;
    this.file = fileWith(store);
    this.database = store.length == 0 ? Database.h2(file) : CopiedDatabase.h2(file);
    this.server = start();
  }

  private StoreServer start() {
    starts++;
    Random key = new Random(1);
    try {
      return StoreServer.withoutNetwork(
          new StoreConfig(
              Optional.empty(),
              "127.0.0.1",
              0,
              Optional.empty(),
              true,
              false,
              Optional.of(new StoreConfig.FirstAdmin(SimShop.ADMIN, SimShop.ADMIN_PASSWORD)),
              SimShop.DEMO_DATA,
              AiConfig.off(),
              Optional.empty(),
              clock,
              new TimeOrderedIds(clock, new Random(seed * 31 + starts)),
              key,
              CHEAP,
              line -> {},
              new StoreConfig.Door(Set.of(), false)),
          database);
    } catch (CannotStart failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A connection past the server. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:" + file, "sa", "");
  }

  Database database() {
    return database;
  }

  SimCall.Answer call(SyncTransport.Request request) {
    byte[] body = request.body();
    return call(request, new ByteArrayInputStream(body == null ? new byte[0] : body));
  }

  SimCall.Answer call(SyncTransport.Request request, InputStream body) {
    return SimCall.answer(server::serve, request, body);
  }

  /** The database file as a power cut would leave it now. */
  byte[] forced() {
    try (InputStream in = FileUtils.newInputStream(file + ".mv.db")) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The process dies and starts again from this file. */
  void restartFrom(byte[] store) {
    close();
    file = fileWith(store);
    database = CopiedDatabase.h2(file);
    server = start();
  }

  private static String fileWith(byte[] store) {
    String name = "memFS:sim" + FILES.incrementAndGet() + "/store";
    if (store.length > 0) {
      try (OutputStream out = FileUtils.newOutputStream(name + ".mv.db", false)) {
        out.write(store);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return name;
  }

  /** Ends it; nothing of it stays. */
  @Override
  public void close() {
    server.close();
    FileUtils.delete(file + ".mv.db");
  }
}
