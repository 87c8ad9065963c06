package truetill.client.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import truetill.core.wire.sync.Claims;

/**
 * What other registers have in their carts, as the store told it last (sync.md section 6). A hint
 * for a cashier: it stops nothing, and it ends by itself when the store says no more.
 */
public final class CartsElsewhere {
  private final UUID device;
  private final InstantSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Told told = new Told(0, Map.of());

  private record Told(long version, Map<UUID, Held> items) {}

  private record Held(String register, Instant until) {}

  /**
   * Nothing is known yet.
   *
   * @param device whose own carts are left out
   */
  public CartsElsewhere(UUID device, InstantSource time) {
    this.device = device;
    this.time = time;
  }

  /** By this the store knows whether it has anything new to say. */
  long version() {
    return told.version();
  }

  void take(Claims claims) {
    Instant now = time.instant();
    Map<UUID, Held> items = new HashMap<>();
    for (Claims.Claim claim : claims.claims()) {
      if (!claim.device().equals(device)) {
        items.putIfAbsent(
            claim.item(), new Held(claim.register(), now.plusSeconds(claim.secondsLeft())));
      }
    }
    told = new Told(claims.version(), Map.copyOf(items));
    listeners.forEach(Runnable::run);
  }

  /** Items in the carts of other registers, each with that register's name. */
  public Map<UUID, String> now() {
    Instant now = time.instant();
    Map<UUID, String> items = new HashMap<>();
    told.items()
        .forEach((item, held) -> {
          if (held.until().isAfter(now)) {
            items.put(item, held.register());
          }
        });
    return items;
  }

  /** Calls back, on any thread, when the store has told something new. */
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
