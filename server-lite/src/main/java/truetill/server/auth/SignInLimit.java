package truetill.server.auth;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How often somebody may be wrong about a password in five minutes: ten times for one account from
 * one client (rules-store section 3), and fifty times for all accounts together from one client
 * (sync.md section 11), so that one common password cannot be tried on everybody. Only failures
 * count, and above the limit the call ends as 429.
 */
public final class SignInLimit {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int PER_ACCOUNT = 10;
  private static final int PER_CLIENT = 50;

  private final Throttle ofAccount;
  private final Throttle ofClient;

  public SignInLimit(InstantSource time) {
    this.ofAccount = new Throttle(time, PER_ACCOUNT, WINDOW);
    this.ofClient = new Throttle(time, PER_CLIENT, WINDOW);
  }

  /**
   * Ends the call when one of the two is used up; ask before the slow hash.
   *
   * @param email as it was sent
   * @param client network address
   */
  void check(String email, String client) {
    ofClient.check(client);
    ofAccount.check(account(email, client));
  }

  /**
   * Counts one failure. Guesses sent side by side have all passed {@link #check}; those above the
   * limit end here, before they are told that they were wrong.
   */
  void failed(String email, String client) {
    ofClient.take(client);
    ofAccount.take(account(email, client));
  }

  /**
   * Forgets what was wrong before for this account. The client's failures stay: whoever has an
   * account could else wipe them after every forty-nine guesses.
   */
  void succeeded(String email, String client) {
    ofAccount.forget(account(email, client));
  }

  private static String account(String email, String client) {
    return CredentialStore.emailKey(email) + " " + client;
  }
}
