package truetill.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/** Guessed passwords and passed-on reset tokens (fault-tests section 4, cases 1, 2 and 5). */
class SignInAbuseTest {
  private static final String LOGIN =
      "POST /api/auth/login/ HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n";
  private static final String GUESSER = "127.0.0.1";
  private static final String ELSEWHERE = "127.0.0.2";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryForDevelopment();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  @AfterEach
  void anHourLater() {
    store.clock().advance(Duration.ofHours(1));
  }

  /** A sign-in from one of this computer's addresses; the status line and the JSON it was given. */
  private static List<String> signIn(String from, String email, String password)
      throws IOException {
    String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    try (RawCall call = RawCall.from(from, store)) {
      String answer =
          call.send(
                  LOGIN
                      + "Content-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
              .untilClosed();
      assertThat(answer).doesNotContain(password);
      return List.of(
          Integer.toString(RawCall.status(answer)),
          answer
              .substring(answer.indexOf("\r\n\r\n"))
              .replaceAll("\"(access|uid)\":\"[^\"]*\"", ""));
    }
  }

  @Test
  void case01FiftyGuessesAtOnePasswordLearnNothingAndLockNobodyElseOut() throws IOException {
    unharmed.keepsSecret("guess-");
    List<List<String>> known = new ArrayList<>();
    for (int guess = 0; guess < 50; guess++) {
      known.add(signIn(GUESSER, MANAGER.email(), "guess-" + guess));
    }
    anHourLater();
    List<List<String>> unknown = new ArrayList<>();
    for (int guess = 0; guess < 50; guess++) {
      unknown.add(signIn(GUESSER, "nobody@shop.test", "guess-" + guess));
    }
    assertThat(known).isEqualTo(unknown);
    assertThat(known).extracting(List::getFirst).startsWith("401").endsWith("429");
    assertThat(signIn(GUESSER, "nobody@shop.test", "guess-50").getFirst()).isEqualTo("429");

    for (int guess = 0; guess < 50; guess++) {
      signIn(GUESSER, MANAGER.email(), "guess-" + guess);
    }
    assertThat(signIn(GUESSER, MANAGER.email(), MANAGER.password()).getFirst()).isEqualTo("429");
    assumeTrue(RawCall.isOwn(ELSEWHERE));
    assertThat(signIn(ELSEWHERE, MANAGER.email(), MANAGER.password()).getFirst()).isEqualTo("200");
  }

  @Test
  void case02OnePasswordTriedOnAThousandUsersIsLimitedByAddress() throws IOException {
    unharmed.keepsSecret("Spring2026!");
    int answered = 0;
    for (int user = 0; user < 1_000; user++) {
      List<String> answer = signIn(GUESSER, "user" + user + "@shop.test", "Spring2026!");
      answered += answer.getFirst().equals("401") ? 1 : 0;
    }
    assertThat(answered).isEqualTo(50);
    assertThat(signIn(GUESSER, ADMIN.email(), ADMIN.password()).getFirst()).isEqualTo("429");
    assumeTrue(RawCall.isOwn(ELSEWHERE));
    assertThat(signIn(ELSEWHERE, ADMIN.email(), ADMIN.password()).getFirst()).isEqualTo("200");
  }

  private static String resetToken(Person person) {
    return store
        .as(NOBODY)
        .post("/auth/forgot-password/", body("email", person.email()))
        .gives(200)
        .text("reset_token");
  }

  @Test
  void case05AResetTokenIsGoodOnceInTimeAndForItsUserOnly() throws IOException {
    String path = "/auth/reset-password/";
    String late = resetToken(CASHIER);
    unharmed.keepsSecret(late, "taken-over-");
    store.clock().advance(Duration.ofHours(1));
    store
        .scenario("after its time")
        .post(path, body("token", late, "new_password", "taken-over-1"))
        .gives(400);

    String token = resetToken(CASHIER);
    unharmed.keepsSecret(token);
    store
        .scenario("for another user")
        .post(
            path,
            body(
                "token", token,
                "new_password", "taken-over-1",
                "email", ADMIN.email(),
                "user", store.idOf(ADMIN),
                "user_id", store.idOf(ADMIN)))
        .gives(200);
    assertThat(signIn(GUESSER, ADMIN.email(), "taken-over-1").getFirst()).isEqualTo("401");
    assertThat(signIn(GUESSER, ADMIN.email(), ADMIN.password()).getFirst()).isEqualTo("200");
    assertThat(signIn(GUESSER, CASHIER.email(), "taken-over-1").getFirst()).isEqualTo("200");
    store
        .scenario("again")
        .post(path, body("token", token, "new_password", "taken-over-2"))
        .gives(400);
    assertThat(signIn(GUESSER, CASHIER.email(), "taken-over-2").getFirst()).isEqualTo("401");
    try (ServerFixture shop = ServerFixture.inMemory()) {
      assertThat(
              shop.as(NOBODY)
                  .post("/auth/forgot-password/", body("email", CASHIER.email()))
                  .gives(200)
                  .content())
          .doesNotContain("reset_token");
    }
  }
}
