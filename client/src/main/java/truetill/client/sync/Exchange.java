package truetill.client.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one step of delivery or pull went.
 *
 * @param online the server answered and was understood
 * @param warning a sentence for the status line when a person should look, null when all is well
 * @param retryAfter how long the server asked us to wait, null when it did not
 */
record Exchange(boolean online, @Nullable String warning, @Nullable Duration retryAfter) {
  static final Exchange FINE = new Exchange(true, null, null);
  static final Exchange ALONE = new Exchange(false, null, null);

  static Exchange trouble(String warning) {
    return new Exchange(true, warning, null);
  }

  boolean isFine() {
    return online && warning == null;
  }
}
