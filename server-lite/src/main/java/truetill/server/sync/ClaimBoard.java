package truetill.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import truetill.core.inventory.ItemStatus;
import truetill.core.wire.sync.Claims;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/**
 * Which items stand in the carts of connected registers (sync.md section 6). Kept in memory and for
 * five minutes: a claim is a hint for another cashier and decides nothing.
 */
final class ClaimBoard {
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private final InstantSource time;
  private final Runnable changed;
  private final Map<Key, Held> held = new LinkedHashMap<>();
  private volatile long version;

  private record Key(UUID item, UUID device) {}

  private record Held(String register, Instant until) {}

  /**
   * An empty board.
   *
   * @param version the first; not the same after a restart
   * @param changed called when there is another version
   */
  ClaimBoard(InstantSource time, long version, Runnable changed) {
    this.time = time;
    this.version = version;
    this.changed = changed;
  }

  long version() {
    return version;
  }

  /** All claims that have not ended. */
  synchronized Claims now() {
    Instant now = time.instant();
    dropEnded(now);
    return new Claims(
        version,
        held.entrySet().stream()
            .map(claim ->
                new Claims.Claim(
                    claim.getKey().item(),
                    claim.getKey().device(),
                    claim.getValue().register(),
                    Duration.between(now, claim.getValue().until()).toSeconds()))
            .toList());
  }

  /** The device has these items in its carts, and no others. */
  void replace(UUID device, String register, Set<UUID> items) {
    change(device, register, items, true);
  }

  /** The device has this item in a cart too. */
  void add(UUID device, String register, UUID item) {
    change(device, register, List.of(item), false);
  }

  private void change(UUID device, String register, Collection<UUID> items, boolean andNoOthers) {
    boolean different;
    synchronized (this) {
      Instant now = time.instant();
      dropEnded(now);
      different =
          andNoOthers
              && held.keySet()
                  .removeIf(key -> key.device().equals(device) && !items.contains(key.item()));
      for (UUID item : items) {
        Held before = held.put(new Key(item, device), new Held(register, now.plus(LIFETIME)));
        different |= before == null || isHalfOver(before, now);
      }
      tell(different);
    }
    if (different) {
      changed.run();
    }
  }

  /** One renewed again and again need not be told again and again. */
  private static boolean isHalfOver(Held claim, Instant now) {
    return claim.until().isBefore(now.plus(LIFETIME.dividedBy(2)));
  }

  /** What a transaction sells is in no cart any more; should it fail, a hint is lost. */
  void look(WriteTx tx) {
    boolean different;
    synchronized (this) {
      if (held.isEmpty()) {
        return;
      }
      Set<String> sold =
          tx.told(FeedTables.ITEM).stream()
              .filter(row -> ItemStatus.SOLD.wire().equals(row.columns().get("status")))
              .map(RowImage::uid)
              .collect(Collectors.toSet());
      different = held.keySet().removeIf(key -> sold.contains(key.item().toString()));
      tell(different);
    }
    if (different) {
      changed.run();
    }
  }

  private synchronized void tell(boolean different) {
    if (different) {
      version++;
    }
  }

  private void dropEnded(Instant now) {
    held.values().removeIf(claim -> !claim.until().isAfter(now));
  }
}
