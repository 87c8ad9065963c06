package truetill.client.app;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheFailed;
import truetill.client.cache.CachedPerson;
import truetill.client.devices.printer.PrintQueue;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.printer.PrinterLimits;
import truetill.client.devices.printer.Printers;
import truetill.client.journal.ContactFile;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.FaultPoints;
import truetill.client.journal.FolderInUse;
import truetill.client.register.Register;
import truetill.client.register.RegisterOpening;
import truetill.client.register.TillRegister;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.SyncApi;
import truetill.client.sync.AnswerFile;
import truetill.client.sync.Enrolment;
import truetill.client.sync.JournalMending;
import truetill.client.sync.RefData;
import truetill.client.sync.SyncLoop;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.outcome.Outcome;
import truetill.core.pos.RecordedSale;

/**
 * One register, put together on this PC: folder taken, enrolled, journal opened, cache filled,
 * printer and delivery running. The only place that reads the system's clock, random source and
 * threads.
 */
final class Station implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Station.class);
  private static final Duration LAST_EXCHANGE = Duration.ofSeconds(2);
  private static final Duration LAST_PRINTS = Duration.ofSeconds(5);

  private final StationThreads threads = new StationThreads();
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final InstantSource time = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final TimeOrderedIds ids = new TimeOrderedIds(time, random);
  private @Nullable TillRegister register;
  private @Nullable ClosedOnStop closing;

  private Station() {}

  /**
   * Opens it, or says in one sentence why not; then nothing is left open. A cache that takes
   * nothing is thrown away once: journal and plain files bring everything back.
   */
  static Station open(StationOptions options) throws CannotStart {
    try {
      return tryOpen(options, false);
    } catch (CacheFailed damaged) {
      LOG.warn("The cache takes nothing and is made anew", damaged);
    }
    try {
      return tryOpen(options, true);
    } catch (CacheFailed failed) {
      LOG.error("the register's cache could not be made anew", failed);
      throw cannotOpen(options, failed);
    }
  }

  private static Station tryOpen(StationOptions options, boolean cacheAnew) throws CannotStart {
    Station station = new Station();
    try {
      station.assemble(options, cacheAnew);
      station.closing = ClosedOnStop.register("register", station::closeAll);
      return station;
    } catch (FolderInUse inUse) {
      station.close();
      throw new CannotStart("already_running", String.valueOf(inUse.getMessage()));
    } catch (DeviceFile.UnreadableIdentity unreadable) {
      station.close();
      throw new CannotStart("broken_journal", String.valueOf(unreadable.getMessage()));
    } catch (CacheFailed damaged) {
      station.close();
      throw damaged;
    } catch (IOException | RuntimeException failed) {
      station.close();
      LOG.error("the register could not be opened", failed);
      throw cannotOpen(options, failed);
    } catch (CannotStart refused) {
      station.close();
      throw refused;
    }
  }

  private static CannotStart cannotOpen(StationOptions options, Exception failed) {
    return new CannotStart(
        "cannot_open",
        "The register's data in " + options.data() + " could not be opened: " + reason(failed));
  }

  private static String reason(Exception failed) {
    return failed instanceof IOException
        ? failed.getMessage() + "."
        : "something unexpected happened; the log has it.";
  }

  Register register() {
    return opened();
  }

  InstantSource time() {
    return time;
  }

  TimeOrderedIds ids() {
    return ids;
  }

  ZoneId zone() {
    return opened().shop().zone();
  }

  private TillRegister opened() {
    TillRegister current = register;
    if (current == null) {
      throw new IllegalStateException("the register is not open");
    }
    return current;
  }

  private void assemble(StationOptions options, boolean cacheAnew) throws IOException, CannotStart {
    DiskStorage storage = DiskStorage.create(options.data());
    open.push(storage.lock());
    DeviceIdentity known = DeviceFile.read(storage);
    if (known != null && options.code() != null) {
      throw new CannotStart(
          "already_enrolled",
          "This folder is "
              + known.registerName()
              + " of the store at "
              + known.server()
              + " already. Start it without --code, or give a new register a folder of its own.");
    }
    HttpUrl server = server(options, known);
    HttpTransport transport = new HttpTransport(server);
    open.push(transport::close);
    SyncApi api = new SyncApi(transport);
    DeviceIdentity identity = known == null ? enrol(api, server, options, storage) : known;

    if (cacheAnew) {
      Cache.discard(storage.folder("cache"));
    }
    Cache cache = Cache.open(storage.folder("cache"), identity.device());
    open.push(cache::close);
    RefData refData = new RefData(storage);
    boolean fresh = !cache.positions().hasServerRows();
    boolean restored = fresh && refData.restore(cache);
    if (fresh) {
      new AnswerFile(storage, identity.device()).restore(cache);
    }

    PrintedReceipts printed =
        options.printer() instanceof PrinterAddress.None ? null : new PrintedReceipts(storage);
    PrintQueue queue =
        new PrintQueue(
            Printers.open(
                options.printer(),
                options.paperWidth(),
                PrinterLimits.STANDARD,
                threads.each("print-write"),
                options.sheets()),
            threads.single("print"),
            threads::later,
            status -> {
              if (printed != null && status.waiting() == 0) {
                printed.allPrinted();
              }
            });
    SyncUplink uplink = new SyncUplink();
    RegisterOpening opening =
        new RegisterOpening(
            storage,
            identity,
            cache,
            new SlipPaper(queue, printed, () -> opened().shop(), uid -> name(cache, uid), time),
            uplink,
            time,
            ids,
            threads.single("till"),
            threads.single("behind"),
            threads::task,
            FaultPoints.NONE);
    RegisterOpening.Opened opened =
        orStop(mended(opening, new JournalMending(api, identity, time, Station::sleep)));
    TillRegister till = opened.register();
    register = till;
    if (printed != null) {
      RecordedSale newest = till.selling().last();
      printed.begin(newest == null || newest.voidedAt() != null ? "" : newest.receipt());
    }
    open.push(() -> stopPrinting(queue));
    open.push(till::close);
    SyncLoop loop =
        new SyncLoop(
            api,
            identity,
            opened.journal(),
            cache,
            refData,
            restored,
            till::itemsInCarts,
            time,
            random);
    open.push(() -> stopSync(loop, transport));
    uplink.join(loop);
    if (!cache.positions().hasServerRows()) {
      loop.exchange();
    }
    loop.start(threads.named("sync"));
  }

  /** A damaged journal is mended with the store's help; without it there are no sales, and why. */
  private static Outcome<RegisterOpening.Opened> mended(
      RegisterOpening opening, JournalMending mending) throws IOException {
    Outcome<RegisterOpening.Opened> opened = opening.open();
    if (!(opened instanceof Outcome.Refused<RegisterOpening.Opened>(String code, String detail))
        || !code.equals("journal_damaged")) {
      return opened;
    }
    LOG.warn("{}", detail);
    return switch (mending.run(opening.storage())) {
      case Outcome.Done<Integer>(Integer records) -> {
        LOG.warn("the journal is mended; {} records came from the store", records);
        yield opening.open();
      }
      case Outcome.Refused<Integer> refused ->
          Outcome.refused(code, detail + " " + refused.detail());
    };
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpUrl server(StationOptions options, @Nullable DeviceIdentity known)
      throws CannotStart {
    String address = options.server();
    if (address == null) {
      if (known == null) {
        throw new CannotStart(
            "not_enrolled",
            "This register does not know its store yet. Start it once with --server URL --code CODE.");
      }
      address = known.server();
    }
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw new CannotStart(
          "bad_server", address + " is no address of a store server, such as http://HOST:8080.");
    }
    return url;
  }

  private DeviceIdentity enrol(
      SyncApi api, HttpUrl server, StationOptions options, DiskStorage storage)
      throws IOException, CannotStart {
    String deviceName = "Register on " + options.data().toAbsolutePath().getFileName();
    String code = options.code();
    if (code != null) {
      return kept(storage, orStop(Enrolment.withCode(api, server.toString(), code, deviceName)));
    }
    if (!options.demo()) {
      throw new CannotStart(
          "not_enrolled",
          "This register is not enrolled with the store yet. Ask an administrator for a code and"
              + " start it with --code CODE; with a demo server on this PC, with --demo.");
    }
    if (!isThisComputer(server)) {
      throw new CannotStart(
          "not_loopback", "With --demo a register enrols itself only with a server on this PC.");
    }
    return kept(storage, orStop(Enrolment.demo(api, server.toString(), deviceName)));
  }

  private DeviceIdentity kept(DiskStorage storage, DeviceIdentity identity) throws IOException {
    DeviceFile.write(storage, identity);
    ContactFile.write(storage, new StoreContact(time.instant(), ClockOffset.NONE));
    return identity;
  }

  private static boolean isThisComputer(HttpUrl server) {
    try {
      return InetAddress.getByName(server.host()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  private static String name(Cache cache, UUID person) {
    return cache.people().byUid(person).map(CachedPerson::name).orElse("");
  }

  private static <T> T orStop(Outcome<T> outcome) throws CannotStart {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(String code, String detail) -> throw new CannotStart(code, detail);
    };
  }

  /** The sync threads write to the cache: they end before it is closed. */
  private static void stopSync(SyncLoop loop, HttpTransport transport) {
    loop.close();
    transport.close();
    try {
      if (!loop.awaitEnd(LAST_EXCHANGE)) {
        LOG.warn("the exchange with the store did not end before closing");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopPrinting(PrintQueue queue) {
    try {
      queue
          .close(LAST_PRINTS)
          .forEach(job -> LOG.warn("not printed before closing: {}", job.title()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes it; a program that is told to stop does the same. */
  @Override
  public void close() {
    ClosedOnStop whole = closing;
    if (whole == null) {
      closeAll();
    } else {
      whole.close();
    }
  }

  /** Everything that was opened is closed, last first, whatever fails. */
  private void closeAll() {
    while (!open.isEmpty()) {
      Closeable next = open.pop();
      try {
        next.close();
      } catch (IOException | RuntimeException failed) {
        LOG.error("closing the register", failed);
      }
    }
    threads.stop(1, TimeUnit.SECONDS);
  }
}
