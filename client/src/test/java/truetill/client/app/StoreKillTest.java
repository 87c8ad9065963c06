package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.JournalCheck;
import truetill.client.journal.JournalRecord;
import truetill.core.journal.OpBody;

/**
 * The process killer (fault-tests section 1): a store and two registers in processes of their own;
 * the store, a register, or both at once are killed 0 to 800 ms after a command began, and started
 * again, while the registers go on selling. What the store said it took it has after each start (I1
 * of the server). When all is delivered, every sale that was told stands once in its journal and
 * once at the store, to the cent; the store has the journals byte for byte (I1 to I5, I7, I9).
 */
class StoreKillTest {
  private static final boolean LONG = "long".equals(System.getProperty("truetill.tests"));
  private static final int KILLS = Integer.getInteger("truetill.kills", LONG ? 100 : 2);
  private static final int TILLS = 2;
  private static final long LATEST_KILL_MICROS = 800_000;

  /** From so many starts on, an archive of the classes is worth its making. */
  private static final int MANY = 20;

  private static final long SEED = Long.getLong("truetill.seed", System.nanoTime());

  @TempDir Path folder;

  /** What is killed. */
  enum Target {
    SERVER,
    REGISTER,
    BOTH
  }

  /** What became of the sales told while one target was being killed. */
  private static final class Tally {
    private int told;
    private int found;
    private int doubled;
    private long centsOff;
  }

  private final Map<Target, Tally> tallies = new HashMap<>();
  private final Map<Target, List<Long>> recoveries_ms = new HashMap<>();
  private int gaps;

  @Test
  void whoeverIsKilledNothingToldIsLostOrDoubled() throws Exception {
    ProgramImage program = ProgramImage.in(folder.resolve("program"));
    if (KILLS >= MANY) {
      endInOrder(program);
    }
    Path storeData = folder.resolve("store");
    List<KilledTill> tills = new ArrayList<>();
    try {
      try (KilledStore store = KilledStore.start(program, storeData);
          StoreReader reader = new StoreReader(store.address());
          ExecutorService drivers = Executors.newFixedThreadPool(TILLS)) {
        for (int number = 0; number < TILLS; number++) {
          Path data = Files.createDirectories(folder.resolve("till" + number));
          Random random = new Random(SEED + number);
          tills.add(KilledTill.start(program, data, store.address(), number, random));
        }
        List<Future<KilledTill>> running = new ArrayList<>();
        tills.forEach(till -> running.add(drivers.submit(till::work)));
        try {
          killAll(store, tills, reader);
        } finally {
          tills.forEach(KilledTill::stopSelling);
        }
        for (Future<KilledTill> driver : running) {
          driver.get();
        }
        for (KilledTill till : tills) {
          till.drain();
        }
        for (KilledTill till : tills) {
          till.drain(); // what the others delivered meanwhile reaches this one
          checkDrawer(till, reader);
          till.quit();
          assertThat(CacheRows.unlike(till.data(), store.address()))
              .as("seed %d: %s", SEED, till)
              .isEmpty();
        }
      }
      try (StoreTables tables = StoreTables.of(storeData)) {
        for (KilledTill till : tills) {
          check(till, tables);
        }
      }
    } finally {
      tills.forEach(KilledTill::close);
    }
    report(tornTails(tills));
  }

  /** One run of each program that nobody kills: then the archives of their classes are there. */
  private void endInOrder(ProgramImage program) throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("quiet-till"));
    try (StoreProcess store = StoreProcess.start(program, folder.resolve("quiet-store"), 0);
        HeadlessProcess till =
            HeadlessProcess.start(program, data, "--server", store.address(), "--demo")) {
      till.ask("{\"do\":\"sync\"}");
      assertThat(till.quit()).isZero();
    }
  }

  private void killAll(KilledStore store, List<KilledTill> tills, StoreReader reader)
      throws IOException, InterruptedException {
    Random random = new Random(SEED + 77);
    for (Target target : Target.values()) {
      tills.forEach(till -> till.nowKilling(target));
      for (int cycle = 0; cycle < KILLS; cycle++) {
        cycle(target, store, tills, reader, random);
      }
    }
  }

  private void cycle(
      Target target, KilledStore store, List<KilledTill> tills, StoreReader reader, Random random)
      throws IOException, InterruptedException {
    KilledTill victim = tills.get(random.nextInt(TILLS));
    victim.awaitCommand();
    LockSupport.parkNanos(1_000 * random.nextLong(LATEST_KILL_MICROS));
    List<Long> recoveries = recoveries_ms.computeIfAbsent(target, any -> new ArrayList<>());
    if (target != Target.SERVER) {
      victim.kill();
    }
    if (target != Target.REGISTER) {
      store.kill();
      Map<String, Long> delivered = new HashMap<>();
      for (KilledTill till : tills) {
        String device = RecordedOps.identity(till.data()).device().toString();
        delivered.put(device, till.deliveredTold());
      }
      store.startAgain();
      recoveries.add(store.recoveries_ms().getLast());
      checkKept(delivered, reader);
    }
    if (target != Target.SERVER) {
      victim.awaitRecovery();
      recoveries.add(victim.recoveries_ms().getLast());
    }
  }

  /** What the store has acknowledged outlives it. */
  private static void checkKept(Map<String, Long> delivered, StoreReader reader)
      throws IOException, InterruptedException {
    Map<String, Long> kept = new HashMap<>();
    reader
        .get("/sync/devices/?page_size=100")
        .path("results")
        .forEach(
            device -> kept.put(device.path("id").asText(), device.path("accepted_seq").asLong()));
    delivered.forEach((device, seq) ->
        assertThat(kept.get(device))
            .as("seed %d: what the store took of %s", SEED, device)
            .isGreaterThanOrEqualTo(seq));
  }

  /** The cash of an open drawer is the same here and at the store. */
  private static void checkDrawer(KilledTill till, StoreReader reader)
      throws IOException, InterruptedException {
    String uid = till.drawer();
    List<BigDecimal> found = new ArrayList<>();
    reader
        .get("/pos/drawers/?status=open&page_size=100")
        .path("results")
        .forEach(drawer -> {
          if (drawer.path("uid").asText().equals(uid)) {
            found.add(new BigDecimal(drawer.path("current_expected_cash").asText()));
          }
        });
    assertThat(found).as("seed %d: drawer of %s", SEED, till).containsExactly(till.expectedCash());
  }

  private void check(KilledTill till, StoreTables tables) throws Exception {
    JournalCheck.Finding books = JournalCheck.run(DiskStorage.open(till.data()));
    assertThat(books.problem()).as("seed %d: books of %s", SEED, till).isNull();
    List<JournalRecord> records = RecordedOps.of(till.data());
    UUID device = RecordedOps.identity(till.data()).device();
    Delivered.check("seed " + SEED + " " + till, device, records, tables);
    Map<String, OpBody.SaleCompleted> sales = new HashMap<>();
    Map<String, String> opIds = new HashMap<>();
    Map<String, BigDecimal> voids = new HashMap<>();
    for (JournalRecord record : records) {
      if (record.op().body() instanceof OpBody.SaleCompleted sale) {
        assertThat(sales.put(sale.receipt(), sale)).as("%s stands twice", sale.receipt()).isNull();
        opIds.put(sale.receipt(), record.op().envelope().id().toString());
      } else if (record.op().body() instanceof OpBody.SaleVoided voided) {
        voids.put(voided.receipt(), new BigDecimal(voided.total().toString()));
      }
    }
    Map<String, List<StoreTables.TakenSale>> taken = new HashMap<>();
    tables
        .sales(device)
        .forEach(sale -> taken.computeIfAbsent(sale.receipt(), any -> new ArrayList<>()).add(sale));
    assertThat(taken.keySet()).as("seed %d: %s", SEED, till).isEqualTo(sales.keySet());
    taken.forEach((receipt, here) ->
        assertThat(here.getFirst().status())
            .as("seed %d: %s", SEED, receipt)
            .isEqualTo(voids.containsKey(receipt) ? "voided" : "completed"));
    assertThat(voids).as("seed %d: told voids", SEED).containsAllEntriesOf(till.toldVoids());
    gaps += missingNumbers(taken.keySet());
    till.told()
        .forEach((receipt, told) -> {
          Tally tally = tallies.computeIfAbsent(told.target(), any -> new Tally());
          tally.told++;
          OpBody.SaleCompleted sale = sales.get(receipt);
          List<StoreTables.TakenSale> here = taken.getOrDefault(receipt, List.of());
          if (sale != null && told.opId().equals(opIds.get(receipt)) && !here.isEmpty()) {
            long cents = told.total().movePointRight(2).longValueExact();
            tally.found++;
            tally.doubled += here.size() - 1;
            tally.centsOff += Math.abs(cents - sale.totals().total().cents());
            tally.centsOff += Math.abs(cents - here.getFirst().totalCents());
          }
        });
  }

  /** I7: the numbers of a series run 1 to k. */
  private static int missingNumbers(Iterable<String> receipts) {
    List<Integer> counters = new ArrayList<>();
    receipts.forEach(
        receipt -> counters.add(Integer.parseInt(receipt.substring(receipt.lastIndexOf('-') + 3))));
    int highest = counters.stream().mapToInt(Integer::intValue).max().orElse(0);
    return highest - counters.size();
  }

  private static int tornTails(List<KilledTill> tills) throws IOException {
    int torn = 0;
    for (KilledTill till : tills) {
      Path aside = till.data().resolve("quarantine");
      if (Files.isDirectory(aside)) {
        try (Stream<Path> files = Files.list(aside)) {
          torn += (int) files.count();
        }
      }
    }
    return torn;
  }

  private void report(int torn) {
    for (Target target : Target.values()) {
      Tally tally = tallies.getOrDefault(target, new Tally());
      List<Long> times_ms =
          recoveries_ms.getOrDefault(target, List.of()).stream().sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "KILL target=%s seed=%d cycles=%d told=%d found=%d lost=%d doubled=%d cents_off=%d"
              + " gaps=%d torn_cut=%d recover_ms p50=%d p99=%d%n",
          target.name().toLowerCase(Locale.ROOT),
          SEED,
          KILLS,
          tally.told,
          tally.found,
          tally.told - tally.found,
          tally.doubled,
          tally.centsOff,
          gaps,
          torn,
          times_ms.get(times_ms.size() / 2),
          times_ms.get(times_ms.size() * 99 / 100));
      assertThat(tally.told).as("seed %d: sales told", SEED).isPositive();
      assertThat(tally.found).as("seed %d: sales found", SEED).isEqualTo(tally.told);
      assertThat(tally.doubled).isZero();
      assertThat(tally.centsOff).isZero();
      assertThat(gaps).isZero();
    }
  }
}
