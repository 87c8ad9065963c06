package truetill.client.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheFailed;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.Journal;
import truetill.client.journal.ManualScheduler;
import truetill.client.journal.Storage;
import truetill.client.register.MistakenRegister;
import truetill.client.register.Register;
import truetill.client.register.RegisterOpening;
import truetill.client.register.TillRegister;
import truetill.client.remote.SyncApi;
import truetill.client.remote.SyncTransport;
import truetill.client.sync.AnswerFile;
import truetill.client.sync.Enrolment;
import truetill.client.sync.RefData;
import truetill.client.sync.SyncLoop;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.outcome.Outcome;

/**
 * One register PC: its disk, clock, line and paper, which stay, and the program on it, which runs,
 * dies and starts again. It is put together as the product's own start does it.
 */
final class SimDevice {
  private final int number;
  private final Random random;
  private final SimDisk disk;
  private final SimClock clock;
  private final SimNet net;
  private final SyncTransport line;
  private final Seeded seeded;
  private final SimPaper paper = new SimPaper();
  private final DeviceIdentity identity;
  private final SimCache cache;
  private SimPower power = new SimPower();
  private ManualScheduler scheduler = new ManualScheduler();
  private RegisterOpening.@Nullable Opened opened;

  /** What people work at when the program has a mistake. */
  private @Nullable Register desks;

  private int cuts;
  private String whyDown = "";

  /** Failures of the disk by the time of the last good exchange, -1 after a power cut. */
  private int failuresAtContact = -1;

  SimDevice(int number, SimStore store, SimTime time, Random random, Seeded seeded)
      throws IOException {
    this.number = number;
    this.seeded = seeded;
    this.random = random;
    this.disk = new SimDisk(new Random(random.nextLong()));
    this.clock = new SimClock(time);
    this.net = new SimNet(store, time, new Random(random.nextLong()));
    this.line = SeededLine.around(net, seeded, new Random(random.nextLong()));
    net.connect(power);
    this.identity =
        withReceipts(
            Enrolment.demo(new SyncApi(net), "http://store.sim", "Device " + number).orElseThrow());
    DeviceFile.write(disk.under(power), identity);
    this.cache = new SimCache(identity.device());
  }

  /** One till in three had a busy morning on another PC: its ten thousandth receipt is near. */
  private DeviceIdentity withReceipts(DeviceIdentity fresh) {
    if (random.nextInt(3) > 0) {
      return fresh;
    }
    return new DeviceIdentity(
        fresh.device(),
        fresh.nonce(),
        fresh.register(),
        fresh.registerCode(),
        fresh.registerName(),
        fresh.series(),
        fresh.location(),
        fresh.locationName(),
        fresh.timezone(),
        fresh.secret(),
        fresh.pinKey(),
        fresh.server(),
        Map.of("2026-03-02", 9_997, "2026-03-03", 9_998),
        fresh.customers(),
        fresh.journal());
  }

  int number() {
    return number;
  }

  DeviceIdentity identity() {
    return identity;
  }

  SimDisk disk() {
    return disk;
  }

  SimClock clock() {
    return clock;
  }

  SimNet net() {
    return net;
  }

  SimPaper paper() {
    return paper;
  }

  SimCache cache() {
    return cache;
  }

  SimPower power() {
    return power;
  }

  int cuts() {
    return cuts;
  }

  /** Why the program does not run, for a person. */
  String whyDown() {
    return whyDown;
  }

  boolean isUp() {
    return opened != null;
  }

  Register till() {
    TillRegister real = running().register();
    Register used = desks;
    return used == null ? real : used;
  }

  /** The program itself, below its desks. */
  TillRegister program() {
    return running().register();
  }

  Journal journal() {
    return running().journal();
  }

  private RegisterOpening.Opened running() {
    RegisterOpening.Opened current = opened;
    if (current == null) {
      throw new IllegalStateException("device " + number + " is down");
    }
    return current;
  }

  /** Starts the program; whether it runs then. */
  boolean start() {
    power = new SimPower();
    scheduler = new ManualScheduler();
    net.connect(power);
    try {
      try {
        open();
      } catch (CacheFailed damaged) {
        disk.release();
        cache.lose();
        open();
      }
    } catch (SimCrash crash) {
      powerCut();
    } catch (IOException failed) {
      stopDead(String.valueOf(failed.getMessage()));
    } catch (CacheFailed failed) {
      stopDead(failed.toString());
    }
    return isUp();
  }

  private void open() throws IOException {
    Storage storage = SeededStorage.around(disk.under(power), seeded);
    storage.lock();
    DeviceIdentity known = DeviceFile.read(storage);
    if (known == null) {
      throw new IOException("the identity is gone");
    }
    Cache opening = cache.open();
    RefData refData = new RefData(storage);
    boolean fresh = !opening.positions().hasServerRows();
    boolean restored = fresh && refData.restore(opening);
    if (fresh) {
      new AnswerFile(storage, known.device()).restore(opening);
    }
    SimUplink uplink = new SimUplink();
    Outcome<RegisterOpening.Opened> outcome =
        new RegisterOpening(
                storage,
                known,
                opening,
                paper,
                uplink,
                clock,
                new TimeOrderedIds(clock, new Random(random.nextLong())),
                Runnable::run,
                Runnable::run,
                scheduler,
                power)
            .open();
    if (outcome instanceof Outcome.Refused<RegisterOpening.Opened>(String code, String detail)) {
      stopDead(code + ": " + detail);
      return;
    }
    RegisterOpening.Opened till = outcome.orElseThrow();
    opened = till;
    MistakenRegister.Mistake mistake = seeded.mistake();
    desks = mistake == null ? null : new MistakenRegister(till.register(), mistake);
    whyDown = "";
    SyncLoop loop =
        new SyncLoop(
            new SyncApi(line),
            known,
            till.journal(),
            opening,
            refData,
            restored,
            Set::of,
            clock,
            new Random(random.nextLong()));
    uplink.join(loop);
    if (!opening.positions().hasServerRows()) {
      loop.exchange();
    }
  }

  /** The program ended without a power cut: what it wrote is as it wrote it. */
  private void stopDead(String why) {
    whyDown = why;
    opened = null;
    power.cutNow();
    cache.shut();
    disk.release();
  }

  /** The store was reached and everything exchanged. */
  void hadContact() {
    failuresAtContact = allFailures();
  }

  /**
   * Whether its plain files are sure to be as far as its cache: they are not forced, and made anew
   * at the next contact when they fell behind.
   */
  boolean hasSureFiles() {
    return failuresAtContact == allFailures();
  }

  private int allFailures() {
    return disk.failures().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Closes the program in order; whether that went well. */
  boolean stop() {
    TillRegister till = program();
    try {
      till.close();
      return true;
    } catch (SimCrash crash) {
      powerCut();
      return false;
    } catch (IOException failed) {
      return false;
    } finally {
      if (isUp()) {
        stopDead("stopped");
      }
    }
  }

  /** The program is killed; the system writes what it had taken over. */
  void kill() {
    stopDead("killed");
  }

  /** Power goes now, in the middle of whatever it was. */
  void powerCut() {
    cuts++;
    failuresAtContact = -1;
    stopDead("power cut at " + power.lastStep());
    disk.powerCut();
  }

  /**
   * Does something at the running till.
   *
   * @return null when power went meanwhile; what was told by then nobody knows
   */
  <T> @Nullable T doing(Function<Register, T> work) {
    try {
      return work.apply(till());
    } catch (SimCrash crash) {
      powerCut();
      return null;
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof SimCrash) {
        powerCut();
        return null;
      }
      throw failed;
    }
  }

  /** Lets its timers run. */
  void pass(Duration time) {
    if (isUp()) {
      doing(till -> {
        scheduler.pass(time);
        return true;
      });
    }
  }

  void close() {
    cache.close();
  }
}
