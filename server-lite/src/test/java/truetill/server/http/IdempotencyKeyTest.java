package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Scenario.body;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/** Requests under an Idempotency-Key, sent again in every way a client or a network can. */
class IdempotencyKeyTest {
  private static final String DRAWERS = "/pos/drawers/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);
  private final Shop shop = new Shop(store);

  private static Answer keyed(ServerFixture on, String key, String path, Object body) {
    return on.as(CASHIER).header("Idempotency-Key", key).post(path, body);
  }

  @Test
  void sentAgainItHasNoSecondEffectAndTheFirstAnswer() {
    long drawer = shop.drawer("200.00");
    var drop = body("total", "50.00", "notes", "safe");
    Answer first = keyed(store, "drop-1", DRAWERS + drawer + "/drop/", drop).gives(200);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    Answer again = keyed(store, "drop-1", DRAWERS + drawer + "/drop/", drop).gives(200);
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    assertThat(again.content()).isEqualTo(first.content());
    assertThat(shop.count("cash_drop", "drawer_id = " + drawer)).isEqualTo(1);
    // Without a key, or under another, it is another drop.
    store.as(CASHIER).post(DRAWERS + drawer + "/drop/", drop).gives(200);
    keyed(store, "drop-2", DRAWERS + drawer + "/drop/", drop).gives(200);
    assertThat(shop.count("cash_drop", "drawer_id = " + drawer)).isEqualTo(3);
  }

  @Test
  void anotherRequestUnderTheSameKeyIs422() {
    long drawer = shop.drawer("200.00");
    String path = DRAWERS + drawer + "/drop/";
    keyed(store, "one", path, body("total", "5.00")).gives(200);
    keyed(store, "one", path, body("total", "6.00")).gives(422);
    keyed(store, "one", DRAWERS + drawer + "/close/", body("total", "5.00")).gives(422);
    store
        .as(CASHIER_2)
        .header("Idempotency-Key", "one")
        .post(path, body("total", "5.00"))
        .gives(422);
    assertThat(shop.count("cash_drop", "drawer_id = " + drawer)).isEqualTo(1);
  }

  @Test
  void aRefusalIsReplayedAndHadNoEffect() {
    long drawer = shop.drawer("200.00");
    long cart = shop.cartWith(drawer, "10.00");
    String path = "/pos/carts/" + cart + "/complete/";
    keyed(store, "short", path, body("cash_tendered", "1.00")).gives(400);
    keyed(store, "short", path, body("cash_tendered", "1.00")).gives(400);
    assertThat(shop.count("receipt", "cart_id = " + cart)).isZero();
    keyed(store, "enough", path, body("cash_tendered", "20.00")).gives(200);
    keyed(store, "enough", path, body("cash_tendered", "20.00")).gives(200);
    keyed(store, "late", path, body("cash_tendered", "20.00")).gives(400);
    assertThat(shop.count("receipt", "cart_id = " + cart)).isEqualTo(1);
  }

  @Test
  void addItemIsTheCartOnlyUnderTheSameKey() {
    long cart = shop.cart(shop.drawer("200.00"));
    Map<String, @Nullable Object> scan = body("sku", shop.item("10.00"));
    String path = "/pos/carts/" + cart + "/add-item/";
    keyed(store, "scan-1", path, scan).gives(200).has("lines/0/unit_price", "10.00");
    keyed(store, "scan-1", path, scan).gives(200).has("lines/0/unit_price", "10.00");
    keyed(store, "scan-2", path, scan).gives(400);
  }

  @Test
  void badKeysAreRefusedAndOtherMethodsPayNoHeed() throws Exception {
    long drawer = shop.drawer("200.00");
    String path = DRAWERS + drawer + "/drop/";
    for (String bad : List.of("a b", "x".repeat(256), "x".repeat(10_000))) {
      unharmed
          .refusing(() -> keyed(store, bad, path, body("total", "5.00")))
          .refusesWithCode("bad_idempotency_key");
    }
    assertThat(shop.count("cash_drop", "drawer_id = " + drawer)).isZero();
    long cart = shop.cart(drawer);
    for (int i = 0; i < 2; i++) {
      Answer got =
          store
              .as(CASHIER)
              .header("Idempotency-Key", "get")
              .get("/pos/carts/" + cart + "/")
              .gives(200);
      assertThat(got.header("Idempotent-Replayed")).isEmpty();
    }
    var login = body("email", CASHIER.email(), "password", CASHIER.password());
    for (int i = 0; i < 2; i++) {
      Answer in =
          store
              .scenario("login")
              .header("Idempotency-Key", "login")
              .post("/auth/login/", login)
              .gives(200);
      assertThat(in.header("Idempotent-Replayed")).isEmpty();
    }
    assertThat(shop.count("stored_answer", "idempotency_key in ('login', 'get')")).isZero();
  }

  @Test
  void answersAreKeptThirtyDays() {
    try (ServerFixture other = ServerFixture.inMemory()) {
      var location = body("name", "Annex");
      other
          .as(ADMIN)
          .header("Idempotency-Key", "annex")
          .post("/core/locations/", location)
          .gives(201);
      other.clock().advance(Duration.ofDays(30).plusSeconds(1));
      other
          .as(ADMIN)
          .header("Idempotency-Key", "new")
          .post("/core/locations/", location)
          .gives(201);
      assertThat(new Shop(other).count("stored_answer", "true")).isEqualTo(1);
    }
  }

  @Test
  void aRestartForgetsNothing(@TempDir Path folder) {
    String path;
    try (ServerFixture first = ServerFixture.inFolder(folder)) {
      path = DRAWERS + new Shop(first).drawer("200.00") + "/drop/";
      keyed(first, "kept", path, body("total", "5.00")).gives(200);
    }
    try (ServerFixture second = ServerFixture.inFolder(folder)) {
      Answer again = keyed(second, "kept", path, body("total", "5.00")).gives(200);
      assertThat(again.header("Idempotent-Replayed")).contains("true");
      assertThat(new Shop(second).count("cash_drop", "true")).isEqualTo(1);
    }
  }

  @Test
  void fiftyAtOnceAreOne() throws Exception {
    long drawer = shop.drawer("200.00");
    raceOn(List.of(store), DRAWERS + drawer + "/drop/");
    assertThat(shop.count("cash_drop", "drawer_id = " + drawer)).isEqualTo(1);
  }

  @Test
  void fiftyAtOnceOnTwoServersOfOnePostgresAreOne() throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ServerFixture left = ServerFixture.onPostgres(database);
        ServerFixture right = ServerFixture.onPostgres(database)) {
      long drawer = new Shop(left).drawer("200.00");
      raceOn(List.of(left, right), DRAWERS + drawer + "/drop/");
      assertThat(new Shop(left).count("cash_drop", "drawer_id = " + drawer)).isEqualTo(1);
    }
  }

  private static void raceOn(List<ServerFixture> servers, String path) throws Exception {
    var drop = body("total", "5.00");
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ServerFixture server = servers.get(i % servers.size());
      calls.add(() -> keyed(server, "race", path, drop));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        assertThat(answer.get().status()).isIn(200, 409);
      }
    }
    for (ServerFixture server : servers) {
      assertThat(keyed(server, "race", path, drop).gives(200).header("Idempotent-Replayed"))
          .contains("true");
    }
  }
}
