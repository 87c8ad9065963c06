package truetill.server.auth;

/** Sends one mail; the console stands in where no mail server is configured (DECISIONS 4). */
@FunctionalInterface
public interface Mail {
  void send(String to, String subject, String text);
}
