package truetill.client.sync;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import truetill.client.remote.Reply;

/** Asks again when the server wants to be asked more slowly (sync.md section 12). */
final class Patience {
  private static final int TOO_MANY = 429;
  private static final int TRIES = 60;
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

  private final Consumer<Duration> pause;

  /**
   * @param pause waits
   */
  Patience(Consumer<Duration> pause) {
    this.pause = pause;
  }

  <T> Reply<T> ask(Supplier<Reply<T>> question) {
    Reply<T> reply = question.get();
    for (int attempt = 1; attempt < TRIES; attempt++) {
      if (!(reply instanceof Reply.Refused<T> refused) || refused.status() != TOO_MANY) {
        return reply;
      }
      Duration asked = refused.retryAfter();
      pause.accept(asked == null ? SHORT_PAUSE : asked);
      reply = question.get();
    }
    return reply;
  }
}
