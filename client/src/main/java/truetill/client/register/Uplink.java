package truetill.client.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /** Something new waits; returns at once. */
  void recorded();

  /** Calls back, on any thread, when {@link #link} or what was delivered may have changed. */
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
        public void recorded() {}

        @Override
        public Subscription onChange(Runnable listener) {
          return () -> {};
        }
      };
}
