package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;

/** Sign-in, refresh, sign-out (rules-store section 3, promises 46, 48, 49). */
class SignInTest {
  private static final String COOKIE = "refresh_token";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  /** Throttles forget within the hour, so that tests do not see each other. */
  @BeforeEach
  void anHourLater() {
    store.clock().advance(Duration.ofHours(1));
  }

  private static Answer signIn(Person person) {
    return store
        .as(NOBODY)
        .post("/auth/login/", body("email", person.email(), "password", person.password()))
        .gives(200);
  }

  private static Answer refresh(String token) {
    return store.as(NOBODY).cookie(COOKIE, token).post("/auth/refresh/");
  }

  private static String cookieOf(Answer answer) {
    return answer.cookie(COOKIE).orElseThrow();
  }

  @Test
  void signingInGivesATokenTheUserAndACookieNoScriptCanRead() {
    Answer answer = signIn(CASHIER).has("user/role", "Employee").has("user/is_staff", true);
    assertThat(answer.text("user/employee/employee_number")).startsWith("EMP-");
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax", "Path=/api/auth/", "Max-Age=604800")
        .doesNotContain("Secure");
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + answer.text("access"))
        .get("/auth/me/")
        .gives(200)
        .has("email", CASHIER.email());
  }

  @Test
  void refusesInOneWordWhateverIsWrong() {
    var right = body("email", CASHIER.email(), "password", CASHIER.password());
    var wrongPassword = body("email", CASHIER.email(), "password", "wrong-password");
    var unknown = body("email", "nobody@shop.test", "password", "wrong-password");
    store.scenario("right").post("/auth/login/", right).gives(200);
    store
        .scenario("wrong")
        .post("/auth/login/", wrongPassword)
        .gives(401)
        .has("detail", "Invalid email or password.");
    store
        .scenario("unknown")
        .post("/auth/login/", unknown)
        .gives(401)
        .has("detail", "Invalid email or password.");
  }

  @Test
  void refusesBadBodiesByField() {
    store
        .scenario("empty")
        .post("/auth/login/", "{}")
        .refuses("email", "This field is required.")
        .refuses("password", "This field is required.");
    store.scenario("no body").post("/auth/login/").refuses("email", "This field is required.");
    store
        .scenario("null")
        .post("/auth/login/", body("email", null, "password", "x"))
        .refuses("email", "This field may not be null.");
    store
        .scenario("blank")
        .post("/auth/login/", body("email", " ", "password", "x"))
        .refuses("email", "This field may not be blank.");
    store
        .scenario("no address")
        .post("/auth/login/", body("email", "carl", "password", "x"))
        .refuses("email", "Enter a valid email address.");
    store
        .scenario("a list")
        .post("/auth/login/", body("email", new int[0], "password", "x"))
        .refuses("email", "Not a valid string.");
  }

  @Test
  @Promise(49)
  void anAddressIsOneUserHoweverItIsSpelt() {
    var upper =
        body("email", CASHIER.email().toUpperCase(Locale.ROOT), "password", CASHIER.password());
    store.as(NOBODY).post("/auth/login/", upper).gives(200).has("user/email", CASHIER.email());
  }

  @Test
  @Promise(48)
  void tenFailuresCloseTheDoorForFiveMinutes() {
    var wrong = body("email", MANAGER.email(), "password", "wrong-password");
    var right = body("email", MANAGER.email(), "password", MANAGER.password());
    for (int i = 0; i < 10; i++) {
      store.as(NOBODY).post("/auth/login/", wrong).gives(401);
    }
    Answer closed = store.as(NOBODY).post("/auth/login/", right).gives(429);
    assertThat(closed.header("Retry-After")).contains("300");
    var other = body("email", ADMIN.email(), "password", ADMIN.password());
    store.scenario("another address").post("/auth/login/", other).gives(200);
    store.clock().advance(Duration.ofMinutes(5));
    store.scenario("later").post("/auth/login/", right).gives(200);
  }

  @Test
  void oneCommonPasswordTriedOnEverybodyClosesTheDoorForItsAddress() {
    for (int i = 0; i < 50; i++) {
      store
          .as(NOBODY)
          .post("/auth/login/", body("email", "user" + i + "@shop.test", "password", "123456"))
          .gives(401);
    }
    var next = body("email", "user50@shop.test", "password", "123456");
    Answer closed = store.scenario("wrong").post("/auth/login/", next).gives(429);
    assertThat(closed.header("Retry-After")).contains("300");
    var right = body("email", ADMIN.email(), "password", ADMIN.password());
    store.scenario("right").post("/auth/login/", right).gives(429);
    store.scenario("who is in stays in").as(ADMIN).get("/auth/me/").gives(200);
    store.clock().advance(Duration.ofMinutes(5));
    store.scenario("later").post("/auth/login/", right).gives(200);
  }

  @Test
  void guessesSentSideBySideLearnNoMoreThanTenAnswers() {
    var wrong = body("email", "guessed@shop.test", "password", "wrong");
    List<CompletableFuture<Integer>> guesses =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(
                    () -> store.as(NOBODY).post("/auth/login/", wrong).status(),
                    command -> Thread.ofVirtual().start(command)))
            .limit(40)
            .toList();
    List<Integer> statuses = guesses.stream().map(CompletableFuture::join).toList();
    assertThat(Collections.frequency(statuses, 401)).isEqualTo(10);
    assertThat(Collections.frequency(statuses, 429)).isEqualTo(30);
  }

  @Test
  @Promise(46)
  void everyUseGivesANewTokenAndTheOldOneEndsTheFamily() {
    String first = cookieOf(signIn(CASHIER));
    String second = cookieOf(refresh(first).gives(200));
    assertThat(second).isNotEqualTo(first);
    store.clock().advance(Duration.ofSeconds(11));
    Answer reused = refresh(first).gives(401);
    assertThat(reused.cookie(COOKIE)).as("the cookie is cleared").contains("");
    refresh(second).gives(401);
  }

  @Test
  void twoCallsWithinTenSecondsGetTheSameSuccessor() {
    String first = cookieOf(signIn(CASHIER));
    String second = cookieOf(refresh(first).gives(200));
    store.clock().advance(Duration.ofSeconds(10));
    assertThat(cookieOf(refresh(first).gives(200))).isEqualTo(second);
    String third = cookieOf(refresh(second).gives(200));
    assertThat(cookieOf(refresh(third).gives(200))).isNotIn(first, second, third);
  }

  @Test
  void aTokenThatIsMissingForgedOrOldIsRefused() {
    store.scenario("no cookie").post("/auth/refresh/").gives(400);
    assertThat(refresh("forged").gives(401).cookie(COOKIE)).contains("");
    String token = cookieOf(signIn(CASHIER));
    refresh(token.substring(0, token.length() - 2) + "AA").gives(401);
    store.clock().advance(Duration.ofDays(7));
    refresh(token).gives(401);
  }

  @Test
  void signingOutRevokesThatTokenAndAlwaysSaysYes() {
    String here = cookieOf(signIn(CASHIER));
    String elsewhere = cookieOf(signIn(CASHIER));
    Answer out = store.as(NOBODY).cookie(COOKIE, here).post("/auth/logout/").gives(200);
    assertThat(out.header("Set-Cookie").orElseThrow()).contains("Max-Age=0", "Path=/api/auth/");
    refresh(here).gives(401);
    refresh(elsewhere).gives(200);
    store.scenario("not signed in").post("/auth/logout/").gives(200);
    store.scenario("forged").cookie(COOKIE, "forged").post("/auth/logout/").gives(200);
  }

  @Test
  void anAccessTokenLivesThirtyMinutes() {
    String access = signIn(CASHIER).text("access");
    store.clock().advance(Duration.ofMinutes(30).minusSeconds(1));
    store.as(NOBODY).header("Authorization", "Bearer " + access).get("/auth/me/").gives(200);
    store.clock().advance(Duration.ofSeconds(1));
    Answer late =
        store.as(NOBODY).header("Authorization", "Bearer " + access).get("/auth/me/").gives(401);
    late.has("code", "token_not_valid");
    assertThat(late.header("WWW-Authenticate")).contains("Bearer realm=\"api\"");
  }

  @Test
  void meIsForEverybodyWhoIsSignedIn() {
    store
        .scenario("nobody")
        .as(NOBODY)
        .get("/auth/me/")
        .gives(401)
        .has("detail", "Authentication credentials were not provided.");
    store
        .scenario("consignee")
        .as(CONSIGNEE)
        .get("/auth/me/")
        .gives(200)
        .has("role", "Consignee")
        .has("is_staff", false)
        .has("consignee/commission_rate", "40.00");
    store.scenario("admin").as(ADMIN).get("/auth/me/").gives(200).has("role", "Admin");
    store
        .scenario("forged")
        .header("Authorization", "Bearer a.b.c")
        .get("/auth/me/")
        .gives(401)
        .has("code", "token_not_valid");
    store
        .scenario("another scheme")
        .header("Authorization", "Basic abc")
        .get("/auth/me/")
        .gives(401);
  }

  @Test
  @Promise(46)
  void aDisabledUserIsOutAtOnce() {
    Answer session = signIn(Person.CASHIER_2);
    String access = session.text("access");
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    "update user_account set is_active = false where id = ?",
                    store.idOf(Person.CASHIER_2)));
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + access)
        .get("/auth/me/")
        .gives(401)
        .has("code", "user_inactive");
    refresh(cookieOf(session)).gives(401);
    store
        .as(NOBODY)
        .post(
            "/auth/login/",
            body("email", Person.CASHIER_2.email(), "password", Person.CASHIER_2.password()))
        .gives(401)
        .has("detail", "Invalid email or password.");
  }

  @Test
  void aPageOfAnotherSiteNeitherRenewsNorEndsASession() throws Exception {
    String token = cookieOf(signIn(CASHIER));
    String port = store.address().replaceAll("^.*:", "");
    for (String foreign :
        List.of(
            "https://elsewhere.test",
            "null",
            "",
            "http://127.0.0.1:1",
            "http://localhost:" + port)) {
      for (String path : List.of("/auth/refresh/", "/auth/logout/")) {
        Answer refused =
            unharmed.refusing(() ->
                store
                    .scenario("origin " + foreign)
                    .cookie(COOKIE, token)
                    .header("Origin", foreign)
                    .post(path));
        refused.gives(403);
        assertThat(refused.header("Set-Cookie")).isEmpty();
      }
    }
    Answer own =
        store
            .scenario("own page")
            .cookie(COOKIE, token)
            .header("Origin", store.address())
            .post("/auth/refresh/")
            .gives(200);
    store
        .scenario("own page")
        .cookie(COOKIE, cookieOf(own))
        .header("Origin", store.address())
        .post("/auth/logout/")
        .gives(200);
  }

  @Test
  void noOtherSiteIsLetInByThePreflight() {
    for (String path : List.of("/auth/login/", "/auth/refresh/", "/pos/drawers/", "/nothing/")) {
      Answer preflight =
          store
              .as(NOBODY)
              .header("Origin", "https://elsewhere.test")
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "authorization, content-type")
              .send("OPTIONS", path, null);
      assertThat(preflight.status()).as(path).isIn(404, 405);
      for (String allow : List.of("Origin", "Methods", "Headers", "Credentials")) {
        assertThat(preflight.header("Access-Control-Allow-" + allow)).as(path).isEmpty();
      }
    }
    assertThat(
            store
                .as(NOBODY)
                .header("Origin", "https://elsewhere.test")
                .get("/auth/me/")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void anAccessTokenIsNoRefreshTokenAndTheReverse() {
    Answer session = signIn(CASHIER);
    refresh(session.text("access")).gives(401);
    store
        .scenario("the refresh token as access token")
        .header("Authorization", "Bearer " + cookieOf(session))
        .get("/auth/me/")
        .gives(401);
  }

  @Test
  void twoCookiesOfOneNameAreNoKeyAndEndNothing() throws Exception {
    String mine = cookieOf(signIn(CASHIER));
    String another = cookieOf(signIn(CASHIER));
    unharmed.keepsSecret(mine, another);
    for (String first : List.of(mine, "forged")) {
      for (String second : List.of(another, "forged-too")) {
        unharmed.refusing(() -> twice(first, second, "/auth/refresh/")).gives(401);
      }
    }
    String next = cookieOf(refresh(mine).gives(200));
    twice("forged", next, "/auth/logout/").gives(200);
    refresh(next).gives(401);
    refresh(another).gives(200);
  }

  private static Answer twice(String first, String second, String path) {
    return store
        .as(NOBODY)
        .header("Cookie", COOKIE + "=" + first + "; " + COOKIE + "=" + second)
        .post(path);
  }

  @Test
  void whoIsDemotedLosesTheRightAtTheNextCall() {
    String access = signIn(MANAGER).text("access");
    String path = "/accounts/customers/";
    store.as(NOBODY).header("Authorization", "Bearer " + access).get(path).gives(200);
    store
        .work()
        .write(tx ->
            tx.handle().execute("delete from user_role where user_id = ?", store.idOf(MANAGER)));
    store.as(NOBODY).header("Authorization", "Bearer " + access).get(path).gives(403);
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute(
                    "insert into user_role (user_id, role) values (?, 'Manager')",
                    store.idOf(MANAGER)));
  }

  @Test
  void passwordsOfAnyLettersWorkAndEndlessOnesAreRefusedUnread() {
    String endless = "x".repeat(1 << 20);
    for (int i = 0; i < 11; i++) {
      store
          .scenario("1 MiB, not even compared: it is no failed sign-in")
          .post("/auth/login/", body("email", CASHIER.email(), "password", endless))
          .refuses("password", "no more than 1000 characters");
    }
    signIn(CASHIER);
    Passwords passwords = new Passwords(new Passwords.Cost(64, 1), new Random(1), 1);
    for (String word :
        List.of("nul\u0000inside", "\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11key", "x".repeat(200))) {
      String hash = passwords.hash(word);
      assertThat(passwords.matches(word, hash)).isTrue();
      assertThat(passwords.matches(word + " ", hash)).isFalse();
    }
  }

  @Test
  void aPasswordIsTakenAsItIs() {
    int number = 0;
    for (String word :
        List.of("nul\u0000inside", "\uD83D\uDD11\uD83D\uDD11key", "x".repeat(200), "  blanks  ")) {
      String email = "password" + ++number + "@shop.test";
      var person = body("email", email, "first_name", "Pat", "last_name", "Word");
      person.putAll(body("password", word, "role", "Employee"));
      store.as(ADMIN).post("/accounts/users/", person).gives(201);
      store.as(NOBODY).post("/auth/login/", body("email", email, "password", word)).gives(200);
      for (String near :
          List.of(word.substring(0, 3), word + "x", word + "\u0000", word.strip() + " ")) {
        store.as(NOBODY).post("/auth/login/", body("email", email, "password", near)).gives(401);
      }
    }
  }

  @Test
  void aTokenOfAnotherAlgorithmIsForged() {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8));
    String payload = signIn(ADMIN).text("access").replaceAll("^[^.]*\\.([^.]*)\\..*$", "$1");
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + header + "." + payload + ".")
        .get("/auth/me/")
        .gives(401);
  }
}
