package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.ContactFile;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.JournalCheck;
import truetill.client.register.RegisterFixture;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;

/**
 * Kills a headless register again and again while it sells, at random moments: every sale it told
 * exists, none twice, and the books prove (sync.md I1, I7). What was told is kept by the driver
 * alone.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("truetill.kills", 50);
  private static final long SEED = Long.getLong("truetill.seed", System.nanoTime());

  @TempDir Path folder = Path.of("");

  @Test
  void everySaleToldBeforeAKillExistsOnceAndTheBooksProve() throws Exception {
    int lanes = 2;
    ProgramImage program = ProgramImage.in(folder.resolve("program"));
    List<Callable<Lane>> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      Lane run =
          new Lane(program, folder.resolve("lane" + lane), new Random(SEED + lane), KILLS / lanes);
      run.begin();
      runs.add(run::drive);
    }
    try (ExecutorService drivers = Executors.newFixedThreadPool(lanes)) {
      int told = 0;
      int kills = 0;
      for (Future<Lane> finished : drivers.invokeAll(runs)) {
        Lane lane = finished.get();
        lane.check();
        told += lane.told.size();
        kills += lane.kills;
      }
      System.out.printf("KILL seed=%d kills=%d told=%d lost=0 doubled=0%n", SEED, kills, told);
      assertThat(kills).isEqualTo(KILLS);
    }
  }

  /** One data folder with its driver. */
  private static final class Lane {
    private final ProgramImage program;
    private final Path data;
    private final Random random;
    private final int wanted;
    private final Map<String, String> told = new HashMap<>();
    private int kills;
    private int nextItem = 1;

    Lane(ProgramImage program, Path data, Random random, int wanted) {
      this.program = program;
      this.data = data;
      this.random = random;
      this.wanted = wanted;
    }

    /** An enrolled register whose server is away; its first, quiet run ends in order. */
    void begin() throws IOException, InterruptedException {
      DiskStorage storage = DiskStorage.create(data);
      DeviceFile.write(storage, RegisterFixture.identity(1));
      Instant now = Instant.now();
      ContactFile.write(storage, new StoreContact(now, ClockOffset.between(now, now)));
      try (RegisterFixture seeded = RegisterFixture.in(data)) {
        seeded.open();
      }
      endInOrder();
    }

    Lane drive() throws IOException, InterruptedException {
      while (kills < wanted) {
        try (HeadlessProcess register = HeadlessProcess.start(program, data)) {
          readyToSell(register);
          sellUntilKilled(register);
          kills++;
        }
      }
      endInOrder();
      return this;
    }

    private void endInOrder() throws IOException, InterruptedException {
      try (HeadlessProcess register = HeadlessProcess.start(program, data)) {
        readyToSell(register);
        assertThat(register.quit()).isZero();
      }
    }

    private static void readyToSell(HeadlessProcess register) throws IOException {
      JsonNode signedIn = register.ask("{\"do\":\"sign-in\",\"pin\":\"1001\"}");
      assertThat(signedIn.path("ok").asBoolean()).as("%s %s", signedIn, register.errors()).isTrue();
      JsonNode status = register.ask("{\"do\":\"status\"}");
      if (status.get("drawer").isNull()) {
        JsonNode opened = register.ask("{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
        assertThat(opened.path("ok").asBoolean()).as("%s", opened).isTrue();
      }
    }

    /** After some answers the next command is cut short, a moment after it was sent or before. */
    private void sellUntilKilled(HeadlessProcess register)
        throws IOException, InterruptedException {
      int answersLeft = random.nextInt(30);
      Thread killer = null;
      boolean alive = true;
      while (alive) {
        if (answersLeft-- == 0) {
          killer = killer(register, random.nextLong(4_000_000L));
        }
        register.send(nextCommand());
        JsonNode answer = register.answer();
        alive = answer != null;
        if (answer != null && answer.hasNonNull("receipt")) {
          String before = told.put(answer.path("receipt").asText(), answer.path("op_id").asText());
          assertThat(before).as("receipt told twice").isNull();
        }
      }
      if (killer != null) {
        killer.join();
      }
    }

    private static Thread killer(HeadlessProcess register, long afterNanos) {
      return Thread.ofPlatform()
          .start(() -> {
            long due = System.nanoTime() + afterNanos;
            while (System.nanoTime() < due) {
              Thread.onSpinWait();
            }
            register.kill();
          });
    }

    private String nextCommand() {
      int dice = random.nextInt(10);
      if (dice < 5) {
        return "{\"do\":\"untagged\",\"description\":\"Thing "
            + nextItem++
            + "\",\"price\":\"4.99\"}";
      }
      return dice < 9
          ? "{\"do\":\"pay\",\"method\":\"cash\",\"tendered\":\"5000.00\"}"
          : "{\"do\":\"scan\",\"sku\":\"" + RegisterFixture.sku(1 + random.nextInt(20)) + "\"}";
    }

    void check() throws IOException {
      JournalCheck.Finding finding = JournalCheck.run(DiskStorage.open(data));
      assertThat(finding.problem()).as("seed %d, %s", SEED, data).isNull();
      Map<String, String> recorded = RecordedReceipts.of(data);
      assertThat(recorded).as("seed %d: every told sale exists", SEED).containsAllEntriesOf(told);
      assertThat(told).as("sales told").isNotEmpty();
    }
  }
}
