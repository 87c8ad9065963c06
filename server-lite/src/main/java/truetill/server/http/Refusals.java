package truetill.server.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each request that is turned away (fault-tests section 4): when, from where,
 * which operation, which status. Nothing of what was sent stands in it, neither address nor header
 * nor body, so that no password, token or name gets into the log that way (I28).
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int FIRST_REFUSAL = 400;

  private Refusals() {}

  static boolean isOne(int status) {
    return status >= FIRST_REFUSAL;
  }

  /**
   * @param method as the caller spelt it
   * @param operation the matched row's path, null when it asked for none that there is
   */
  static void note(int status, String method, @Nullable String operation, String client) {
    LOG.info(
        "{} for {} {} from {}",
        status,
        isKnown(method) ? method : "another method,",
        operation == null ? "no operation" : operation,
        client);
  }

  /** A request that could not be read as one. */
  static void noteUnreadable(int status, String client) {
    LOG.info("{} for a request that could not be read from {}", status, client);
  }

  private static boolean isKnown(String method) {
    return Arrays.stream(Method.values()).anyMatch(known -> known.name().equals(method));
  }
}
