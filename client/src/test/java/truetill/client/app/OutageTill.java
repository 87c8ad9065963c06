package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A headless register with its driver, which keeps what it was told and nothing else. */
final class OutageTill implements AutoCloseable {
  private final HeadlessProcess process;
  private final Path data;
  private final int number;
  private final Random random;
  private final Map<String, BigDecimal> told = new HashMap<>();
  private BigDecimal sold = BigDecimal.ZERO;
  private int voids;
  private int nextItem;

  private OutageTill(HeadlessProcess process, Path data, int number, Random random) {
    this.process = process;
    this.data = data;
    this.number = number;
    this.random = random;
    this.nextItem = 1 + number;
  }

  /** Enrols, signs in and opens the drawer, while the network is there. */
  static OutageTill start(ProgramImage program, Path data, String server, int number, Random random)
      throws IOException {
    HeadlessProcess process = HeadlessProcess.start(program, data, "--server", server, "--demo");
    OutageTill till = new OutageTill(process, data, number, random);
    till.ask("{\"do\":\"sync\"}");
    till.ask("{\"do\":\"sign-in\",\"pin\":\"800001\"}"); // a manager, who may void
    till.ask("{\"do\":\"open-drawer\",\"total\":\"200.00\"}");
    return till;
  }

  private JsonNode ask(String command) throws IOException {
    JsonNode answer = process.ask(command);
    assertThat(answer.path("ok").asBoolean()).as("%s: %s", command, answer).isTrue();
    return answer;
  }

  /** A day of so many sales, spread over so long a time; every tenth is voided again. */
  OutageTill sell(int sales, Duration length) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    for (int sale = 0; sale < sales; sale++) {
      int lines = 1 + random.nextInt(3);
      for (int line = 0; line < lines; line++) {
        addLine();
      }
      JsonNode paid = ask("{\"do\":\"pay\"," + tender() + "}");
      String receipt = paid.path("receipt").asText();
      BigDecimal total = new BigDecimal(paid.path("total").asText());
      assertThat(told.put(receipt, total)).as("%s told twice", receipt).isNull();
      sold = sold.add(total);
      if (random.nextInt(10) == 0) {
        JsonNode voided =
            ask(
                "{\"do\":\"void\",\"receipt\":\""
                    + receipt
                    + "\",\"reason\":\"Changed his mind\"}");
        assertThat(voided.path("receipt").asText()).isEqualTo(receipt);
        sold = sold.subtract(total);
        voids++;
      }
      long due_ms = length.toMillis() * (sale + 1) / sales;
      long spent_ms = (System.nanoTime() - begun) / 1_000_000;
      if (due_ms > spent_ms) {
        Thread.sleep(due_ms - spent_ms);
      }
    }
    return this;
  }

  /** Each till has its own half of the demo items; when they are sold, untagged things go on. */
  private void addLine() throws IOException {
    if (nextItem <= 1_500 && random.nextBoolean()) {
      String sku = String.format(Locale.ROOT, "ITM%07d", nextItem);
      nextItem += 2;
      JsonNode scanned = process.ask("{\"do\":\"scan\",\"sku\":\"" + sku + "\"}");
      if (scanned.path("ok").asBoolean()) {
        return;
      }
    }
    ask(
        String.format(
            Locale.ROOT,
            "{\"do\":\"untagged\",\"description\":\"Thing\",\"price\":\"%d.%02d\"}",
            random.nextInt(90),
            1 + random.nextInt(99)));
  }

  private String tender() {
    return switch (random.nextInt(3)) {
      case 0 -> "\"method\":\"card\"";
      case 1 -> "\"method\":\"cash\"";
      default -> "\"method\":\"cash\",\"tendered\":\"5000.00\"";
    };
  }

  /** Until nothing waits; the network is there for good. */
  void drain() throws IOException {
    long waiting = Long.MAX_VALUE;
    for (int attempt = 0; waiting > 0 && attempt < 1_000; attempt++) {
      waiting = ask("{\"do\":\"sync\"}").path("waiting").asLong();
    }
    assertThat(waiting).as("what never arrived").isZero();
    ask("{\"do\":\"sync\"}");
  }

  /** The drawer says the same here and at the store. */
  void checkDrawer(StoreReader reader) throws IOException, InterruptedException {
    JsonNode day = ask("{\"do\":\"day\"}");
    String uid = ask("{\"do\":\"status\"}").path("drawer").asText();
    List<JsonNode> found = new ArrayList<>();
    reader
        .get("/pos/drawers/?status=open&page_size=100")
        .path("results")
        .forEach(drawer -> {
          if (drawer.path("uid").asText().equals(uid)) {
            found.add(drawer);
          }
        });
    assertThat(found).as("drawer %s at the store", uid).hasSize(1);
    assertThat(found.getFirst().path("current_expected_cash").asText())
        .isEqualTo(day.path("expected_cash").asText());
  }

  void quit() throws IOException, InterruptedException {
    assertThat(process.quit()).isZero();
  }

  /** I9: the tables in which what was followed differs from a snapshot taken afresh. */
  List<String> rowsUnlike(String store) throws IOException, SQLException {
    return CacheRows.unlike(data, store);
  }

  Map<String, BigDecimal> told() {
    return told;
  }

  BigDecimal sold() {
    return sold;
  }

  int voids() {
    return voids;
  }

  @Override
  public String toString() {
    return "till " + number;
  }

  @Override
  public void close() {
    process.close();
  }
}
