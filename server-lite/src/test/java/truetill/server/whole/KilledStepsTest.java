package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.ServerFixture;
import truetill.server.db.Database;

/**
 * Kills the store server in every long step of an order, at random moments: started again on the
 * same folder, the store has all that the step does in a store that was not killed, or nothing of
 * it; what was answered is there; and the step asked again gives its result once.
 */
class KilledStepsTest {
  private static final int ORDERS = Effort.of(1, 30);
  private static final int KILLS_A_STEP = Effort.of(1, 4);
  private static final int ROWS = Effort.of(600, 2_000);
  private static final int PIECES = Effort.of(200, 600);
  private static final long SEED = Long.getLong("truetill.seed", System.nanoTime());
  private static final String EMAIL = "first@shop.test";
  private static final String PASSWORD = "first-admin-1";

  @TempDir private Path folder = Path.of("");

  private final Random random = new Random(SEED);
  private final Map<OrderStep, Long> usualNanos = new EnumMap<>(OrderStep.class);
  private @Nullable Process process;
  private @Nullable StepCaller caller;

  @Test
  void aKilledStepIsDoneOrNotDone() throws Exception {
    int kills = 0;
    int undone = 0;
    int done = 0;
    int answered = 0;
    try (ServerFixture twin = ServerFixture.inMemory()) {
      StepCaller twinCaller = new StepCaller(twin.address(), twin.tokenOf(CASHIER));
      undisturbed(twinCaller);
      for (int order = 0; order < ORDERS; order++) {
        String word = "KILL" + order;
        boolean arrived = order % 2 == 1;
        OrderStep.Load load = OrderStep.Load.begin(started(), word, arrived, ROWS, PIECES);
        OrderStep.Load twinLoad = OrderStep.Load.begin(twinCaller, word, arrived, ROWS, PIECES);
        for (OrderStep step : OrderStep.values()) {
          Map<String, List<String>> before = OrderFacts.of(twin.database());
          step.ask(twinCaller, twinLoad).join().ok();
          Map<String, List<String>> after = OrderFacts.of(twin.database());
          assertThat(after).as("%s does something", step).isNotEqualTo(before);
          boolean open = true;
          for (int kill = 0; kill < KILLS_A_STEP && open; kill++) {
            boolean told = askAndKill(step, load);
            Map<String, List<String>> found = found();
            boolean nothing = OrderFacts.differing(found, before).isEmpty();
            assertThat(nothing ? List.of() : OrderFacts.differing(found, after))
                .as("seed %d, %s of order %d: half done in", SEED, step, order)
                .isEmpty();
            assertThat(told && nothing)
                .as("seed %d, %s of order %d: answered and lost", SEED, step, order)
                .isFalse();
            kills++;
            undone += nothing ? 1 : 0;
            done += nothing ? 0 : 1;
            answered += told ? 1 : 0;
            open = nothing;
          }
          if (open) {
            step.ask(started(), load).join().ok();
          }
        }
        kill();
        assertThat(OrderFacts.differing(found(), OrderFacts.of(twin.database())))
            .as("seed %d, order %d at its end", SEED, order)
            .isEmpty();
      }
      started();
      assertThat(storedFiles()).as("contents of orders that are gone").isZero();
    } finally {
      kill();
    }
    System.out.printf(
        "KILLED STEPS seed=%d kills=%d undone=%d done=%d answered=%d half=0%n",
        SEED, kills, undone, done, answered);
    assertThat(kills).isGreaterThanOrEqualTo(ORDERS * OrderStep.values().length);
  }

  /** One order through all steps in both stores, to know how long they take. */
  private void undisturbed(StepCaller twinCaller) throws IOException {
    OrderStep.Load load = OrderStep.Load.begin(started(), "CALM", false, ROWS, PIECES);
    OrderStep.Load twinLoad = OrderStep.Load.begin(twinCaller, "CALM", false, ROWS, PIECES);
    for (OrderStep step : OrderStep.values()) {
      step.ask(twinCaller, twinLoad).join().ok();
      CompletableFuture<StepCaller.Answer> asked = step.ask(started(), load);
      long from = System.nanoTime();
      asked.join().ok();
      usualNanos.put(step, System.nanoTime() - from);
    }
  }

  /** True when the answer came before the end. */
  private boolean askAndKill(OrderStep step, OrderStep.Load load)
      throws IOException, InterruptedException {
    CompletableFuture<StepCaller.Answer> asked = step.ask(started(), load);
    long usual = usualNanos.getOrDefault(step, 0L);
    LockSupport.parkNanos(random.nextLong(usual + usual / 4 + 1));
    kill();
    StepCaller.Answer answer = asked.exceptionally(died -> null).join();
    if (answer != null && answer.status() != 500) {
      answer.ok();
      return true;
    }
    return false;
  }

  /** The server, started when there is none. */
  private StepCaller started() throws IOException {
    Process running = process;
    if (running == null) {
      running =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "truetill.server.app.Main",
                  "serve",
                  "--data",
                  folder.resolve("store").toString(),
                  "--port",
                  "0",
                  "--admin-email",
                  EMAIL,
                  "--admin-password",
                  PASSWORD)
              .redirectError(folder.resolve("errors").toFile())
              .start();
      process = running;
      String address = address(running.inputReader(StandardCharsets.UTF_8));
      caller = StepCaller.signedIn(address, EMAIL, PASSWORD);
    }
    StepCaller known = caller;
    if (known == null) {
      throw new IllegalStateException("started without a caller");
    }
    return known;
  }

  private String address(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return line.substring("ready ".length());
      }
    }
    throw new AssertionError(
        "seed " + SEED + ": no start: " + Files.readString(folder.resolve("errors")));
  }

  private void kill() throws InterruptedException {
    Process running = process;
    process = null;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
  }

  /** What stands on the disk; nobody else has the folder open. */
  private Map<String, List<String>> found() {
    try (Database database = Database.inFolder(folder.resolve("store"))) {
      return OrderFacts.of(database);
    }
  }

  private long storedFiles() throws IOException {
    Path files = folder.resolve("store").resolve("files");
    if (!Files.isDirectory(files)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.count();
    }
  }
}
