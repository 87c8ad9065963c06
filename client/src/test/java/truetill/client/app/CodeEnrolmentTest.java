package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;

/** A register joins its store with a one-time code, and says in a sentence when it cannot. */
class CodeEnrolmentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared = Path.of("");
  @TempDir Path folder = Path.of("");

  private static @Nullable Host host;
  private static String address = "";

  @BeforeAll
  static void open() throws CannotStart {
    host = Host.start(shared.resolve("store"), 0, true, new PrintWriter(Writer.nullWriter()));
    address = host.address();
  }

  @AfterAll
  static void close() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void aRegisterIsEnrolledOnceAndSellsWithoutTheCodeLater() throws Exception {
    try (Office office = new Office(address)) {
      String code = office.code("null");
      Path till = folder.resolve("till");

      assertThat(run(till, code, "{\"do\":\"sync\"}").getFirst().path("online").asBoolean())
          .isTrue();

      assertThat(Files.readString(till.resolve("device.json"))).doesNotContain(code);
      assertThat(run(till, null, "{\"do\":\"sign-in\",\"pin\":\"1001\"}").getFirst().path("ok"))
          .hasToString("true");
      assertThatThrownBy(() -> run(till, office.code("null")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Start it without --code");
    }
  }

  @Test
  void eachRefusalIsASentence() throws Exception {
    try (Office office = new Office(address)) {
      String used = office.code("null");
      run(folder.resolve("first"), used);
      assertThat(refusal(used)).contains("has been used").contains("Ask an administrator");
      assertThat(refusal("abc")).contains("ten letters and digits");
      assertThat(refusal("00000-00000")).contains("no code of this store");
      String spent = office.code("null");
      for (int guess = 1; guess <= 5; guess++) {
        refusal("00000-0000" + guess);
      }
      assertThat(refusal(spent)).contains("Too many wrong codes").contains("Ask for a new one");
      assertThat(refusal(null)).contains("Ask an administrator for a code");
      assertThat(mainSays("--server", "http://127.0.0.1:1", "--code", "AAAAA-AAAAA"))
          .contains("Start the store server at");
      assertThat(mainSays("--code", "AAAAA-AAAAA")).contains("--server URL");
    }
  }

  @Test
  void theNextPcOfARegisterGoesOnWithItsReceipts() throws Exception {
    try (Office office = new Office(address)) {
      Path first = folder.resolve("first");
      String made = sale(run(first, office.code("null"), day()));
      JsonNode device = JSON.readTree(first.resolve("device.json").toFile());
      String id = device.path("device").asText();
      String register =
          office.get("/sync/devices/?page_size=1000").path("results").findParents("id").stream()
              .filter(one -> one.path("id").asText().equals(id))
              .findFirst()
              .orElseThrow()
              .path("register")
              .asText();
      office.post("/sync/devices/" + id + "/mark-lost/", "{}", 200);
      Path next = folder.resolve("next");

      String following = sale(run(next, office.code(register), day()));

      assertThat(made).endsWith("0001");
      assertThat(following).isEqualTo(made.substring(0, made.length() - 1) + "2");
      assertThat(office.get("/sync/exceptions/?kind=receipt_collision").path("count").asInt())
          .isZero();
      StringWriter proof = new StringWriter();
      assertThat(
              Main.run(
                  new String[] {"verify-journal", next.toString()},
                  new PrintWriter(proof, true),
                  new PrintWriter(proof, true)))
          .as(proof.toString())
          .isZero();
      assertThat(sale(run(next, null, "{\"do\":\"sign-in\",\"pin\":\"1001\"}", untagged(), paid())))
          .endsWith("0003");
    }
  }

  private static String[] day() {
    return new String[] {
      "{\"do\":\"sign-in\",\"pin\":\"1001\"}",
      "{\"do\":\"open-drawer\",\"total\":\"200.00\"}",
      untagged(),
      paid(),
      "{\"do\":\"sync\"}"
    };
  }

  private static String untagged() {
    return "{\"do\":\"untagged\",\"description\":\"Box\",\"price\":\"2.00\"}";
  }

  private static String paid() {
    return "{\"do\":\"pay\",\"method\":\"cash\"}";
  }

  private static String sale(List<JsonNode> answers) {
    return answers.stream()
        .filter(answer -> answer.has("receipt"))
        .findFirst()
        .orElseThrow()
        .path("receipt")
        .asText();
  }

  private String refusal(@Nullable String code) {
    try {
      run(folder.resolve("refused"), code);
    } catch (CannotStart refused) {
      assertThat(Files.exists(folder.resolve("refused").resolve("device.json"))).isFalse();
      return refused.getMessage();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    throw new AssertionError("it was enrolled");
  }

  /** What the command itself puts out. */
  private String mainSays(String... options) {
    List<String> line = new ArrayList<>(List.of("register", "--headless", "--data"));
    line.add(folder.resolve("main").toString());
    line.addAll(List.of(options));
    StringWriter errors = new StringWriter();
    int exit =
        Main.run(
            line.toArray(new String[0]),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(errors, true));
    assertThat(exit).isEqualTo(1);
    assertThat(errors.toString()).doesNotContain("Exception");
    return errors.toString();
  }

  /** Starts the register, gives it the commands, and closes it. */
  private static List<JsonNode> run(Path data, @Nullable String code, String... commands)
      throws CannotStart, IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Station station =
        Station.open(
            new StationOptions(
                data,
                address,
                false,
                code,
                new PrinterAddress.None(),
                PaperWidth.COLUMNS_42,
                sheet -> {}))) {
      new HeadlessConsole(new HeadlessCommands(station.register()))
          .run(
              new BufferedReader(new StringReader(String.join("\n", commands))),
              new PrintStream(said, true, StandardCharsets.UTF_8));
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : said.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode answer = JSON.readTree(line);
      assertThat(answer.path("ok").asBoolean()).as(line).isTrue();
      answers.add(answer);
    }
    return answers;
  }
}
