package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import truetill.core.wire.inventory.Item;
import truetill.server.app.BenchServer;
import truetill.server.auth.Passwords;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.inventory.search.ItemSearch;

/**
 * Pages of items among ten thousand, a hundred thousand and a million: those of one order on the
 * shelf, and those with a rare word, which up to a hundred have. Both are read below HTTP and over
 * it, with their counts; filters, pages and words vary.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ItemPages {
  /** A later page of a filter that few or no items pass. */
  private static final Page<Item> NONE = new Page<>(0, 1, 50, List.of());

  private static final int ITEMS_WITH_ONE_WORD = 50;

  /** A store with that many items. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    @Param({"10000", "100000", "1000000"})
    private int items;

    private final ItemViewStore views = new ItemViewStore();
    private final ItemSearch search = new ItemSearch();
    private final ItemListing listing = new ItemListing(search, views);
    private final Random random = new Random(20260226);
    private BenchServer server;

    @Setup(Level.Trial)
    public void start() throws IOException {
      server =
          BenchServer.startFilled(
              "item-pages",
              Passwords.Cost.STRONG,
              work -> {
                ManyItems.fill(work, items);
                work.write(tx -> tx.handle().execute("analyze"));
              });
      server.work().write(tx -> tx.handle().execute("set optimize_reuse_results 0"));
      search.load(server.database());
    }

    private String word() {
      return "RARE" + random.nextInt(items / ITEMS_WITH_ONE_WORD) + "q";
    }

    private ItemViewStore.Filter filter() {
      String status = List.of("on_shelf", "intake", "sold").get(random.nextInt(3));
      String condition = random.nextBoolean() ? "good" : "fair";
      return new ItemViewStore.Filter(
          status, null, null, null, condition, null, null, List.of(), null, List.of());
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
      server.close();
    }
  }

  /** Status and condition, fifty rows of the first pages, with their count. */
  @Benchmark
  public Page<?> filterPage(Store store) {
    PageRequest page = new PageRequest(1 + store.random.nextInt(3), 50);
    return store
        .server
        .database()
        .read(tx -> store.listing.page(tx, store.filter(), page))
        .orElse(NONE);
  }

  /** The same over HTTP. */
  @Benchmark
  public JsonNode filterOverHttp(Store store) throws IOException {
    ItemViewStore.Filter filter = store.filter();
    JsonNode page =
        store.server.get(
            "/inventory/items/?status=" + filter.status() + "&condition=" + filter.condition());
    // By the remainders of fill(), no good item is in intake; every other filter finds some.
    boolean none = "intake".equals(filter.status()) && "good".equals(filter.condition());
    return none ? page : some(page);
  }

  /** The count of the same filter by the database, as in the first seconds after a start. */
  @Benchmark
  public long countByDatabase(Store store) {
    return store.server.database().read(tx -> store.views.count(tx, store.filter()));
  }

  /** A rare word over HTTP, with its count. */
  @Benchmark
  public JsonNode searchOverHttp(Store store) throws IOException {
    return some(store.server.get("/inventory/items/?search=" + store.word()));
  }

  /** An answer with nothing in it would measure nothing. */
  private static JsonNode some(JsonNode page) {
    if (page.path("results").isEmpty()) {
      throw new IllegalStateException("nothing was found: " + page);
    }
    return page;
  }

  /** A rare word below HTTP, with its count. */
  @Benchmark
  public Page<?> search(Store store) {
    ItemViewStore.Filter filter =
        new ItemViewStore.Filter(
            null, null, null, null, null, null, null, List.of(store.word()), null, List.of());
    return store
        .server
        .database()
        .read(tx -> store.listing.page(tx, filter, new PageRequest(1, 50)))
        .orElseThrow();
  }
}
