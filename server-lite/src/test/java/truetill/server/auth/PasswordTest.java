package truetill.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;

/** Changing and resetting passwords (rules-store section 3, promises 44 and 47). */
class PasswordTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryForDevelopment();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static ServerFixture shop;

  @BeforeAll
  static void aShopThatIsNoDevelopment() {
    shop = ServerFixture.inMemory();
  }

  @AfterAll
  static void closeIt() {
    shop.close();
  }

  @BeforeEach
  void anHourLater() {
    store.clock().advance(Duration.ofHours(2));
    shop.clock().advance(Duration.ofHours(2));
  }

  private static Answer signIn(String email, String password) {
    return store.as(NOBODY).post("/auth/login/", body("email", email, "password", password));
  }

  private static String refreshCookie(Answer answer) {
    return answer.gives(200).cookie("refresh_token").orElseThrow();
  }

  private static String resetToken(String email) {
    return store
        .as(NOBODY)
        .post("/auth/forgot-password/", body("email", email))
        .gives(200)
        .text("reset_token");
  }

  @Test
  @Promise(47)
  void changingKeepsThisSessionAndEndsTheOthers() {
    String here = refreshCookie(signIn(CASHIER.email(), CASHIER.password()));
    String elsewhere = refreshCookie(signIn(CASHIER.email(), CASHIER.password()));
    store
        .as(CASHIER)
        .cookie("refresh_token", here)
        .post(
            "/auth/change-password/",
            body("old_password", CASHIER.password(), "new_password", "another-1"))
        .gives(200);
    store.as(NOBODY).cookie("refresh_token", here).post("/auth/refresh/").gives(200);
    store.as(NOBODY).cookie("refresh_token", elsewhere).post("/auth/refresh/").gives(401);
    signIn(CASHIER.email(), CASHIER.password()).gives(401);
    signIn(CASHIER.email(), "another-1").gives(200).has("user/must_change_password", false);
  }

  @Test
  void changingIsRefusedWithAReason() {
    String path = "/auth/change-password/";
    store
        .scenario("nobody")
        .as(NOBODY)
        .post(path, body("old_password", "x", "new_password", "y"))
        .gives(401);
    store
        .scenario("empty")
        .as(MANAGER)
        .post(path, "{}")
        .refuses("old_password", "This field is required.")
        .refuses("new_password", "This field is required.");
    store
        .scenario("wrong old")
        .as(MANAGER)
        .post(path, body("old_password", "wrong", "new_password", "long-enough"))
        .refuses("Current password is incorrect.");
    store
        .scenario("too short")
        .as(MANAGER)
        .post(path, body("old_password", MANAGER.password(), "new_password", "short"))
        .refuses("new_password", "Ensure this field has at least 6 characters.");
    store
        .scenario("the address")
        .as(MANAGER)
        .post(path, body("old_password", MANAGER.password(), "new_password", MANAGER.email()))
        .refuses("new_password", "The password may not be the email address.");
    signIn(MANAGER.email(), MANAGER.password()).gives(200);
  }

  @Test
  @Promise(47)
  void aResetSetsThePasswordOnceAndEndsEverySession() {
    String session = refreshCookie(signIn(CASHIER_2.email(), CASHIER_2.password()));
    String token = resetToken(CASHIER_2.email());
    String later = resetToken(CASHIER_2.email());
    store
        .as(NOBODY)
        .post("/auth/reset-password/", body("token", token, "new_password", "fresh-start-1"))
        .gives(200);
    signIn(CASHIER_2.email(), "fresh-start-1").gives(200);
    signIn(CASHIER_2.email(), CASHIER_2.password()).gives(401);
    store.as(NOBODY).cookie("refresh_token", session).post("/auth/refresh/").gives(401);
    store
        .scenario("a second time")
        .as(NOBODY)
        .post("/auth/reset-password/", body("token", token, "new_password", "fresh-start-2"))
        .refuses("Invalid or expired reset token.");
    store
        .scenario("its sister")
        .as(NOBODY)
        .post("/auth/reset-password/", body("token", later, "new_password", "fresh-start-2"))
        .refuses("Invalid or expired reset token.");
  }

  @Test
  void aResetIsRefusedWithAReason() {
    String token = resetToken(MANAGER.email());
    String path = "/auth/reset-password/";
    store
        .scenario("nothing")
        .as(NOBODY)
        .post(path, "{}")
        .refuses("Token and new password are required.");
    store
        .scenario("forged")
        .as(NOBODY)
        .post(path, body("token", "forged", "new_password", "fresh-start-1"))
        .refuses("Invalid or expired reset token.");
    store
        .scenario("short")
        .as(NOBODY)
        .post(path, body("token", token, "new_password", "short"))
        .refuses("new_password", "Ensure this field has at least 6 characters.");
    store.clock().advance(Duration.ofHours(1));
    store
        .scenario("late")
        .as(NOBODY)
        .post(path, body("token", token, "new_password", "fresh-start-1"))
        .refuses("Invalid or expired reset token.");
  }

  @Test
  @Promise(44)
  void aShopNeverShowsTheTokenNorWhetherTheAddressIsKnown() {
    Answer known =
        shop.as(NOBODY).post("/auth/forgot-password/", body("email", MANAGER.email())).gives(200);
    Answer unknown =
        shop.as(NOBODY)
            .post("/auth/forgot-password/", body("email", "nobody@shop.test"))
            .gives(200);
    assertThat(known.json()).isEqualTo(unknown.json());
    assertThat(shop.console()).anyMatch(line -> line.contains("Mail to " + MANAGER.email()));
    assertThat(shop.console()).noneMatch(line -> line.contains("nobody@shop.test"));
  }

  @Test
  void evenDevelopmentShowsNoTokenForAnUnknownAddress() {
    Answer unknown =
        store
            .as(NOBODY)
            .post("/auth/forgot-password/", body("email", "nobody@shop.test"))
            .gives(200);
    assertThat(unknown.at("reset_token").isMissingNode()).isTrue();
  }

  @Test
  @Promise(48)
  void fiveResetRequestsAnHourAndAddress() {
    var wish = body("email", "somebody@shop.test");
    for (int i = 0; i < 5; i++) {
      store.as(NOBODY).post("/auth/forgot-password/", wish).gives(200);
    }
    Answer closed = store.as(NOBODY).post("/auth/forgot-password/", wish).gives(429);
    assertThat(closed.header("Retry-After")).contains("3600");
    store.clock().advance(Duration.ofHours(1));
    store.as(NOBODY).post("/auth/forgot-password/", wish).gives(200);
  }

  @Test
  void noTokenOrPasswordStandsInTheDatabase() {
    String token = resetToken(MANAGER.email());
    String cookie = refreshCookie(signIn(MANAGER.email(), MANAGER.password()));
    for (String table :
        new String[] {
          "user_account", "refresh_token", "password_reset_token", "feed", "audit_event"
        }) {
      String content =
          store
              .database()
              .read(tx ->
                  tx.handle().createQuery("select * from " + table).mapToMap().list().toString());
      assertThat(content)
          .as(table)
          .doesNotContain(token)
          .doesNotContain(cookie)
          .doesNotContain(MANAGER.password());
    }
  }
}
