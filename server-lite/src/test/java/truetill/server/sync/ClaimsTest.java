package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.pos.CartLine;
import truetill.core.pos.Tender;
import truetill.server.app.ServerFixture;

/** What registers hear of each other's carts; it never stops anything (sync.md section 6). */
class ClaimsTest {
  private final ServerFixture store = ServerFixture.inMemoryAsDemo();
  private final Counter counter = new Counter(store);
  private TestRegister one;
  private TestRegister two;

  @BeforeEach
  void enrol() {
    one = counter.till();
    two = counter.till();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void onlyDevicesClaim() {
    String uid = UUID.randomUUID().toString();
    store.as(NOBODY).post("/sync/claims/", body("uid", uid)).gives(401);
    store.as(ADMIN).post("/sync/claims/", body("uid", uid)).gives(401);
    one.posts("claims/", Map.of("uid", uid)).gives(200);
    store.as(ADMIN).post("/sync/devices/" + one.device() + "/revoke/").gives(200);
    one.posts("claims/", Map.of("uid", uid)).gives(401);
  }

  @Test
  void aBadClaimIsRefused() {
    one.posts("claims/", Map.of()).gives(400);
    one.posts("claims/", Map.of("uid", "x")).gives(400);
    one.posts("claims/", Map.of("uid", "")).gives(400);
    one.posts("claims/", Map.of("uid", 7)).gives(400);
    one.posts("claims/", Map.of("uids", "x")).gives(400);
    one.posts("claims/", Map.of("uids", List.of("x"))).gives(400);
    one.posts("claims/", Map.of("uids", List.of(1))).gives(400);
    one.posts("claims/", Map.of("uids", Collections.nCopies(1001, UUID.randomUUID().toString())))
        .gives(400);
    assertThat(claims(one.posts("claims/", Map.of("uids", List.of())))).isEmpty();
  }

  @Test
  void anotherRegisterReadsWhoseCartAnItemIsIn() {
    CartLine lamp = counter.line("5.00");
    CartLine vase = counter.line("6.00");
    JsonNode before = changes(two, 0);
    assertThat(claims(before)).isEmpty();

    one.posts("claims/", Map.of("uid", String.valueOf(lamp.item()))).gives(200);
    one.posts("claims/", Map.of("uid", String.valueOf(vase.item()))).gives(200);

    JsonNode told = changes(two, version(before));
    assertThat(claims(told))
        .containsExactly(lamp.item() + " Register 1", vase.item() + " Register 1");
    assertThat(told.at("/claims/claims/0/device").asText()).isEqualTo(one.device().toString());
    assertThat(told.at("/claims/claims/0/seconds_left").asLong()).isEqualTo(300);
    assertThat(changes(two, version(told)).path("claims").isNull()).isTrue();
    assertThat(two.gets("changes/?after=0").gives(200).json().path("claims").isNull()).isTrue();

    one.posts("claims/", Map.of("uids", List.of(String.valueOf(vase.item())))).gives(200);
    assertThat(claims(changes(two, version(told)))).containsExactly(vase.item() + " Register 1");
  }

  @Test
  void twoMayClaimOneItemAndBothSellIt() {
    CartLine lamp = counter.line("5.00");
    String uid = String.valueOf(lamp.item());
    one.posts("claims/", Map.of("uid", uid)).gives(200);

    TestRegister.Said both = two.posts("claims/", Map.of("uid", uid)).gives(200);

    assertThat(claims(both)).containsExactly(uid + " Register 1", uid + " Register 2");
    one.sells(one.opensDrawer("5.00"), Tender.exactCash(), lamp);
    assertThat(one.delivers().gives(200).exceptions()).isEmpty();
    two.sells(two.opensDrawer("5.00"), Tender.exactCash(), lamp);
    assertThat(two.delivers().gives(200).exceptions()).containsExactly("double_sale");
  }

  @Test
  void aSaleClearsTheClaimWhoeverMakesIt() {
    CartLine lamp = counter.line("5.00");
    CartLine vase = counter.line("6.00");
    CartLine coat = counter.line("7.00");
    JsonNode before = changes(two, 0);
    one.posts(
            "claims/",
            Map.of(
                "uids",
                List.of(
                    String.valueOf(lamp.item()),
                    String.valueOf(vase.item()),
                    String.valueOf(coat.item()))))
        .gives(200);
    one.sells(one.opensDrawer("5.00"), Tender.exactCash(), lamp);
    one.delivers().gives(200);
    long cart = counter.shop().cart(counter.officeDrawer());
    counter.shop().add(cart, Counter.sku(vase)).gives(200);
    counter.shop().complete(cart).gives(200);

    assertThat(claims(changes(two, version(before)))).containsExactly(coat.item() + " Register 1");
  }

  @Test
  void aClaimEndsByItselfAndLivesOnWhenRenewed() {
    String lamp = UUID.randomUUID().toString();
    String vase = UUID.randomUUID().toString();
    one.posts("claims/", Map.of("uid", lamp)).gives(200);
    long version = version(one.posts("claims/", Map.of("uid", vase)).gives(200).json());
    store.clock().advance(Duration.ofMinutes(4));
    JsonNode renewed = one.posts("claims/", Map.of("uid", lamp)).gives(200).json();
    assertThat(version(renewed)).as("the others must hear of it").isNotEqualTo(version);
    assertThat(version(one.posts("claims/", Map.of("uid", lamp)).gives(200).json()))
        .as("nothing new")
        .isEqualTo(version(renewed));
    store.clock().advance(Duration.ofMinutes(1));

    assertThat(claims(two.posts("claims/", Map.of("uids", List.of()))))
        .containsExactly(lamp + " Register 1");
  }

  @Test
  void aLongPollIsAnsweredByAClaim() throws Exception {
    JsonNode before = changes(two, 0);
    long head = before.path("head").asLong();
    String poll = "changes/?after=" + head + "&wait=25&claims=" + version(before);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<TestRegister.Said> waiting =
          CompletableFuture.supplyAsync(() -> two.gets(poll), threads);
      String lamp = UUID.randomUUID().toString();
      one.posts("claims/", Map.of("uid", lamp)).gives(200);
      // Were it not told, the poll would last 25 seconds and bring no claim.
      JsonNode told = waiting.get(20, TimeUnit.SECONDS).gives(200).json();
      assertThat(claims(told)).containsExactly(lamp + " Register 1");
      assertThat(told.path("sets")).isEmpty();
      assertThat(told.path("head").asLong()).isEqualTo(head);
    }
  }

  private static JsonNode changes(TestRegister till, long version) {
    return till.gets("changes/?after=0&limit=1&claims=" + version).gives(200).json();
  }

  private static List<String> claims(TestRegister.Said said) {
    return claims(said.gives(200).json());
  }

  private static List<String> claims(JsonNode answer) {
    JsonNode board = answer.has("sets") ? answer.path("claims") : answer;
    List<String> claims = new ArrayList<>();
    board
        .path("claims")
        .forEach(
            one -> claims.add(one.path("item").asText() + " " + one.path("register").asText()));
    return claims;
  }

  private static long version(JsonNode answer) {
    return (answer.has("sets") ? answer.path("claims") : answer).path("version").asLong();
  }
}
