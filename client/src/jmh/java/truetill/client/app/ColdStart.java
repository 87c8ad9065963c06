package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import truetill.bench.BenchFolder;
import truetill.client.cache.FeedRows;
import truetill.client.journal.ContactFile;
import truetill.client.journal.DiskStorage;
import truetill.client.register.RegisterFixture;
import truetill.core.clock.ClockOffset;
import truetill.core.clock.StoreContact;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Snapshot;

/**
 * From the start of a register's process, its store away, to the answer of its first scan: with a
 * handful of items and with very many, started in turn.
 */
public final class ColdStart {
  private static final int SHOP_ITEMS = 100;

  private ColdStart() {}

  /** The middle one of the starts of each. */
  public record Took(Duration few, Duration many) {}

  /** Starts each so many times. */
  public static Took measure(int items, int starts) throws IOException, InterruptedException {
    try (BenchFolder folder = BenchFolder.create("cold-start")) {
      ProgramImage program = ProgramImage.in(folder.path().resolve("program"));
      Path few = prepared(program, folder.path().resolve("few"), 0);
      Path many = prepared(program, folder.path().resolve("many"), items);
      List<Duration> ofFew = new ArrayList<>();
      List<Duration> ofMany = new ArrayList<>();
      for (int start = 0; start < starts; start++) {
        ofFew.add(firstScan(program, few));
        ofMany.add(firstScan(program, many));
      }
      return new Took(middle(ofFew), middle(ofMany));
    }
  }

  private static Duration middle(List<Duration> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  /** A register with these items besides its hundred, its drawer open. */
  private static Path prepared(ProgramImage program, Path data, int items)
      throws IOException, InterruptedException {
    try (RegisterFixture register = RegisterFixture.in(data)) {
      register.open();
      register.cache().image().replace(FeedRows.header(20), rows(items), 0);
    }
    Instant now = Instant.now();
    ContactFile.write(DiskStorage.open(data), new StoreContact(now, ClockOffset.between(now, now)));
    try (HeadlessProcess first = HeadlessProcess.start(program, data)) {
      told(first, "{\"do\":\"sign-in\",\"pin\":\"1001\"}");
      told(first, "{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
      first.quit();
    }
    return data;
  }

  private static Iterator<Snapshot.Row> rows(int items) {
    Stream<Changes.Row> shop = RegisterFixture.shopRows().stream();
    Stream<Changes.Row> many =
        IntStream.rangeClosed(SHOP_ITEMS + 1, SHOP_ITEMS + items)
            .mapToObj(number ->
                FeedRows.item(
                    number,
                    "Household thing " + number % 977 + " model " + number / 50 + "q",
                    499,
                    "on_shelf"));
    return Stream.concat(shop, many).map(row -> FeedRows.snapshot(List.of(row)).next()).iterator();
  }

  private static Duration firstScan(ProgramImage program, Path data)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (HeadlessProcess register = HeadlessProcess.start(program, data)) {
      told(register, "{\"do\":\"sign-in\",\"pin\":\"1001\"}");
      told(register, "{\"do\":\"scan\",\"sku\":\"" + RegisterFixture.sku(1) + "\"}");
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      told(register, "{\"do\":\"abandon\"}");
      register.quit();
      return took;
    }
  }

  private static void told(HeadlessProcess register, String command) throws IOException {
    JsonNode answer = register.ask(command);
    if (!answer.path("ok").asBoolean()) {
      throw new IllegalStateException(command + ": " + answer);
    }
  }
}
