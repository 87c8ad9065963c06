package truetill.client.sim;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.app.CannotStart;
import truetill.server.app.DemoData;
import truetill.server.app.StoreConfig;
import truetill.server.app.StoreServer;
import truetill.server.auth.Passwords;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;

/**
 * The real store server on one thread, without a network, over a database it can be set back to.
 * What that holds after a call was forced before the call was answered, so a crash goes on from a
 * copy of it.
 */
final class SimServer implements AutoCloseable {
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);

  private final InstantSource clock;
  private final long seed;
  private int starts;
  private final SimDatabase place;
  private Database database;
  private StoreServer server;
  private @Nullable UnitOfWork writer;

  /** Opens a store that begins as this. */
  SimServer(SimImage store, InstantSource clock, long seed) {
    this.clock = clock;
    this.seed = seed;
    this.place = SimDatabase.of(store);
    this.database = place.open();
    this.server = start();
  }

  private StoreServer start() {
    starts++;
    Random key = new Random(1);
    DemoData people =
        (work, time, secrets) -> {
          writer = work;
          SimShop.DEMO_DATA.load(work, time, secrets);
        };
    try {
      return StoreServer.withoutNetwork(
          new StoreConfig(
              new StoreConfig.Place(Optional.empty(), Optional.empty(), "127.0.0.1", 0),
              new StoreConfig.Shop(
                  true,
                  false,
                  Optional.of(new StoreConfig.FirstAdmin(SimShop.ADMIN, SimShop.ADMIN_PASSWORD)),
                  people),
              new StoreConfig.Outside(AiConfig.off(), Optional.empty(), line -> {}),
              new StoreConfig.Sources(
                  clock, new TimeOrderedIds(clock, new Random(seed * 31 + starts)), key, CHEAP),
              new StoreConfig.Door(Set.of(), false),
              false),
          database);
    } catch (CannotStart failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A connection past the server, to H2. */
  Connection connect() throws SQLException {
    if (place instanceof SimH2 h2) {
      return DriverManager.getConnection(h2.url(), "sa", "");
    }
    throw new IllegalStateException("mistakes are made on H2 only");
  }

  /** Writes past every screen, and yet as everything is written: forced, and told to the tills. */
  <T> T byHand(Function<WriteTx, T> work) {
    return Objects.requireNonNull(writer).write(work);
  }

  /** What is committed is forced, so that no crash takes it back. */
  boolean forcesAtCommit() {
    return place.forcesAtCommit();
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

  /** The database as a power cut would leave it now. */
  SimImage forced() {
    return place.now();
  }

  /** The process dies and starts again from this. */
  void restartFrom(SimImage store) {
    server.close();
    place.goBackTo(store);
    database = place.open();
    server = start();
  }

  /** Ends it; nothing of it stays but what others begin from. */
  @Override
  public void close() {
    server.close();
    place.drop();
  }
}
