package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;
import truetill.server.inventory.Pallet;

/**
 * The corpus of manifests made odd, byte by byte: uploading and processing one never ends in a 500,
 * a file that is refused leaves every table as it was, and the refusal says why. The seed makes a
 * failure come again.
 */
class ManifestFuzzTest {
  private static final long SEED = 20260226;
  private static final int MOST_SHOWN = 10;
  private static final int LONGEST_INSERT = 20_000;
  private static final String[] SPICE = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "|",
    "\r",
    "\n",
    "\r\n",
    "\n\n\n",
    "\0",
    "\uFEFF",
    "€",
    "=1+1",
    "-",
    "1e3",
    "9999999999999",
    "N/A",
    "\"a,b\nc\"",
    "\u2028"
  };

  @Test
  void onH2() throws IOException {
    try (ServerFixture store = ServerFixture.inMemory()) {
      new Run(store).files(Effort.of(300, 10_000));
    }
  }

  @Test
  void onPostgres() throws IOException {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      new Run(store).files(Effort.of(60, 1_000));
    }
  }

  private static final class Run {
    private final ServerFixture store;
    private final Pallet pallet;
    private final TableDigest digest;
    private final Random random = new Random(SEED);
    private final List<byte[]> corpus = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    Run(ServerFixture store) throws IOException {
      this.store = store;
      this.pallet = new Pallet(store);
      this.digest = new TableDigest(store.database());
      try (Stream<Path> files = Files.list(Path.of("src/test/resources/manifests"))) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (!List.of("corpus.tsv", "drifted.tsv", "files.tsv").contains(name)) {
            corpus.add(Files.readAllBytes(file));
            names.add(name);
          }
        }
      }
    }

    void files(int number) {
      Answer order = pallet.order();
      for (int i = 0; i < number && wrong.size() < MOST_SHOWN; i++) {
        int which = random.nextInt(corpus.size());
        one(order, i + " " + names.get(which), mutated(corpus.get(which)));
      }
      assertThat(wrong).as("seed %d, answers %s", SEED, answers).isEmpty();
      assertThat(answers.getOrDefault("upload 200", 0)).as("read").isGreaterThan(number / 10);
      assertThat(answers.getOrDefault("upload 400", 0)).as("refused").isGreaterThan(number / 20);
    }

    private void one(Answer order, String said, byte[] file) {
      String path = "/inventory/orders/" + order.id() + "/";
      if (sent(
              said + " upload",
              () -> store.as(CASHIER).upload(path + "upload-manifest/", "f.csv", file))
          && sent(
              said + " process",
              () ->
                  store.as(CASHIER).post(path + "process-manifest/", "{\"save_template\":true}"))) {
        pallet.act(order, "clear-manifest-rows").gives(200);
      }
    }

    /** True when it was taken. */
    private boolean sent(String said, Supplier<Answer> call) {
      Map<String, Long> before = digest.take();
      Answer answer;
      try {
        answer = call.get();
      } catch (AssertionError broken) {
        wrong.add(said + ": " + broken.getMessage());
        return false;
      }
      answers.merge(
          said.substring(said.lastIndexOf(' ') + 1) + " " + answer.status(), 1, Integer::sum);
      if (answer.status() == 200) {
        return true;
      }
      if (answer.status() >= 500) {
        wrong.add(said + " answered " + answer.status() + " " + answer.content());
      }
      if (answer.text("detail").isBlank()) {
        wrong.add(said + " says no reason: " + answer.content());
      }
      if (List.of("quantity_out_of_range", "manifest_open_quote").contains(answer.text("code"))
          && !answer.text("detail").matches(".*(Row|line) [0-9,]+.*")) {
        wrong.add(said + " names no row: " + answer.content());
      }
      Map<String, Long> after = digest.take();
      if (!after.equals(before)) {
        after.entrySet().removeAll(before.entrySet());
        wrong.add(said + " answered " + answer.status() + " and changed " + after.keySet());
      }
      return false;
    }

    private byte[] mutated(byte[] original) {
      byte[] file = original;
      int times = 1 + random.nextInt(3);
      for (int i = 0; i < times; i++) {
        file = once(file);
      }
      return file;
    }

    private byte[] once(byte[] file) {
      int at = file.length == 0 ? 0 : random.nextInt(file.length);
      int until = Math.min(file.length, at + 1 + random.nextInt(40));
      return switch (random.nextInt(8)) {
        case 0 -> Arrays.copyOf(file, at);
        case 1 -> joined(file, at, new byte[0], until);
        case 2 ->
            joined(
                file, at, SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8), at);
        case 3 ->
            joined(
                file,
                at,
                SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.UTF_8),
                until);
        case 4 -> joined(file, at, Arrays.copyOfRange(file, at, until), at);
        case 5 -> {
          byte[] changed = file.clone();
          if (changed.length > 0) {
            changed[at] = (byte) random.nextInt(256);
          }
          yield changed;
        }
        case 6 ->
            joined(
                file,
                at,
                "x".repeat(random.nextInt(LONGEST_INSERT)).getBytes(StandardCharsets.UTF_8),
                at);
        default -> joined(file, at, corpus.get(random.nextInt(corpus.size())), until);
      };
    }

    private static byte[] joined(byte[] file, int until, byte[] between, int from) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(file, 0, until);
      all.writeBytes(between);
      all.write(file, from, file.length - from);
      return all.toByteArray();
    }
  }
}
