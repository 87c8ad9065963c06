package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A headless register that is killed now and then, with the driver that starts it again and goes on
 * selling. The driver keeps what it was told and nothing else.
 */
final class KilledTill implements AutoCloseable {
  /** What a register may refuse when it was killed in the middle of the command before. */
  private static final Set<String> HARMLESS =
      Set.of("cart_empty", "already_sold", "already_voided", "in_cart", "not_on_shelf");

  private static final int PATIENCE_SECONDS = 120;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;
  private static final String MANAGER = "{\"do\":\"sign-in\",\"pin\":\"800001\"}";

  private final ProgramImage program;
  private final Path data;
  private final String server;
  private final int number;
  private final Random random;
  private final Map<String, ToldSale> told = new LinkedHashMap<>();
  private final Map<String, BigDecimal> toldVoids = new LinkedHashMap<>();
  private final List<Long> recoveries_ms = new ArrayList<>();
  private final Semaphore commands = new Semaphore(0);
  private final Semaphore recoveries = new Semaphore(0);
  private volatile HeadlessProcess process;
  private volatile StoreKillTest.Target underWay = StoreKillTest.Target.SERVER;
  private volatile boolean over;
  private volatile long deliveredTold;
  private int nextItem;

  /**
   * A sale the register answered for.
   *
   * @param target what was being killed at that time
   */
  record ToldSale(String opId, BigDecimal total, StoreKillTest.Target target) {}

  private KilledTill(
      ProgramImage program,
      Path data,
      String server,
      int number,
      Random random,
      HeadlessProcess process) {
    this.program = program;
    this.data = data;
    this.server = server;
    this.number = number;
    this.random = random;
    this.process = process;
    this.nextItem = 1 + number;
  }

  /** Enrols, signs in and opens the drawer, while nothing is killed yet. */
  static KilledTill start(ProgramImage program, Path data, String server, int number, Random random)
      throws IOException {
    HeadlessProcess first = HeadlessProcess.start(program, data, "--server", server, "--demo");
    KilledTill till = new KilledTill(program, data, server, number, random, first);
    till.ask("{\"do\":\"sync\"}");
    till.ask(MANAGER);
    till.ask("{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
    return till;
  }

  private JsonNode ask(String command) throws IOException {
    JsonNode answer = process.ask(command);
    assertThat(answer.path("ok").asBoolean()).as("%s: %s", command, answer).isTrue();
    return answer;
  }

  /** Sells until told that it is over, through whatever happens to it and to its store. */
  KilledTill work() throws IOException {
    while (!over) {
      String command = nextCommand();
      commands.release();
      process.send(command);
      JsonNode answer = process.answer();
      if (answer == null) {
        startAgain();
      } else {
        note(command, answer);
      }
      LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
    }
    return this;
  }

  private void startAgain() throws IOException {
    process.close();
    long begun = System.nanoTime();
    process = HeadlessProcess.start(program, data, "--server", server);
    JsonNode status = ask("{\"do\":\"status\"}");
    recoveries_ms.add((System.nanoTime() - begun) / 1_000_000);
    assertThat(status.path("drawer").isTextual()).as("%s: the drawer is open still", this).isTrue();
    ask(MANAGER);
    recoveries.release();
  }

  private String nextCommand() {
    int dice = random.nextInt(100);
    if (dice < 20) {
      nextItem += 2;
      return nextItem > 1_500
          ? untagged()
          : String.format(Locale.ROOT, "{\"do\":\"scan\",\"sku\":\"ITM%07d\"}", nextItem - 2);
    }
    if (dice < 45) {
      return untagged();
    }
    if (dice < 75) {
      return dice < 55
          ? "{\"do\":\"pay\",\"method\":\"card\"}"
          : "{\"do\":\"pay\",\"method\":\"cash\",\"tendered\":\"5000.00\"}";
    }
    if (dice < 78 && !told.isEmpty()) {
      List<String> receipts = List.copyOf(told.keySet());
      return "{\"do\":\"void\",\"reason\":\"Changed his mind\",\"receipt\":\""
          + receipts.get(random.nextInt(receipts.size()))
          + "\"}";
    }
    if (dice < 80) {
      return "{\"do\":\"drop\",\"total\":\"0.25\"}";
    }
    return dice < 90 ? "{\"do\":\"sync\"}" : "{\"do\":\"status\"}";
  }

  private String untagged() {
    return String.format(
        Locale.ROOT,
        "{\"do\":\"untagged\",\"description\":\"Thing\",\"price\":\"%d.%02d\"}",
        random.nextInt(90),
        1 + random.nextInt(99));
  }

  private void note(String command, JsonNode answer) {
    if (!answer.path("ok").asBoolean()) {
      assertThat(HARMLESS).as("%s: %s", command, answer).contains(answer.path("code").asText());
      return;
    }
    String receipt = answer.path("receipt").asText();
    if (answer.has("op_id")) {
      ToldSale sale =
          new ToldSale(
              answer.path("op_id").asText(),
              new BigDecimal(answer.path("total").asText()),
              underWay);
      assertThat(told.put(receipt, sale)).as("%s told twice", receipt).isNull();
    } else if (answer.has("refunded")) {
      BigDecimal refunded = new BigDecimal(answer.path("refunded").asText());
      assertThat(toldVoids.put(receipt, refunded)).as("%s voided twice", receipt).isNull();
    } else if (answer.has("delivered_seq")) {
      deliveredTold = Math.max(deliveredTold, answer.path("delivered_seq").asLong());
    }
  }

  /** From here on what is told is told while this is being killed. */
  void nowKilling(StoreKillTest.Target target) {
    underWay = target;
  }

  /** Returns when it has just begun its next command. */
  void awaitCommand() throws InterruptedException {
    commands.drainPermits();
    await(commands);
  }

  void kill() {
    recoveries.drainPermits();
    process.kill();
  }

  /** Returns when it sells again. */
  void awaitRecovery() throws InterruptedException {
    await(recoveries);
  }

  /** A driver that has failed releases nothing; its failure is told in the end. */
  private void await(Semaphore sign) throws InterruptedException {
    if (!sign.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(this + " sells no longer");
    }
  }

  void stopSelling() {
    over = true;
  }

  /** Until nothing waits; the store is there for good. */
  void drain() throws IOException {
    long waiting = Long.MAX_VALUE;
    for (int attempt = 0; waiting > 0 && attempt < 1_000; attempt++) {
      waiting = ask("{\"do\":\"sync\"}").path("waiting").asLong();
    }
    assertThat(waiting).as("%s: what never arrived", this).isZero();
  }

  /** The cash its open drawer should hold, in the register's own words. */
  BigDecimal expectedCash() throws IOException {
    return new BigDecimal(ask("{\"do\":\"day\"}").path("expected_cash").asText());
  }

  String drawer() throws IOException {
    return ask("{\"do\":\"status\"}").path("drawer").asText();
  }

  void quit() throws IOException, InterruptedException {
    assertThat(process.quit()).isZero();
  }

  Path data() {
    return data;
  }

  Map<String, ToldSale> told() {
    return told;
  }

  Map<String, BigDecimal> toldVoids() {
    return toldVoids;
  }

  /** The highest record the register has called delivered. */
  long deliveredTold() {
    return deliveredTold;
  }

  List<Long> recoveries_ms() {
    return recoveries_ms;
  }

  @Override
  public String toString() {
    return "till " + number;
  }

  @Override
  public void close() {
    over = true;
    process.close();
  }
}
