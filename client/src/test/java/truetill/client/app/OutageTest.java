package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real processes: a store and two registers, between them a network that is cut and healed at
 * random while both sell. In the end everything told stands at the store once and to the cent, no
 * receipt number is missing, and both registers hold what the store holds (I2, I5, I7, I9).
 */
class OutageTest {
  private static final boolean LONG = "long".equals(System.getProperty("truetill.tests"));
  private static final int SALES_A_TILL = LONG ? 2_500 : 40;
  private static final Duration LENGTH = LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(12);
  private static final int TILLS = 2;
  private static final long SEED = Long.getLong("truetill.seed", System.nanoTime());

  @TempDir Path folder;

  @Test
  void nothingIsLostDoubledOrChangedByANetworkThatComesAndGoes() throws Exception {
    ProgramImage program = ProgramImage.in(folder.resolve("program"));
    List<OutageTill> tills = new ArrayList<>();
    int cuts;
    try (StoreProcess store = StoreProcess.start(program, folder.resolve("store"), 0);
        OutageProxy network = new OutageProxy(store.port());
        ExecutorService drivers = Executors.newFixedThreadPool(TILLS);
        StoreReader reader = new StoreReader(store.address())) {
      BigDecimal before = amount(reader.get("/pos/dashboard/metrics/"), "todays_revenue");
      for (int number = 0; number < TILLS; number++) {
        Path data = Files.createDirectories(folder.resolve("till" + number));
        tills.add(
            OutageTill.start(program, data, network.address(), number, new Random(SEED + number)));
      }
      List<Callable<OutageTill>> days = new ArrayList<>();
      tills.forEach(till -> days.add(() -> till.sell(SALES_A_TILL, LENGTH)));
      List<Future<OutageTill>> running = new ArrayList<>();
      days.forEach(day -> running.add(drivers.submit(day)));
      cuts = comeAndGo(network, running);
      for (Future<OutageTill> day : running) {
        day.get();
      }
      network.heal();
      for (OutageTill till : tills) {
        till.drain();
      }
      for (OutageTill till : tills) {
        till.drain(); // what the others delivered meanwhile reaches this one
      }
      check(tills, reader, before);
      for (OutageTill till : tills) {
        till.checkDrawer(reader);
        till.quit();
      }
      for (OutageTill till : tills) {
        assertThat(till.rowsUnlike(store.address())).as("seed %d: %s", SEED, till).isEmpty();
      }
    } finally {
      tills.forEach(OutageTill::close);
    }
    System.out.printf(
        Locale.ROOT,
        "OUTAGE seed=%d tills=%d sales=%d voids=%d cuts=%d lost=0 doubled=0 cents_off=0"
            + " receipt_gaps=0 hash_diff=0%n",
        SEED,
        TILLS,
        tills.stream().mapToInt(till -> till.told().size()).sum(),
        tills.stream().mapToInt(OutageTill::voids).sum(),
        cuts);
    assertThat(cuts).isPositive();
  }

  /** Cuts and heals until both days are over. */
  private static int comeAndGo(OutageProxy network, List<Future<OutageTill>> running)
      throws InterruptedException {
    Random random = new Random(SEED + 77);
    int cuts = 0;
    while (!running.stream().allMatch(Future::isDone)) {
      Thread.sleep(100 + random.nextInt(LONG ? 5_000 : 800));
      network.cut();
      cuts++;
      Thread.sleep(100 + random.nextInt(LONG ? 15_000 : 1_500));
      network.heal();
    }
    return cuts;
  }

  private static void check(List<OutageTill> tills, StoreReader reader, BigDecimal revenueBefore)
      throws IOException, InterruptedException {
    Map<String, BigDecimal> told = new HashMap<>();
    BigDecimal sold = BigDecimal.ZERO;
    for (OutageTill till : tills) {
      told.putAll(till.told());
      sold = sold.add(till.sold());
      List<Integer> counters =
          till.told().keySet().stream()
              .map(receipt -> Integer.parseInt(receipt.substring(receipt.length() - 4)))
              .sorted()
              .toList();
      for (int at = 0; at < counters.size(); at++) {
        assertThat(counters.get(at)).as("seed %d: receipts in a row", SEED).isEqualTo(at + 1);
      }
    }
    Map<String, BigDecimal> found = new HashMap<>();
    int doubled = 0;
    JsonNode page;
    int number = 1;
    do {
      page = reader.get("/pos/receipts/?page_size=100&page=" + number++);
      for (JsonNode receipt : page.path("results")) {
        String name = receipt.path("receipt_number").asText();
        if (told.containsKey(name)) {
          doubled +=
              found.put(name, new BigDecimal(receipt.path("total").asText("0"))) == null ? 0 : 1;
        }
      }
    } while (!page.path("next").isNull() && !page.path("next").isMissingNode());
    assertThat(doubled).isZero();
    assertThat(found.keySet()).as("seed %d", SEED).isEqualTo(told.keySet());
    assertThat(amount(reader.get("/pos/dashboard/metrics/"), "todays_revenue"))
        .as("seed %d: revenue", SEED)
        .isEqualByComparingTo(revenueBefore.add(sold));
  }

  private static BigDecimal amount(JsonNode node, String key) {
    assertThat(node.path(key).isTextual()).as(key + " of " + node).isTrue();
    return new BigDecimal(node.path(key).asText());
  }
}
