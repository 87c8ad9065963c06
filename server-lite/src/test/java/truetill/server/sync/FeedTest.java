package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** Enrolment, sessions, the feed and the snapshot. */
class FeedTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TABLES =
      Set.of("item", "person", "setting", "register", "location", "customer", "reserve");

  private final Shop shop = new Shop(store);

  @Test
  void onlyADemoServerTakesARegisterWithoutACode() {
    try (ServerFixture real = ServerFixture.inMemory()) {
      TestRegister.enroll(real, true).refusesWith(403, "enroll_code_needed");
    }
    TestRegister.enroll(store, false).refusesWith(403, "enroll_code_needed");
  }

  @Test
  void eachEnrolmentGetsARegisterAndASeriesOfItsOwn() {
    try (ServerFixture fresh = ServerFixture.inMemoryAsDemo()) {
      for (int number = 1; number <= 3; number++) {
        JsonNode answer = TestRegister.enroll(fresh, true).gives(201).json();
        assertThat(answer.at("/register/code").asText()).isEqualTo("REG-0" + number);
        assertThat(answer.at("/register/name").asText()).isEqualTo("Register " + number);
        assertThat(answer.path("series").asInt()).isEqualTo(number);
        assertThat(answer.path("device_secret").asText()).hasSize(64);
        assertThat(answer.path("pin_key").asText()).hasSize(64);
        assertThat(answer.at("/location/timezone").asText()).isEqualTo("America/Chicago");
      }
    }
  }

  @Test
  void aTokenIsGoodOnItsOwnSideOnlyAndNotForARevokedDevice() {
    TestRegister till = TestRegister.enrolled(store);
    till.gets("hello/").gives(200);
    store
        .as(Person.NOBODY)
        .header("Authorization", "Bearer " + till.token())
        .get("/auth/me/")
        .gives(401);
    assertThat(
            store
                .as(Person.NOBODY)
                .header("Authorization", "Bearer " + store.tokenOf(ADMIN))
                .get("/sync/hello/")
                .status())
        .isEqualTo(401);
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update device set status = 'revoked' where id = :id")
                .bind("id", till.device())
                .execute());
    till.gets("hello/").gives(401);
  }

  @Test
  void snapshotAndTheChangesAfterItAreTheTablesAsTheyAre() throws Exception {
    TestRegister till = TestRegister.enrolled(store);
    shop.item("3.00");
    String[] early = lines(till.gets("snapshot/").gives(200).text());
    long asOf = JSON.readTree(early[0]).path("as_of").asLong();
    Map<String, JsonNode> image = rows(early);

    long id = shop.item("7.00", "on_shelf").id();
    store.as(CASHIER).patch("/inventory/items/" + id + "/", Map.of("price", "6.00")).gives(200);
    store
        .as(ADMIN)
        .patch("/core/settings/receipt_footer/", Map.of("value", "Come back soon"))
        .gives(200);
    customersAndReserveMove();
    TestRegister.enrolled(store);
    JsonNode changes = till.gets("changes/?after=" + asOf + "&limit=2&wait=0").gives(200).json();
    while (!changes.path("sets").isEmpty()) {
      long cursor = asOf;
      for (JsonNode set : changes.path("sets")) {
        assertThat(set.path("seq").asLong()).isEqualTo(++cursor);
        set.path("rows").forEach(row -> take(image, row));
      }
      asOf = cursor;
      changes = till.gets("changes/?after=" + asOf + "&limit=2").gives(200).json();
    }
    assertThat(asOf).isEqualTo(changes.path("head").asLong());

    assertThat(image).isEqualTo(rows(lines(till.gets("snapshot/").gives(200).text())));
    assertThat(image.keySet()).anyMatch(key -> key.equals("setting receipt_footer"));
    assertThat(image.values().toString())
        .contains("collects teapots", "555-0177", "\"total_cents\":46000")
        .doesNotContain("gone@customers.test");
  }

  private static void customersAndReserveMove() {
    store
        .as(MANAGER)
        .post("/pos/supplemental/draw/", body("amount", Map.of("twenties", 2), "total", "40.00"))
        .gives(200);
    long kept = customer("kept@customers.test");
    long gone = customer("gone@customers.test");
    String one = "/accounts/customers/" + kept + "/";
    store.as(MANAGER).patch(one, body("notes", "collects teapots")).gives(200);
    store.as(MANAGER).patch(one, body("phone", "555-0177")).gives(200);
    store.as(MANAGER).delete("/accounts/customers/" + gone + "/").gives(204);
  }

  private static long customer(String email) {
    return store
        .as(MANAGER)
        .post(
            "/accounts/customers/",
            body("email", email, "first_name", "Kim", "last_name", "Example"))
        .gives(201)
        .id();
  }

  @Test
  void theFooterCountsAndHashesTheRowLines() throws Exception {
    TestRegister till = TestRegister.enrolled(store);
    String[] lines = lines(till.gets("snapshot/").gives(200).text());
    StringBuilder rows = new StringBuilder();
    for (String line : List.of(lines).subList(1, lines.length - 1)) {
      rows.append(line).append('\n');
    }
    JsonNode footer = JSON.readTree(lines[lines.length - 1]);
    assertThat(footer.path("rows").asInt()).isEqualTo(lines.length - 2);
    assertThat(footer.path("sha256").asText()).isEqualTo(sha256(rows.toString()));
  }

  @Test
  void personsAreFedWithTheirVerifiers() throws Exception {
    TestRegister till = TestRegister.enrolled(store);
    Map<String, JsonNode> image = rows(lines(till.gets("snapshot/").gives(200).text()));
    JsonNode cashier =
        Objects.requireNonNull(image.get("person " + TestRegister.uidOf(store, CASHIER)));
    assertThat(cashier.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "uid", "id", "email", "name", "role", "active", "password_hash", "pin_hash", "pin_tag");
    assertThat(cashier.path("name").asText()).isEqualTo("Carl Example");
    assertThat(cashier.path("role").asText()).isEqualTo("Employee");
    assertThat(cashier.path("password_hash").asText()).startsWith("$argon2id$");
    JsonNode consignee =
        Objects.requireNonNull(image.get("person " + TestRegister.uidOf(store, Person.CONSIGNEE)));
    assertThat(consignee.path("password_hash").isNull()).isTrue();
  }

  @Test
  void aLongPollIsAnsweredByTheNextChange() throws Exception {
    TestRegister till = TestRegister.enrolled(store);
    long head = till.gets("changes/?after=0").gives(200).json().path("head").asLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<TestRegister.Said> poll =
          CompletableFuture.supplyAsync(
              () -> till.gets("changes/?after=" + head + "&wait=25"), threads);
      shop.item("1.00");
      JsonNode sets = poll.get(20, TimeUnit.SECONDS).gives(200).json().path("sets");
      assertThat(sets.path(0).path("seq").asLong()).isEqualTo(head + 1);
    }
    till.gets("changes/?after=99999999").refusesWith(410, "resnapshot");
    till.gets("changes/").refusesWith(400, "bad_cursor");
  }

  private static void take(Map<String, JsonNode> image, JsonNode row) {
    String key = row.path("table").asText() + " " + row.path("uid").asText();
    if (!TABLES.contains(row.path("table").asText())) {
      return;
    }
    if (row.path("op").asText().equals("put")) {
      image.put(key, row.path("row"));
    } else {
      image.remove(key);
    }
  }

  private static Map<String, JsonNode> rows(String[] lines) throws IOException {
    Map<String, JsonNode> image = new TreeMap<>();
    for (String line : List.of(lines).subList(1, lines.length - 1)) {
      JsonNode row = JSON.readTree(line);
      image.put(row.path("table").asText() + " " + row.path("uid").asText(), row.path("row"));
    }
    return image;
  }

  private static String[] lines(String text) {
    return text.split("\n", 0);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
