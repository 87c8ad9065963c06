package truetill.client.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import truetill.core.clock.TimeOrderedIds;
import truetill.server.auth.RefreshProbe;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;

/**
 * I29: two tabs and a thief with copies of their tokens, in any order. A token used again within
 * ten seconds gives the same successor; later it ends the family. The mistake: the ten seconds
 * never end.
 */
final class RefreshHistories implements SmallHistories {
  private static final int STEPS = 14;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T14:30:00Z"));
  private long compared;
  private final StoreCopy store = new StoreCopy();
  private final Database database = store.database();
  private final UnitOfWork work =
      new UnitOfWork(
          database, new StoreTime(now::get), new TimeOrderedIds(now::get, new Random(5)));
  private final RefreshProbe tokens = new RefreshProbe(new byte[32]);

  /** What a token is known to be, by plain book-keeping. */
  private static final class Known {
    @Nullable Instant used;
    @Nullable String next;
  }

  @Override
  public String invariant() {
    return "I29";
  }

  @Override
  public long compared() {
    return compared;
  }

  @Override
  public String mistake() {
    return "UNLIMITED_REFRESH_GRACE";
  }

  @Override
  public @Nullable String broken(long seed, boolean mistaken) {
    Random dice = new Random(seed);
    Map<String, Known> known = new HashMap<>();
    List<String> all = new ArrayList<>();
    boolean dead = false;
    String first = work.write(tx -> tokens.begin(tx, 1));
    known.put(first, new Known());
    all.add(first);
    for (int step = 0; step < STEPS; step++) {
      Instant at = now.get().plusMillis(dice.nextInt(dice.nextBoolean() ? 4_000 : 40_000));
      now.set(at);
      String token = all.get(dice.nextInt(3) > 0 ? all.size() - 1 : dice.nextInt(all.size()));
      if (mistaken) {
        graceNeverEnds();
      }
      compared++;
      String next = work.write(tx -> tokens.rotate(tx, token));
      Known one = Objects.requireNonNull(known.get(token));
      Instant used = one.used;
      boolean inTime = used == null || !at.isAfter(used.plus(GRACE));
      if ((next != null) != (inTime && !dead)) {
        return "step "
            + step
            + ": used "
            + used
            + ", again at "
            + at
            + ", family "
            + (dead ? "dead" : "alive")
            + ": "
            + (next == null ? "refused" : "renewed");
      }
      if (next == null) {
        dead = true;
      } else if (used == null) {
        one.used = at;
        one.next = next;
        known.put(next, new Known());
        all.add(next);
      } else if (!next.equals(one.next)) {
        return "step " + step + ": two successors of one token";
      }
    }
    return null;
  }

  private void graceNeverEnds() {
    work.write(tx ->
        tx.handle()
            .createUpdate("update refresh_token set revoked_at = :now where successor is not null")
            .bind("now", tx.now())
            .execute());
  }

  @Override
  public void close() {
    store.close();
  }
}
