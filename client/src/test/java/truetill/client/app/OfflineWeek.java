package truetill.client.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import truetill.client.cache.Cache;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.ManualScheduler;
import truetill.client.register.FakeClock;
import truetill.client.register.FakePaper;
import truetill.client.register.RegisterOpening;
import truetill.client.register.SellingDesk;
import truetill.client.register.TillRegister;
import truetill.client.register.Uplink;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.Cart;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;

/**
 * A week of work on one enrolled register whose store is away: seven drawers, a shift each day,
 * sales of tagged and untagged things, voids and drops. Time is the week's own; journal and cache
 * are the real ones on the disk.
 */
final class OfflineWeek implements AutoCloseable {
  static final int DAYS = 7;
  private static final Duration OPEN = Duration.ofHours(8);
  private static final String CASHIER = "1001";
  private static final String MANAGER = "800001";

  private final FakeClock clock;
  private final Random random;
  private final Closeable lock;
  private final Cache cache;
  private final TillRegister till;
  private int nextItem = 1;
  private int sales;
  private int voids;

  private OfflineWeek(
      FakeClock clock, Random random, Closeable lock, Cache cache, TillRegister till) {
    this.clock = clock;
    this.random = random;
    this.lock = lock;
    this.cache = cache;
    this.till = till;
  }

  /** Opens the register in this folder, a week before now. */
  static OfflineWeek open(Path data, Instant now, long seed) throws IOException {
    DiskStorage storage = DiskStorage.create(data);
    DeviceIdentity identity = RecordedOps.identity(data);
    FakeClock clock = new FakeClock(now.minus(Duration.ofDays(DAYS)));
    Closeable lock = storage.lock();
    Cache cache = Cache.open(storage.folder("cache"), identity.device());
    TillRegister till =
        new RegisterOpening(
                storage,
                identity,
                cache,
                new FakePaper(),
                Uplink.NONE,
                clock,
                new TimeOrderedIds(clock, new Random(seed)),
                Runnable::run,
                Runnable::run,
                new ManualScheduler(),
                FaultPoints.NONE)
            .open()
            .orElseThrow()
            .register();
    return new OfflineWeek(clock, new Random(seed), lock, cache, till);
  }

  /** The whole week with so many sales. */
  void work(int wanted) {
    for (int day = 1; day <= DAYS; day++) {
      Instant morning = clock.instant();
      day(wanted * day / DAYS - sales);
      clock.pass(Duration.ofDays(1).minus(Duration.between(morning, clock.instant())));
    }
  }

  private void day(int wanted) {
    till.signIn().withPin(CASHIER).orElseThrow();
    till.timeClock().clockIn().orElseThrow();
    till.drawer().open(Money.of("200.00"), CashCount.NOT_COUNTED).orElseThrow();
    for (int sale = 0; sale < wanted; sale++) {
      SellingDesk.PaidSale paid = sell();
      if (random.nextInt(40) == 0) {
        till.signIn().withPin(MANAGER).orElseThrow();
        till.selling().voidSale(paid.sale().receipt(), "Changed his mind").orElseThrow();
        till.signIn().withPin(CASHIER).orElseThrow();
        voids++;
      }
      clock.pass(OPEN.dividedBy(wanted));
    }
    till.drawer().drop(Money.of("100.00"), CashCount.NOT_COUNTED, "to the safe").orElseThrow();
    till.drawer().close(Money.of("100.00"), CashCount.NOT_COUNTED).orElseThrow();
    till.timeClock().clockOut(30).orElseThrow();
    till.signIn().signOut();
  }

  private SellingDesk.PaidSale sell() {
    int lines = 1 + random.nextInt(3);
    for (int line = 0; line < lines; line++) {
      if (!random.nextBoolean() || !scanned()) {
        till.selling()
            .addUntagged("Thing", Money.ofCents(1 + random.nextInt(9_999)), 1)
            .orElseThrow();
      }
    }
    sales++;
    Tender tender =
        switch (random.nextInt(3)) {
          case 0 -> Tender.card();
          case 1 -> Tender.exactCash();
          default -> Tender.cash(Money.of("5000.00"));
        };
    return till.selling().pay(tender).orElseThrow();
  }

  private boolean scanned() {
    if (nextItem > 1_500) {
      return false;
    }
    Outcome<Cart> cart = till.selling().scan(String.format(Locale.ROOT, "ITM%07d", nextItem++));
    return cart.isDone();
  }

  int sales() {
    return sales;
  }

  int voids() {
    return voids;
  }

  @Override
  public void close() throws IOException {
    till.close();
    cache.close();
    lock.close();
  }
}
