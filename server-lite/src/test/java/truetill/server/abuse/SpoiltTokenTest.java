package truetill.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import truetill.server.app.Answer;
import truetill.server.app.Scenario;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/**
 * Tokens spoilt in every way: 401, and neither the log nor the answer repeats what was sent
 * (fault-tests section 4, cases 34 to 42). What a token must be is in {@code AccessTokenTest}; here
 * is what the server does with one that is not.
 */
class SpoiltTokenTest {
  private static final String COOKIE = "refresh_token";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Each made of a token that would have opened the door. */
  private static Map<String, String> spoilt() {
    String good = store.tokenOf(MANAGER);
    String[] parts = good.split("\\.", -1);
    Map<String, String> tokens = new TreeMap<>();
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      String header = encoded("{\"alg\":\"" + none + "\",\"kid\":\"1\"}");
      tokens.put("alg " + none, header + "." + parts[1] + ".");
      tokens.put("alg " + none + " with a signature", header + "." + parts[1] + "." + parts[2]);
    }
    for (String kid : List.of("../../server.key", "1' or '1'='1", "", "2")) {
      tokens.put(
          "kid " + kid,
          encoded("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "." + parts[1] + "." + parts[2]);
    }
    for (String key : List.of("jku", "x5u")) {
      tokens.put(
          key,
          encoded("{\"alg\":\"HS256\",\"kid\":\"1\",\"" + key + "\":\"https://elsewhere.test/k\"}")
              + "."
              + parts[1]
              + "."
              + parts[2]);
    }
    tokens.put(
        "another user",
        parts[0] + "." + encoded("{\"user_id\":1,\"exp\":99999999999}") + "." + parts[2]);
    tokens.put("cut", good.substring(0, good.length() - 3));
    tokens.put("two parts", parts[0] + "." + parts[1]);
    tokens.put("four parts", good + "." + parts[2]);
    tokens.put("no JSON", encoded("marked-header") + "." + encoded("marked-claims") + ".c2ln");
    tokens.put("percent", good.replace(".", "%2e"));
    return tokens;
  }

  @Test
  void aSpoiltTokenIsRefusedAndNeverRepeated() throws Exception {
    LoggerFactory.getLogger("truetill").trace("the ear hears this");
    assertThat(unharmed.logged()).contains("the ear hears this");
    Map<String, String> tokens = spoilt();
    for (var spoilt : tokens.entrySet()) {
      String name = spoilt.getKey();
      String token = spoilt.getValue();
      for (String path : List.of("/auth/me/", "/accounts/customers/")) {
        Answer answer =
            unharmed
                .refusing(
                    () -> store.scenario(name).header("Authorization", "Bearer " + token).get(path))
                .gives(401);
        assertThat(answer.content()).as(name).doesNotContain(token);
      }
      unharmed
          .refusing(() -> store.scenario(name).cookie(COOKIE, token).post("/auth/refresh/"))
          .gives(401);
      store.scenario(name).cookie(COOKIE, token).post("/auth/logout/").gives(200);
    }
    unharmed.keepsSecret(tokens.values());
    unharmed.keepsSecret(
        tokens.values().stream()
            .flatMap(token -> Stream.of(token.split("\\.", -1)))
            .filter(part -> part.length() > 8)
            .toList());
  }

  @Test
  void aTokenIsGoodForItsOwnDoorOnly() throws Exception {
    Answer device = store.as(NOBODY).post("/sync/enroll/", body("demo", true)).gives(201);
    String sync =
        store
            .as(NOBODY)
            .post(
                "/sync/session/",
                body(
                    "device_id", device.text("device_id"),
                    "device_secret", device.text("device_secret")))
            .gives(200)
            .text("token");
    String access = store.tokenOf(MANAGER);
    bearing(sync).get("/sync/hello/").gives(200);
    unharmed.refusing(() -> bearing(sync).get("/auth/me/")).gives(401);
    unharmed.refusing(() -> bearing(access).get("/sync/hello/")).gives(401);
    unharmed
        .refusing(() -> store.as(NOBODY).cookie(COOKIE, sync).post("/auth/refresh/"))
        .gives(401);
    unharmed.keepsSecret(sync, access, device.text("device_secret"));
  }

  private static Scenario bearing(String token) {
    return store.as(NOBODY).header("Authorization", "Bearer " + token);
  }

  @Test
  void passwordsAndSessionsAreNotLoggedEither() {
    String password = CASHIER.password();
    Answer session =
        store
            .as(NOBODY)
            .post("/auth/login/", body("email", CASHIER.email(), "password", password))
            .gives(200);
    String cookie = session.cookie(COOKIE).orElseThrow();
    String next =
        store
            .as(NOBODY)
            .cookie(COOKIE, cookie)
            .post("/auth/refresh/")
            .gives(200)
            .cookie(COOKIE)
            .orElseThrow();
    store.clock().advance(Duration.ofSeconds(11));
    store.as(NOBODY).cookie(COOKIE, cookie).post("/auth/refresh/").gives(401);
    store
        .as(NOBODY)
        .post("/auth/login/", body("email", CASHIER_2.email(), "password", "marked-wrong-word"))
        .gives(401);
    unharmed.keepsSecret(password, "marked-wrong-word", cookie, next, session.text("access"));
  }
}
