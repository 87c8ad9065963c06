package truetill.client.sync;

import java.util.Set;
import truetill.client.remote.Reply;

/** What a reply that brought no value means for the status line. */
final class Replies {
  /** Refusals that end by themselves: the next hello finds the right place again. */
  private static final Set<String> PASSING = Set.of("gap", "epoch_changed");

  private Replies() {}

  static Exchange failure(Reply<?> reply) {
    return switch (reply) {
      case Reply.Alone<?> alone -> Exchange.ALONE;
      case Reply.Refused<?> refused when refused.status() == 429 ->
          Exchange.later(refused.retryAfter());
      case Reply.Refused<?> refused when PASSING.contains(refused.code()) -> Exchange.ALONE;
      case Reply.Refused<?> refused ->
          new Exchange(
              true,
              false,
              "The store refuses this register: " + refused.detail(),
              refused.retryAfter());
      case Reply.Done<?> done -> throw new IllegalArgumentException("no failure: " + done);
    };
  }
}
