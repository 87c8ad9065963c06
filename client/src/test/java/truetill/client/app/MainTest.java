package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.client.register.RegisterFixture;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;

class MainTest {
  @TempDir Path folder = Path.of("");
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... args) {
    return Main.run(args, new PrintWriter(output, true), new PrintWriter(errors, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"register --help", "verify-journal --help", "demo --help", "--help"})
  void everyCommandExplainsItself(String line) {
    assertThat(run(line.split(" ", -1))).isZero();
    assertThat(output.toString()).contains("Usage:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "register",
        "register --data x --wings",
        "register --data x --headless --paper-width 41",
        "register --data x --headless --printer smoke:signals",
        "demo --port 65536",
        "demo --port four",
        "verify-journal",
        "fly"
      })
  void aBadFlagGetsOneClearLineAndExit2(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).doesNotContain("Exception");
  }

  @Test
  void aRegisterThatNeverMetItsStoreSaysSo() {
    assertThat(run("register", "--headless", "--data", folder.resolve("new").toString()))
        .isEqualTo(1);
    assertThat(errors.toString()).contains("--server");
  }

  @Test
  void aDemoRegisterWhoseServerIsAwaySaysToStartIt() {
    assertThat(
            run(
                "register",
                "--headless",
                "--demo",
                "--server",
                "http://127.0.0.1:1",
                "--data",
                folder.resolve("new").toString()))
        .isEqualTo(1);
    assertThat(errors.toString()).contains("Start the store server").doesNotContain("Exception");
  }

  @Test
  void aSecondRegisterOnTheSameFolderIsRefused() {
    try (RegisterFixture first = RegisterFixture.in(folder)) {
      first.ready();
      assertThat(run("register", "--headless", "--data", folder.toString())).isEqualTo(1);
      assertThat(errors.toString()).contains("already running");
      assertThat(first.register().drawer().noSale("still works").isDone()).isTrue();
    }
  }

  @Test
  void aJournalOfAnotherDeviceIsRefused() throws IOException {
    sellOne();
    Path identity = folder.resolve("device.json");
    Files.writeString(
        identity, Files.readString(identity).replace("8000-000000001001", "8000-000000001002"));
    assertThat(run("register", "--headless", "--data", folder.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("another device");
    assertThat(run("verify-journal", folder.toString())).isEqualTo(1);
  }

  @Test
  void verifyJournalProvesAndNames() throws IOException {
    sellOne();
    assertThat(run("verify-journal", folder.toString())).isZero();
    assertThat(output.toString()).startsWith("ok: ");

    Path segment;
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      segment = files.filter(file -> file.toString().endsWith(".seg")).findFirst().orElseThrow();
    }
    try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
      bytes.seek(bytes.length() - 1);
      int last = bytes.read();
      bytes.seek(bytes.length() - 1);
      bytes.write(last ^ 1);
    }
    assertThat(run("verify-journal", folder.toString())).isEqualTo(1);
    assertThat(output.toString()).contains("record 4 in ");
    assertThat(run("register", "--headless", "--data", folder.toString())).isEqualTo(1);
    assertThat(errors.toString()).contains("damaged").contains("Nothing was changed");
  }

  @Test
  void verifyJournalOfNoFolderSaysSo() {
    assertThat(run("verify-journal", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(run("verify-journal", folder.toString())).isEqualTo(1);
    assertThat(output + "" + errors).contains("no register's data folder");
  }

  private void sellOne() {
    try (RegisterFixture register = RegisterFixture.in(folder)) {
      register.open();
      register.signInCashier();
      register.register().drawer().open(Money.of("200.00"), CashCount.NOT_COUNTED).orElseThrow();
      register.register().selling().scan(RegisterFixture.sku(1)).orElseThrow();
      assertThat(register.register().selling().pay(Tender.exactCash()).isDone()).isTrue();
    }
  }
}
