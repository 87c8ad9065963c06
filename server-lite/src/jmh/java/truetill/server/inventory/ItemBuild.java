package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.server.app.BenchServer;
import truetill.server.auth.Passwords;

/**
 * 50,000 items built over HTTP from an order of a thousand rows; beside the insert of the same
 * items, history and feed rows into the same tables, a thousand at a time, in one transaction that
 * is forced to disk.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 4)
@Fork(1)
public class ItemBuild {
  private static final int ROWS = 1_000;
  private static final int PIECES_A_ROW = 50;

  /** A store that gets a new order, delivered and processed, for each run. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    private BenchServer server;
    private Path csv;
    private Connection bare;
    private List<RowCopy> copies;
    private String vendorBody;
    private String order;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("item-build", Passwords.Cost.STRONG);
      csv = server.path().resolve("manifest.csv");
      StringBuilder rows = new StringBuilder("UPC,Title,Brand,Qty,Price\n");
      for (int row = 1; row <= ROWS; row++) {
        rows.append(90_000_000 + row)
            .append(",Lamp of many uses ")
            .append(row)
            .append(",Brand ")
            .append(row % 40)
            .append(',')
            .append(PIECES_A_ROW)
            .append(",9.99\n");
      }
      Files.writeString(csv, rows);
      vendorBody =
          "{\"vendor\":"
              + server.post("/inventory/vendors/", "{\"name\":\"Bench\",\"code\":\"B\"}").get("id")
              + "}";
      bare =
          DriverManager.getConnection(
              "jdbc:h2:file:" + server.path().resolve("store").toAbsolutePath(), "sa", "");
      bare.setAutoCommit(false);
      newOrder();
      long items = RowCopy.maximum(bare, "item");
      long history = RowCopy.maximum(bare, "item_history");
      server.post(order + "create-items/", "{}");
      copies =
          List.of(
              RowCopy.read(bare, "item", items, Optional.empty()),
              RowCopy.read(bare, "item_history", history, Optional.of("item_id")),
              RowCopy.readFeed(bare));
    }

    /** The next run's order stands before its build. */
    @Setup(Level.Iteration)
    public void newOrder() throws IOException {
      JsonNode made = server.post("/inventory/orders/", vendorBody);
      order = "/inventory/orders/" + made.get("id").asLong() + "/";
      server.post(order + "deliver/", "{}");
      server.upload(order + "upload-manifest/", csv);
      server.post(order + "process-manifest/", "{}");
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      bare.close();
      server.close();
    }
  }

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.post(store.order + "create-items/", "{}");
  }

  @Benchmark
  public int bareInsert(Store store) throws SQLException {
    int rows = 0;
    for (RowCopy copy : store.copies) {
      rows += copy.insertAgain(store.bare);
    }
    store.bare.commit();
    try (Statement force = store.bare.createStatement()) {
      force.execute("checkpoint sync");
    }
    return rows;
  }
}
