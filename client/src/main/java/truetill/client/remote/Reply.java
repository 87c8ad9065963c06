package truetill.client.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking the server something. Being alone is an ordinary answer, not an error. */
public sealed interface Reply<T> {
  /** The server did it; {@code value} is its answer. */
  record Done<T>(T value) implements Reply<T> {}

  /**
   * The server said no.
   *
   * @param status the HTTP status
   * @param code stable word, empty when the server sent none
   * @param retryAfter how long it asked us to wait, null when it did not
   */
  record Refused<T>(int status, String code, String detail, @Nullable Duration retryAfter)
      implements Reply<T> {}

  /** No answer that can be understood; whether the server did anything is unknown. */
  record Alone<T>(String reason) implements Reply<T> {}
}
