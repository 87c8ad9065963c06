package truetill.client.register;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Cache;
import truetill.client.cache.FeedRows;
import truetill.client.journal.ContactFile;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FakeStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.ManualScheduler;
import truetill.client.journal.Storage;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.Scheduler;
import truetill.core.clock.StoreContact;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.people.CustomerDetails;
import truetill.core.pos.CashCount;
import truetill.core.wire.sync.Changes;

/**
 * A whole register with a shop to sell from: real journal, real cache, real desks. In memory it
 * runs on the test's own thread in virtual time; in a folder it has its threads, as in the program.
 *
 * <p>Items {@code ITM0000001} to {@code ITM0000020} are on the shelf at their number in dollars and
 * 99 cents, {@code ITM0000021} is sold, {@code ITM0000022} is in intake, {@code ITM0000023} has no
 * price. People are {@link DemoPeople}.
 */
public final class RegisterFixture implements AutoCloseable {
  public static final UUID REGISTER = new UUID(0x7000, 0x8000_0000_0000_0002L);
  public static final UUID LOCATION = new UUID(0x7000, 0x8000_0000_0000_0003L);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  public final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T16:00:00Z"));
  public final FakePaper paper = new FakePaper();
  public final ManualScheduler scheduler = new ManualScheduler();
  private final Storage storage;
  private final @Nullable Path cacheFolder;
  private final String cacheName = "register" + COUNTER.incrementAndGet();
  private final DeviceIdentity identity;
  private final List<ExecutorService> threads = new ArrayList<>();
  private Uplink uplink = Uplink.NONE;
  private FaultPoints faults = FaultPoints.NONE;
  private Executor writer = Runnable::run;
  private Executor background = Runnable::run;
  private Scheduler delays = scheduler;
  private int runs;
  private @Nullable Cache cache;
  private RegisterOpening.@Nullable Opened opened;
  private @Nullable Closeable lock;

  private RegisterFixture(Storage storage, @Nullable Path cacheFolder) {
    this.storage = storage;
    this.cacheFolder = cacheFolder;
    this.identity = identity(1);
  }

  public static DeviceIdentity identity(int number) {
    return new DeviceIdentity(
        new UUID(0x7000, 0x8000_0000_0000_1000L + number),
        "nonce-" + number,
        REGISTER,
        "REG-0" + number,
        "Register " + number,
        number,
        LOCATION,
        "Main Store",
        "America/Chicago",
        "secret-" + number,
        DemoPeople.PIN_KEY,
        "http://127.0.0.1:1");
  }

  /** On one thread, on a storage that can fail. */
  public static RegisterFixture inMemory() {
    return new RegisterFixture(new FakeStorage(), null);
  }

  /** On a real disk with threads of its own. */
  public static RegisterFixture in(Path folder) {
    try {
      DiskStorage storage = DiskStorage.create(folder);
      RegisterFixture fixture = new RegisterFixture(storage, folder.resolve("cache"));
      fixture.useThreads();
      return fixture;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void useThreads() {
    writer = thread();
    background = thread();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    threads.add(timer);
    delays =
        (delay, task) -> {
          ScheduledFuture<?> later = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
          return () -> later.cancel(false);
        };
  }

  private Executor thread() {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    threads.add(thread);
    return thread;
  }

  public RegisterFixture with(Uplink newUplink) {
    uplink = newUplink;
    return this;
  }

  public RegisterFixture with(FaultPoints newFaults) {
    faults = newFaults;
    return this;
  }

  /** Opens it, seeding the shop the first time. */
  public Outcome<RegisterOpening.Opened> tryOpen(DeviceIdentity as) {
    try {
      lock = storage.lock();
      if (DeviceFile.read(storage) == null) {
        DeviceFile.write(storage, identity);
      }
      if (cacheFolder != null) {
        // A program that is started on this folder goes by the clock on the wall.
        ContactFile.write(storage, new StoreContact(Instant.now(), ClockOffset.NONE));
      }
      Path folder = cacheFolder;
      Cache fresh =
          folder == null
              ? Cache.inMemory(cacheName + "-" + runs, as.device())
              : Cache.open(folder, as.device());
      cache = fresh;
      if (!fresh.positions().hasServerRows()) {
        fresh.image().replace(FeedRows.header(10), FeedRows.snapshot(shopRows()), 0);
        if (folder != null) {
          keepSnapshot(folder.resolveSibling("refdata"));
        }
      }
      runs++;
      Outcome<RegisterOpening.Opened> outcome =
          new RegisterOpening(
                  storage,
                  as,
                  fresh,
                  paper,
                  uplink,
                  clock,
                  new TimeOrderedIds(clock, new Random(runs)),
                  writer,
                  background,
                  delays,
                  faults)
              .open();
      opened = outcome instanceof Outcome.Done<RegisterOpening.Opened>(var value) ? value : null;
      return outcome;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As every register that has met its store has it: a lost cache is rebuilt from it. */
  private static void keepSnapshot(Path refData) throws IOException {
    Files.createDirectories(refData);
    Files.writeString(
        refData.resolve("snapshot.ndjson"), FeedRows.snapshotText(FeedRows.header(10), shopRows()));
  }

  public TillRegister open() {
    return tryOpen(identity).orElseThrow().register();
  }

  /** Rows of the shop every fixture sells from. */
  public static List<Changes.Row> shopRows() {
    List<Changes.Row> rows = new ArrayList<>(DemoPeople.rows());
    for (int number = 1; number <= 20; number++) {
      rows.add(FeedRows.item(number, "Brass lamp " + number, number * 100L + 99, "on_shelf"));
    }
    rows.add(FeedRows.item(21, "Sold chair", 500, "sold"));
    rows.add(FeedRows.item(22, "New vase", 500, "intake"));
    rows.add(FeedRows.item(23, "Priceless frame", 0, "on_shelf"));
    rows.add(FeedRows.setting("tax_rate", 0.07));
    rows.add(FeedRows.setting("store_name", "Second Shelf"));
    rows.add(FeedRows.setting("receipt_footer", "Thank you!"));
    rows.add(FeedRows.location(LOCATION, "Main Store", "America/Chicago"));
    rows.add(FeedRows.reserve(LOCATION, 500_00));
    rows.add(FeedRows.customer(1, new CustomerDetails("Kim", "Alder", "k@x.test", "", ""), false));
    rows.add(
        FeedRows.customer(2, new CustomerDetails("Hana", "Q.", "h@x.test", "555-0102", ""), true));
    return rows;
  }

  public TillRegister register() {
    return now().register();
  }

  public Journal journal() {
    return now().journal();
  }

  private RegisterOpening.Opened now() {
    RegisterOpening.Opened current = opened;
    if (current == null) {
      throw new IllegalStateException("the register is not open");
    }
    return current;
  }

  public Cache cache() {
    Cache current = cache;
    if (current == null) {
      throw new IllegalStateException("the register is not open");
    }
    return current;
  }

  /** The cache still reads, and takes in nothing that is recorded from now on. */
  public void cacheTakesNothing() {
    cacheSql("alter table mark add constraint stuck check (name <> 'applied') nocheck");
  }

  public void cacheTakesAgain() {
    cacheSql("alter table mark drop constraint stuck");
  }

  private void cacheSql(String statement) {
    String url = "jdbc:h2:mem:" + cacheName + "-" + (runs - 1);
    try (Connection connection = DriverManager.getConnection(url, "register", "");
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public FakeStorage storage() {
    return (FakeStorage) storage;
  }

  /** The process ends without a word and starts again; nobody is signed in then. */
  public TillRegister restart() {
    letGo();
    return open();
  }

  /** Ends the process without closing anything but the lock. */
  public void letGo() {
    try {
      cache().close();
      if (lock != null) {
        lock.close();
      }
      opened = null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Actor signInCashier() {
    return register().signIn().withPin("1001").orElseThrow();
  }

  public Actor signInManager() {
    return register().signIn().withPin("800001").orElseThrow();
  }

  /** Signed in, with a drawer open: ready to sell. */
  public RegisterFixture ready() {
    open();
    signInCashier();
    register().drawer().open(Money.of("200.00"), CashCount.NOT_COUNTED).orElseThrow();
    return this;
  }

  public static String sku(int number) {
    return FeedRows.sku(number);
  }

  /** Lets virtual time pass for clock and scheduler alike. */
  public void pass(Duration time) {
    clock.pass(time);
    scheduler.pass(time);
  }

  @Override
  public void close() {
    try {
      if (opened != null) {
        register().close();
      }
      if (cache != null) {
        cache.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.forEach(ExecutorService::shutdownNow);
  }
}
