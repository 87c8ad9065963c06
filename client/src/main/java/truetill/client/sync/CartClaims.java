package truetill.client.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.wire.sync.Claims;

/**
 * Tells the store which items stand in this register's carts, so that other registers can say so
 * (sync.md section 6): all of them at once, when they are others than before and before the claims
 * end. Never required: what fails is left until the next time.
 */
final class CartClaims {
  /** A claim lasts five minutes. */
  private static final Duration RENEWED_AFTER = Duration.ofMinutes(2);

  private static final int MOST_ITEMS = 1000;

  private final SyncApi api;
  private final DeviceSession session;
  private final Supplier<Set<UUID>> carts;
  private final CartsElsewhere elsewhere;
  private final InstantSource time;
  private Set<UUID> told = Set.of();
  private Instant toldAt = Instant.MIN;

  CartClaims(
      SyncApi api,
      DeviceSession session,
      Supplier<Set<UUID>> carts,
      CartsElsewhere elsewhere,
      InstantSource time) {
    this.api = api;
    this.session = session;
    this.carts = carts;
    this.elsewhere = elsewhere;
    this.time = time;
  }

  /** Whether there is something the store does not know. */
  boolean isDue() {
    Set<UUID> now = carts.get();
    return !now.equals(told)
        || (!now.isEmpty() && !time.instant().isBefore(toldAt.plus(RENEWED_AFTER)));
  }

  /** Tells the store. */
  Exchange tell() {
    Set<UUID> now = carts.get();
    List<UUID> items = now.stream().limit(MOST_ITEMS).toList();
    Reply<Claims> reply = session.call(token -> api.claims(token, new Claims.Request(items)));
    if (!(reply instanceof Reply.Done<Claims>(Claims claims))) {
      return Replies.failure(reply);
    }
    told = now;
    toldAt = time.instant();
    elsewhere.take(claims);
    return Exchange.FINE;
  }
}
