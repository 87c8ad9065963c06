package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import okhttp3.HttpUrl;
import truetill.bench.BenchFolder;
import truetill.client.cache.BareItems;
import truetill.client.journal.DeviceIdentity;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.SyncApi;
import truetill.client.sync.Enrolment;
import truetill.client.sync.FreshImage;
import truetill.server.app.BenchServer;
import truetill.server.auth.Passwords;
import truetill.server.inventory.ManyItems;

/**
 * A new register's first snapshot of a large store, over HTTP into its cache, beside a plain copy
 * of the same rows into the same tables.
 */
public final class SnapshotPull {
  private SnapshotPull() {}

  /** What each took. */
  public record Took(int items, Duration pull, Duration bare) {}

  /** A small store first warms the machine up; it is not counted. */
  public static Took measure(int items) throws IOException, SQLException {
    run(Math.min(items, 20_000));
    return run(items);
  }

  private static Took run(int items) throws IOException, SQLException {
    try (BenchServer server =
            BenchServer.startFilled(
                "snapshot", Passwords.Cost.STRONG, work -> ManyItems.fill(work, items));
        BenchFolder folder = BenchFolder.create("snapshot-register")) {
      DeviceIdentity identity = enrolled(server);
      Duration bare = bare(server, folder.path().resolve("bare"), items);
      Path data = folder.path().resolve("register");
      long begun = System.nanoTime();
      FreshImage.take(data, server.address(), identity);
      Duration pull = Duration.ofNanos(System.nanoTime() - begun);
      int pulled = BareItems.count(data.resolve("cache"));
      if (pulled != items) {
        throw new IllegalStateException(pulled + " pulled of " + items);
      }
      return new Took(items, pull, bare);
    }
  }

  private static Duration bare(BenchServer server, Path cache, int items) {
    long begun = System.nanoTime();
    int copied =
        server
            .database()
            .read(tx -> {
              try {
                return BareItems.copy(tx.handle().getConnection(), cache);
              } catch (SQLException failed) {
                throw new IllegalStateException(failed);
              }
            });
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (copied != items) {
      throw new IllegalStateException(copied + " copied of " + items);
    }
    return took;
  }

  /** A register PC of this store, by a one-time code. */
  static DeviceIdentity enrolled(BenchServer server) throws IOException {
    JsonNode code = server.post("/sync/devices/enroll-code/", "{}");
    try (HttpTransport line = new HttpTransport(HttpUrl.get(server.address()))) {
      return Enrolment.withCode(
              new SyncApi(line), server.address(), code.path("code").asText(), "Bench")
          .orElseThrow();
    }
  }
}
