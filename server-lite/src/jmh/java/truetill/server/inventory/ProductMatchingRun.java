package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
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
 * 100,000 rows of one order matched over HTTP against 1,000,000 products; beside the bare reading
 * of the same products and the update of the same columns of as many rows, a thousand at a time, in
 * one transaction that is forced to disk. Before it ends, a thousand of the stored results are held
 * against the rule that looks at every product; one that differs fails the run.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ProductMatchingRun {
  /** A store with a large catalogue and an order whose rows stand for matching. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    private BenchServer server;
    private MatchingCatalogue catalogue;
    private long order;

    @Setup(Level.Trial)
    public void start() throws IOException, SQLException {
      server = BenchServer.start("product-matching", Passwords.Cost.STRONG);
      catalogue = new MatchingCatalogue(server);
      catalogue.fill();
      order = catalogue.orderWithRows();
    }

    /** Every run begins with rows that were never matched. */
    @Setup(Level.Iteration)
    public void clear() throws IOException {
      server.post("/inventory/orders/" + order + "/undo-product-matching/", "{}");
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      server.post("/inventory/orders/" + order + "/match-products/", "{\"use_ai\":false}");
      catalogue.holdAgainstTheRule(order);
      catalogue.close();
      server.close();
    }
  }

  @Benchmark
  public JsonNode overHttp(Store store) throws IOException {
    return store.server.post(
        "/inventory/orders/" + store.order + "/match-products/", "{\"use_ai\":false}");
  }

  @Benchmark
  public long bareReadAndUpdate(Store store) throws SQLException {
    return store.catalogue.readProducts() + store.catalogue.updateRows(store.order);
  }
}
