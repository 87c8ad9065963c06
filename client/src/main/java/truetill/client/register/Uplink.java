package truetill.client.register;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.StoreContact;

/** What delivery to the server says of itself. This room knows no network; the program wires it. */
public interface Uplink {
  /**
   * How it stands.
   *
   * @param online the last exchange succeeded
   * @param warning a sentence about something a person should look at, null when all is well
   * @param aloneSince when the first exchange failed after the last that succeeded, null while
   *     online and before the first
   */
  record Link(boolean online, @Nullable String warning, @Nullable Instant aloneSince) {}

  Link link();

  /** Tries to exchange everything now; returns when it is done or has failed. */
  Link exchange();

  /** When the store was last heard of; null when there is no store to hear of. */
  @Nullable StoreContact contact();

  /** Items that stand in the carts of other registers, each with that register's name. */
  Map<UUID, String> inOtherCarts();

  /** Something new waits; returns at once. */
  void recorded();

  /**
   * Calls back, on any thread, when {@link #link}, {@link #inOtherCarts} or what was delivered may
   * have changed.
   */
  Subscription onChange(Runnable listener);

  /** A listener that can be taken off again. */
  @FunctionalInterface
  interface Subscription {
    void end();
  }

  /** A register that is alone. */
  Uplink NONE =
      new Uplink() {
        @Override
        public Link link() {
          return new Link(false, null, null);
        }

        @Override
        public Link exchange() {
          return link();
        }

        @Override
        public @Nullable StoreContact contact() {
          return null;
        }

        @Override
        public Map<UUID, String> inOtherCarts() {
          return Map.of();
        }

        @Override
        public void recorded() {}

        @Override
        public Subscription onChange(Runnable listener) {
          return () -> {};
        }
      };
}
