package truetill.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
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
import truetill.bench.BenchFolder;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.ai.AiConfig;
import truetill.server.auth.Passwords;
import truetill.server.db.BareSale;

/**
 * A sale of three fresh items through the store server (create the cart, add three times, complete:
 * five requests) beside {@link BareSale}, five bare transactions on the same tables. Server,
 * database and clients share one process and its cores, as in a shop with the server inside the
 * register.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 15, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ServerSale {
  private static final int ITEMS = 120_000;
  private static final int ITEMS_A_SALE = 3;
  private static final long ADMIN = 1;

  /** An empty store, a server on its file, and items enough for every sale. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Store {
    private final AtomicLong sold = new AtomicLong();
    private final AtomicLong registers = new AtomicLong();
    private final ObjectMapper mapper = new ObjectMapper();
    private BenchFolder folder;
    private StoreServer server;
    private OkHttpClient http;
    private String token;
    private BareSale.Forcing forcing;

    @Setup(Level.Trial)
    public void start() throws IOException, CannotStart, SQLException {
      folder = BenchFolder.create("server");
      SecureRandom random = new SecureRandom();
      server =
          StoreServer.start(
              new StoreConfig(
                  Optional.of(folder.path()),
                  "127.0.0.1",
                  0,
                  Optional.empty(),
                  false,
                  false,
                  Optional.of(new StoreConfig.FirstAdmin("first@shop.test", "first-admin-1")),
                  DemoData.NONE,
                  AiConfig.off(),
                  Optional.empty(),
                  InstantSource.system(),
                  new TimeOrderedIds(InstantSource.system(), random),
                  random,
                  Passwords.Cost.STRONG,
                  line -> {}));
      token = server.accessTokens().issue(ADMIN);
      http = new OkHttpClient();
      stock();
      forcing = new BareSale.Forcing(folder.path());
    }

    private void stock() {
      server
          .work()
          .write(tx ->
              tx.handle()
                  .execute(
                      """
                      insert into item (uid, sku, sku_key, title, category, price_cents, status,
                                        created_at, updated_at)
                      select random_uuid(), 'ITM' || lpad("X", 7, '0'), 'itm' || lpad("X", 7, '0'),
                             'Brass lamp ' || "X", 'Home', 499, 'on_shelf',
                             current_timestamp, current_timestamp
                        from system_range(1, ?)
                      """,
                      ITEMS));
    }

    /** The id of an item; the bare transactions do not mind that it was sold before. */
    private long anyItem() {
      return 1 + sold.incrementAndGet() % ITEMS;
    }

    /** The number of an item nobody has sold yet. */
    private long nextItem() {
      long item = sold.incrementAndGet();
      if (item > ITEMS) {
        throw new IllegalStateException("All items are sold; give the store more of them.");
      }
      return item;
    }

    private long openDrawer() throws IOException {
      long number = registers.incrementAndGet();
      long register =
          post(
                  "/pos/registers/",
                  "{\"location\":1,\"name\":\"Till %d\",\"code\":\"T-%d\"}"
                      .formatted(number, number))
              .path("id")
              .asLong();
      return post(
              "/pos/drawers/", "{\"register\":%d,\"opening_total\":\"200.00\"}".formatted(register))
          .path("id")
          .asLong();
    }

    private JsonNode post(String path, String json) throws IOException {
      Request request =
          new Request.Builder()
              .url(server.address() + "/api" + path)
              .header("Authorization", "Bearer " + token)
              .post(RequestBody.create(json, MediaType.get("application/json")))
              .build();
      try (Response response = http.newCall(request).execute()) {
        String text = response.body().string();
        if (!response.isSuccessful()) {
          throw new IllegalStateException(path + ": " + response.code() + " " + text);
        }
        return mapper.readTree(text);
      }
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException, SQLException {
      forcing.close();
      server.close();
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
      folder.close();
    }
  }

  /** One client at a drawer of its own. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
  public static class Client {
    private long drawer;
    private BareSale bare;

    @Setup(Level.Trial)
    public void open(Store store) throws IOException, SQLException {
      drawer = store.openDrawer();
      bare = new BareSale(store.forcing, drawer);
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
      bare.close();
    }
  }

  @Benchmark
  public JsonNode overHttp(Store store, Client client) throws IOException {
    String cart =
        store.post("/pos/carts/", "{\"drawer\":%d}".formatted(client.drawer)).path("id").asText();
    for (int line = 0; line < ITEMS_A_SALE; line++) {
      store.post(
          "/pos/carts/" + cart + "/add-item/",
          String.format(Locale.ROOT, "{\"sku\":\"ITM%07d\"}", store.nextItem()));
    }
    return store.post(
        "/pos/carts/" + cart + "/complete/",
        "{\"payment_method\":\"cash\",\"cash_tendered\":\"20.00\"}");
  }

  @Benchmark
  public long bareTransactions(Store store, Client client) throws SQLException {
    return client.bare.sell(store.anyItem(), store.anyItem(), store.anyItem());
  }
}
