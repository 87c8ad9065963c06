package truetill.client.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Cache;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.FakeStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalCheck;
import truetill.client.journal.ManualScheduler;
import truetill.client.register.RegisterOpening;
import truetill.client.register.TillRegister;
import truetill.client.remote.SyncApi;
import truetill.client.sync.AnswerFile;
import truetill.client.sync.Enrolment;
import truetill.client.sync.ReEnrolment;
import truetill.client.sync.RefData;
import truetill.client.sync.SyncLoop;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;

/** A register PC whose folder can be copied and put back; the real program runs on it. */
final class ReplacedTill implements AutoCloseable {
  private static final AtomicInteger CACHES = new AtomicInteger();

  private final ReplacedStore store;
  private final SimClock clock;
  private final Random random;
  private final SyncApi api;
  private final List<String> receipts = new ArrayList<>();
  private FakeStorage folder = new FakeStorage();
  private String cacheName = "";
  private @Nullable Cache cache;
  private RegisterOpening.@Nullable Opened opened;
  private @Nullable SyncLoop loop;

  ReplacedTill(ReplacedStore store, SimClock clock, Random random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.api = new SyncApi(store);
  }

  /** A new PC that joins the store. */
  static ReplacedTill enrolled(ReplacedStore store, SimClock clock, Random random)
      throws IOException {
    ReplacedTill till = new ReplacedTill(store, clock, random);
    DeviceFile.write(
        till.folder, Enrolment.demo(till.api, "http://store.sim", "Till").orElseThrow());
    till.start();
    return till;
  }

  /** A second PC on a copy of this one's folder. */
  ReplacedTill cloned() throws IOException {
    flush();
    ReplacedTill clone = new ReplacedTill(store, clock, new Random(random.nextLong()));
    clone.folder = folder.copy();
    clone.receipts.addAll(receipts);
    clone.start();
    return clone;
  }

  /** A copy of the folder as a backup would hold it. */
  FakeStorage copy() {
    flush();
    return folder.copy();
  }

  /** The program is stopped, the copy put in its place, and the program started again. */
  void putBack(FakeStorage copy) throws IOException {
    stop();
    folder = copy;
    start();
  }

  void start() throws IOException {
    DeviceIdentity identity = identity();
    cacheName = "replaced" + CACHES.incrementAndGet();
    Cache fresh = Cache.inMemory(cacheName, identity.device());
    cache = fresh;
    RefData refData = new RefData(folder);
    boolean restored = refData.restore(fresh);
    new AnswerFile(folder, identity.device()).restore(fresh);
    SimUplink uplink = new SimUplink();
    RegisterOpening.Opened till =
        new RegisterOpening(
                folder,
                identity,
                fresh,
                new SimPaper(),
                uplink,
                clock,
                new TimeOrderedIds(clock, new Random(random.nextLong())),
                Runnable::run,
                Runnable::run,
                new ManualScheduler(),
                FaultPoints.NONE)
            .open()
            .orElseThrow();
    opened = till;
    SyncLoop running =
        new SyncLoop(
            api,
            identity,
            till.journal(),
            fresh,
            refData,
            restored,
            Set::of,
            clock,
            new Random(random.nextLong()));
    loop = running;
    uplink.join(running);
    if (!fresh.positions().hasServerRows()) {
      running.exchange();
    }
    signIn();
  }

  private void signIn() {
    till().signIn().withPin(SimShop.SimPerson.HANA.pin()).orElseThrow();
  }

  void stop() throws IOException {
    till().close();
    cache().close();
    opened = null;
  }

  DeviceIdentity identity() throws IOException {
    DeviceIdentity identity = DeviceFile.read(folder);
    if (identity == null) {
      throw new IllegalStateException("nobody's folder");
    }
    return identity;
  }

  TillRegister till() {
    return running().register();
  }

  Journal journal() {
    return running().journal();
  }

  private Cache cache() {
    Cache current = cache;
    if (current == null) {
      throw new IllegalStateException("not running");
    }
    return current;
  }

  String cacheName() {
    return cacheName;
  }

  private RegisterOpening.Opened running() {
    RegisterOpening.Opened current = opened;
    if (current == null) {
      throw new IllegalStateException("not running");
    }
    return current;
  }

  void openDrawer() {
    till().drawer().open(Money.of("100.00"), CashCount.NOT_COUNTED).orElseThrow();
  }

  /** One thing people do that leaves records; false when the till refuses to record anything. */
  boolean works() {
    return switch (random.nextInt(6)) {
      case 0 -> till().drawer().noSale("change").isDone();
      case 1 -> till().selling().addUntagged("Rug", Money.of("1.00"), 1).isDone();
      case 2 -> {
        BooleanSupplier clocked = () -> till().timeClock().clockIn().isDone();
        yield clocked.getAsBoolean() || till().timeClock().clockOut(0).isDone();
      }
      default -> sells();
    };
  }

  /** A paid sale of something without a tag. */
  boolean sells() {
    if (!till().selling().addUntagged("Box", Money.of("2.00"), 1).isDone()) {
      return false;
    }
    Outcome<?> paid =
        till()
            .selling()
            .pay(Tender.exactCash())
            .ifDone(sale -> receipts.add(sale.sale().receipt()));
    return paid.isDone();
  }

  /** What it printed, in order; a copy knows what was printed before it was made. */
  List<String> receipts() {
    return receipts;
  }

  void exchange() {
    flush();
    SyncLoop running = loop;
    if (running != null) {
      running.exchange();
    }
  }

  private void flush() {
    journal().flush();
  }

  boolean isStopped() {
    return journal().stopped() != null;
  }

  long waiting() {
    return till().status().waiting();
  }

  /** All its records, exactly. */
  List<byte[]> records() throws IOException {
    flush();
    return journal().read(1, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** The manager has it enrolled anew, and it goes on. */
  void reEnrols() throws IOException {
    DeviceIdentity from = identity();
    JsonRow row = row(from);
    store.office("POST", "/sync/devices/" + from.device() + "/mark-lost/", "{}", row.status());
    String code =
        store
            .office(
                "POST", "/sync/devices/enroll-code/", "{\"register\":" + row.register() + "}", 201)
            .path("code")
            .asText();
    stop();
    new ReEnrolment(api, folder, new TimeOrderedIds(clock, random), clock, pause -> {})
        .run(from, "http://store.sim", code, "Till")
        .orElseThrow();
    start();
    String problem = JournalCheck.run(folder).problem();
    Broken.unless(problem == null, "books", String.valueOf(problem));
  }

  /** Which register a device works as, and what marking it lost answers. */
  private record JsonRow(String register, int status) {}

  private JsonRow row(DeviceIdentity identity) {
    for (var device :
        store.office("GET", "/sync/devices/?page_size=1000", null, 200).path("results")) {
      if (device.path("id").asText().equals(identity.device().toString())) {
        return new JsonRow(
            device.path("register").asText(),
            device.path("status").asText().equals("active") ? 200 : 409);
      }
    }
    throw new IllegalStateException("the store does not know " + identity);
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      stop();
    }
  }
}
