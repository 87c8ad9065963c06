package truetill.server.ai;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one question to the provider. A failure is an ordinary answer here. */
public sealed interface Completion {
  /**
   * The provider answered.
   *
   * @param text all text blocks joined
   * @param stopReason why the model stopped, null when the provider does not say
   */
  record Answered(
      String id,
      String model,
      String text,
      @Nullable String stopReason,
      long inputTokens,
      long outputTokens)
      implements Completion {}

  /** The provider did not answer usefully; {@code reason} is one sentence for people. */
  record Failed(Kind kind, String reason, Optional<Duration> retryAfter) implements Completion {
    static Failed because(Kind kind, String reason) {
      return new Failed(kind, reason, Optional.empty());
    }
  }

  /** Why there is no answer. */
  enum Kind {
    /** No key is configured, or the provider refuses it. */
    NOT_SET_UP,
    /** The provider says the question itself is wrong. */
    REFUSED,
    /** The provider asks to come back later. */
    BUSY,
    /** There was no connection, or it broke: the same question may well be answered next time. */
    UNREACHABLE,
    /** Too slow, in error, or not understood. */
    BROKEN
  }
}
