package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
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
 * A manifest of 100,000 rows brought to the standard columns and stored over HTTP; beside a plain
 * reading of the same CSV and the insert of the same rows into the same table, a thousand at a
 * time, in one transaction that is forced to disk.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class ManifestProcess {
  private static final int ROWS = 100_000;

  /** A store with two orders: one whose file was uploaded, one for the bare rows. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    private BenchServer server;
    private Path csv;
    private long order;
    private long bareOrder;
    private Connection bare;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("manifest-process", Passwords.Cost.STRONG);
      csv = server.path().resolve("manifest.csv");
      write(csv);
      long vendor =
          server
              .post("/inventory/vendors/", "{\"name\":\"Bench\",\"code\":\"B\"}")
              .get("id")
              .asLong();
      String body = "{\"vendor\":" + vendor + "}";
      order = server.post("/inventory/orders/", body).get("id").asLong();
      bareOrder = server.post("/inventory/orders/", body).get("id").asLong();
      server.upload("/inventory/orders/" + order + "/upload-manifest/", csv);
      bare =
          DriverManager.getConnection(
              "jdbc:h2:file:" + server.path().resolve("store").toAbsolutePath(), "sa", "");
      bare.setAutoCommit(false);
    }

    /** Both orders begin without rows. */
    @Setup(Level.Iteration)
    public void clear() throws IOException {
      server.post("/inventory/orders/" + order + "/clear-manifest-rows/", "{}");
      server.post("/inventory/orders/" + bareOrder + "/clear-manifest-rows/", "{}");
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      bare.close();
      server.close();
    }

    private static void write(Path file) throws IOException {
      Random random = new Random(20260226);
      StringBuilder csv =
          new StringBuilder("UPC,Item Description,Brand,Model,Category,Condition,Qty,Price\n");
      for (int i = 0; i < ROWS; i++) {
        csv.append("0")
            .append(10_000_000_000L + i)
            .append(",Household thing of many uses number ")
            .append(i)
            .append(",Brand ")
            .append(random.nextInt(500))
            .append(",M")
            .append(random.nextInt(100_000))
            .append(",Home & Garden,Like-New,")
            .append(1 + random.nextInt(9))
            .append(',')
            .append(random.nextInt(500))
            .append(".99\n");
      }
      Files.writeString(file, csv);
    }
  }

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.post(
        "/inventory/orders/" + store.order + "/process-manifest/",
        "{\"column_mappings\":["
            + "{\"target\":\"upc\",\"source\":\"UPC\"},"
            + "{\"target\":\"description\",\"source\":\"Item Description\"},"
            + "{\"target\":\"title\",\"formula\":\"TITLE([Item Description])\"},"
            + "{\"target\":\"brand\",\"source\":\"Brand\"},"
            + "{\"target\":\"model\",\"source\":\"Model\"},"
            + "{\"target\":\"category\",\"source\":\"Category\"},"
            + "{\"target\":\"condition\",\"source\":\"Condition\"},"
            + "{\"target\":\"quantity\",\"source\":\"Qty\"},"
            + "{\"target\":\"retail_value\",\"source\":\"Price\"}]}");
  }

  @Benchmark
  public int bareParseAndInsert(Store store) throws IOException, SQLException {
    int rows = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(store.csv);
        PreparedStatement insert =
            store.bare.prepareStatement(
                """
                insert into manifest_row
                  (purchase_order_id, row_number, quantity, description, title, brand, model,
                   category, condition, retail_value_cents, upc, vendor_item_number, notes,
                   proposed_price_cents, final_price_cents, pricing_stage, pricing_notes)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'like_new', ?, ?, '', '', null, null, 'unpriced', '')
                """)) {
      for (CsvRecord row : reader) {
        if (rows > 0) {
          insert.setLong(1, store.bareOrder);
          insert.setLong(2, rows);
          insert.setLong(3, Long.parseLong(row.getField(6)));
          insert.setString(4, row.getField(1));
          insert.setString(5, row.getField(1));
          insert.setString(6, row.getField(2));
          insert.setString(7, row.getField(3));
          insert.setString(8, row.getField(4));
          insert.setLong(9, Long.parseLong(row.getField(7).replace(".", "")));
          insert.setString(10, row.getField(0));
          insert.addBatch();
          if (rows % 1000 == 0) {
            insert.executeBatch();
          }
        }
        rows++;
      }
      insert.executeBatch();
    }
    store.bare.commit();
    try (Statement force = store.bare.createStatement()) {
      force.execute("checkpoint sync");
    }
    return rows;
  }
}
