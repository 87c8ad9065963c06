package truetill.server.auth;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves the store: one SMTP server of the operator's.
 *
 * @param from the address the mails come from
 * @param account who the store is to the mail server; empty for a server that asks nobody
 * @param timeout how long connecting, one answer, or one write may take each
 */
public record MailConfig(
    String host,
    int port,
    Security security,
    String from,
    Optional<Account> account,
    Duration timeout) {
  /** One step of the exchange; a mail server that is slower than this is down. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  /** How the connection is kept private. Neither kind falls back to plain text. */
  public enum Security {
    STARTTLS(587),
    TLS(465),
    NONE(25);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    static Security of(String text) {
      return Arrays.stream(values())
          .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "--mail-security is one of "
                      + Arrays.stream(values())
                          .map(one -> one.name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(", "))
                      + ", not \""
                      + text
                      + "\"."));
    }
  }

  /** Name and password at the mail server; the password is never logged. */
  public record Account(String user, String password) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }

  /**
   * From what the operator said.
   *
   * @param port the usual one of the kind of security when null
   * @param user null for a server that asks nobody
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static MailConfig of(
      String host,
      @Nullable Integer port,
      String security,
      @Nullable String from,
      @Nullable String user,
      @Nullable String password) {
    if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '/')) {
      throw new IllegalArgumentException(
          "--mail-host takes the name of a mail server alone, such as smtp.example.com.");
    }
    Security kind = Security.of(security);
    int place = port == null ? kind.usualPort : port;
    if (place < 1 || place > 65_535) {
      throw new IllegalArgumentException("--mail-port must be from 1 to 65535.");
    }
    if (from == null || !isAddress(from)) {
      throw new IllegalArgumentException(
          "--mail-from must be the email address the store's mails come from.");
    }
    boolean named = user != null && !user.isBlank();
    boolean secret = password != null && !password.isEmpty();
    if (named != secret) {
      throw new IllegalArgumentException(
          "--mail-user and the password in the environment go together.");
    }
    if (named && kind == Security.NONE && !THIS_MACHINE.contains(host)) {
      throw new IllegalArgumentException(
          "A password is not sent without TLS to another machine; take --mail-security starttls.");
    }
    return new MailConfig(
        host,
        place,
        kind,
        from,
        user != null && password != null && named
            ? Optional.of(new Account(user, password))
            : Optional.empty(),
        TIMEOUT);
  }

  private static boolean isAddress(String text) {
    try {
      new InternetAddress(text, true).validate();
      return text.indexOf('@') > 0 && text.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (AddressException none) {
      return false;
    }
  }
}
