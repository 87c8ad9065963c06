package truetill.server.auth;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Changing the own password, and getting back in without it. */
final class PasswordHandlers {
  private static final Duration RESET_LIFETIME = Duration.ofHours(1);
  private static final int RESET_TOKEN_BYTES = 32;
  private static final String RESET_ANSWER =
      "If an account with this email exists, a password reset link has been sent.";
  private static final String BAD_TOKEN = "Invalid or expired reset token.";

  private final Database database;
  private final UnitOfWork work;
  private final CredentialStore credentials;
  private final Passwords passwords;
  private final RefreshTokens refreshTokens;
  private final PasswordResetStore resets = new PasswordResetStore();
  private final PeopleFeedStore people = new PeopleFeedStore();
  private final StoreTime time;
  private final RandomGenerator random;
  private final Mail mail;
  private final AuthThrottles throttles;
  private final boolean showResetTokens;

  PasswordHandlers(
      Database database,
      UnitOfWork work,
      CredentialStore credentials,
      Passwords passwords,
      RefreshTokens refreshTokens,
      StoreTime time,
      RandomGenerator random,
      Mail mail,
      AuthThrottles throttles,
      boolean showResetTokens) {
    this.database = database;
    this.work = work;
    this.credentials = credentials;
    this.passwords = passwords;
    this.refreshTokens = refreshTokens;
    this.time = time;
    this.random = random;
    this.mail = mail;
    this.throttles = throttles;
    this.showResetTokens = showResetTokens;
  }

  Reply change(Call call) {
    Body body = call.body();
    String oldPassword = body.requiredSecret("old_password");
    String newPassword = body.requiredSecret("new_password");
    body.orRefuse();

    long userId = call.caller().userId();
    CredentialStore.Credentials account =
        database.read(tx -> credentials.byId(tx, userId)).orElseThrow(Problem.notFound("User"));
    String client = call.remoteAddress();
    throttles.signIn().check(account.email(), client);
    if (!passwords.matches(oldPassword, account.passwordHash())) {
      throttles.signIn().failed(account.email(), client);
      throw Problem.badRequest("Current password is incorrect.");
    }
    throttles.signIn().check(account.email(), client);
    refuseBad(newPassword, account.email());
    String hash = passwords.hash(newPassword);
    List<String> sent = RefreshCookie.sent(call);
    work.write(tx -> {
      store(tx, userId, hash, "password_changed", userId);
      refreshTokens.endAll(tx, userId, sent.size() == 1 ? sent.getFirst() : null);
      return hash;
    });
    return Reply.detail(200, "Password changed successfully.");
  }

  /** The same work and the same words whether or not the address is known (promise 44). */
  Reply forgot(Call call) {
    Body body = call.body();
    String email = body.requiredEmail("email");
    body.orRefuse();
    String key = CredentialStore.emailKey(email);
    throttles.reset().take(key);

    byte[] bytes = new byte[RESET_TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Optional<CredentialStore.Credentials> account =
        database
            .read(tx -> credentials.byEmail(tx, email))
            .filter(found -> found.active() && found.passwordHash() != null);
    @Nullable Long userId = account.map(CredentialStore.Credentials::id).orElse(null);
    work.write(tx -> {
      resets.deleteExpired(tx);
      resets.insert(tx, ServerKey.hashOf(token), userId, tx.now().plus(RESET_LIFETIME));
      return token;
    });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("detail", RESET_ANSWER);
    if (account.isPresent()) {
      mail.send(
          account.get().email(),
          "Reset your password",
          "Use this code within one hour to set a new password: " + token);
      if (showResetTokens) {
        answer.put("reset_token", token);
      }
    }
    return Reply.ok(answer).with("Cache-Control", "no-store");
  }

  Reply reset(Call call) {
    throttles.resetAttempts().check(call.remoteAddress());
    Body body = call.body();
    String token = body.has("token") ? body.requiredSecret("token") : "";
    String newPassword = body.has("new_password") ? body.requiredSecret("new_password") : "";
    body.orRefuse();
    if (token.isEmpty() || newPassword.isEmpty()) {
      throw Problem.badRequest("Token and new password are required.");
    }
    String tokenHash = ServerKey.hashOf(token);
    CredentialStore.Credentials account =
        database.read(tx ->
            resets
                .userOf(tx, tokenHash, time.now())
                .flatMap(id -> credentials.byId(tx, id))
                .filter(CredentialStore.Credentials::active)
                .orElseThrow(() -> badToken(call)));
    refuseBad(newPassword, account.email());
    String hash = passwords.hash(newPassword);
    work.write(tx -> {
      if (resets.userOf(tx, tokenHash, tx.now()).isEmpty()) {
        throw badToken(call);
      }
      resets.useUp(tx, account.id());
      store(tx, account.id(), hash, "password_reset", null);
      refreshTokens.endAll(tx, account.id(), null);
      return hash;
    });
    return Reply.detail(200, "Password has been reset successfully.");
  }

  private Problem badToken(Call call) {
    throttles.resetAttempts().count(call.remoteAddress());
    return Problem.badRequest(BAD_TOKEN);
  }

  private void store(WriteTx tx, long userId, String hash, String action, @Nullable Long actorId) {
    credentials.setPassword(tx, userId, hash, false);
    people.put(tx, userId);
    tx.audit(new AuditEvent(actorId, action, "user_account", userId, Map.of(), Map.of()));
  }

  private static void refuseBad(String newPassword, String email) {
    PasswordRule.complaint(newPassword, email)
        .ifPresent(complaint -> {
          throw Problem.field("new_password", complaint);
        });
  }
}
