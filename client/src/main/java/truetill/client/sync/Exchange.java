package truetill.client.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one step of delivery or pull went.
 *
 * @param online the server answered and was understood
 * @param done all that was asked for was done; what follows may follow at once
 * @param warning a sentence for the status line when a person should look, null when all is well
 * @param retryAfter how long the server asked us to wait, null when it did not
 */
record Exchange(
    boolean online, boolean done, @Nullable String warning, @Nullable Duration retryAfter) {
  static final Exchange FINE = new Exchange(true, true, null, null);
  static final Exchange ALONE = new Exchange(false, false, null, null);

  static Exchange trouble(String warning) {
    return new Exchange(true, false, warning, null);
  }

  /** The server asks for patience; nobody need be told. */
  static Exchange later(@Nullable Duration retryAfter) {
    return new Exchange(true, false, null, retryAfter);
  }

  boolean isFine() {
    return done;
  }
}
