package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.client.app.Till.BOX;
import static truetill.client.app.Till.OPEN;
import static truetill.client.app.Till.PAY;
import static truetill.client.app.Till.SIGN_IN;
import static truetill.client.app.Till.STATUS;
import static truetill.client.app.Till.SYNC;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
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

/** A journal whose PC is dead, and one that is damaged, against a real store. */
class DeadPcTest {
  private static final String NOWHERE = "http://127.0.0.1:1";

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

  /** Three sales delivered, three not. */
  private Till sold(Office office) throws Exception {
    Till till = new Till(folder.resolve("till"));
    till.does(address, office.code("null"), SIGN_IN, OPEN, BOX, PAY, BOX, PAY, BOX, PAY, SYNC);
    till.does(NOWHERE, null, SIGN_IN, BOX, PAY, BOX, PAY, BOX, PAY);
    return till;
  }

  private String imports(int exit, Path journal, String... more) throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, "demo-manager-1\n");
    List<String> line =
        new ArrayList<>(
            List.of(
                "import-journal",
                journal.toString(),
                "--server",
                address,
                "--email",
                "manager@demo.test",
                "--password-file",
                password.toString()));
    line.addAll(List.of(more));
    return Till.command(exit, line.toArray(new String[0]));
  }

  @Test
  void whatADeadPcHadNotDeliveredReachesTheStoreOnce() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Path journal = till.folder().resolve("journal");
      long before = office.deviceRow(till.device()).path("accepted_seq").asLong();
      assertThat(imports(1, till.folder())).contains("Mark it as lost");
      office.post("/sync/devices/" + till.device() + "/mark-lost/", "{}", 200);

      assertThat(imports(0, till.folder())).contains("delivered: 9 records");
      assertThat(imports(0, journal)).contains("delivered: 0 records");

      JsonNode row = office.deviceRow(till.device());
      assertThat(row.path("accepted_seq").asLong()).isEqualTo(before + 9);
      assertThat(
              office
                  .get("/pos/drawers/" + row.path("open_drawer").asText() + "/")
                  .path("current_expected_cash")
                  .asText())
          .isEqualTo("212.84");
    }
  }

  @Test
  void whatIsDamagedIsToldRecordByRecordAndTheRestIsDelivered() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Path journal = Files.move(till.folder().resolve("journal"), folder.resolve("rescued"));
      Path segment = damage(journal, "0005\"");
      byte[] damaged = Files.readAllBytes(segment);

      String said = imports(1, journal, "--even-if-active");

      assertThat(said)
          .contains("delivered: 5 records")
          .contains("not delivered: " + segment.getFileName())
          .containsPattern("not delivered: record \\d+ \\(sale R-\\d{8}-\\d\\d0006 of 2.14")
          .contains("not delivered: record");
      assertThat(Files.readAllBytes(segment)).isEqualTo(damaged);
      assertThat(imports(1, journal, "--even-if-active")).contains("delivered: 0 records");
    }
  }

  @Test
  void aCopyThatWentItsOwnWayIsNotDelivered() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Till copy = till.copiedTo(folder.resolve("copy"));
      copy.does(NOWHERE, null, SIGN_IN, BOX, PAY);
      till.does(address, null, SIGN_IN, BOX, PAY, BOX, PAY, SYNC);

      assertThat(imports(1, copy.folder(), "--even-if-active")).contains("went its own way");
    }
  }

  @Test
  void whoIsNoManagerAndWhatIsNoJournalIsRefusedInASentence() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Path wrong = folder.resolve("wrong");
      Files.writeString(wrong, "nonsense");
      String[] line = {
        "import-journal",
        till.folder().toString(),
        "--server",
        address,
        "--email",
        "manager@demo.test",
        "--password-file",
        wrong.toString()
      };
      assertThat(Till.command(1, line)).contains("Not signed in");
      Files.writeString(wrong, "demo-cashier-1");
      line[5] = "cashier1@demo.test";
      assertThat(Till.command(1, line)).contains("The store refused");
      line[3] = NOWHERE;
      assertThat(Till.command(1, line)).contains("running?");
      assertThat(imports(1, folder.resolve("nothing"))).contains("no folder");
      assertThat(imports(1, shared)).contains("holds no journal");
    }
  }

  @Test
  void aDamagedJournalIsMendedWithWhatTheStoreHasAndNotWithoutIt() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Path journal = till.folder().resolve("journal");
      Path segment = damage(journal, "0002\"");
      byte[] damaged = Files.readAllBytes(segment);
      assertThat(Till.command(1, "verify-journal", till.folder().toString())).contains("broken");

      assertThatThrownBy(() -> till.run(NOWHERE, null, STATUS))
          .isInstanceOfSatisfying(
              CannotStart.class, refused -> assertThat(refused.code()).isEqualTo("journal_damaged"))
          .hasMessageContaining("Try again when the store server is there");
      assertThat(Files.readAllBytes(segment)).isEqualTo(damaged);

      List<JsonNode> going = till.does(address, null, SIGN_IN, BOX, PAY, SYNC);

      assertThat(Till.receipts(going).getFirst()).endsWith("0007");
      assertThat(going.getLast().path("waiting").asInt()).isZero();
      till.verifies();
      assertThat(till.folder().resolve("quarantine")).isNotEmptyDirectory();
    }
  }

  @Test
  void damageInWhatTheStoreDoesNotHaveKeepsTheTillClosedAndTheBytesAsTheyAre() throws Exception {
    try (Office office = new Office(address)) {
      Till till = sold(office);
      Path segment = damage(till.folder().resolve("journal"), "0005\"");
      byte[] damaged = Files.readAllBytes(segment);

      assertThatThrownBy(() -> till.run(address, null, STATUS))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("does not have record");
      assertThat(Files.readAllBytes(segment)).isEqualTo(damaged);
    }
  }

  /** Breaks the record that holds these words. */
  private static Path damage(Path journal, String words) throws IOException {
    try (var files = Files.list(journal)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".seg")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(words);
        if (at >= 0) {
          bytes[at] ^= 0x40;
          Files.write(file, bytes);
          return file;
        }
      }
    }
    throw new AssertionError("no record with " + words);
  }
}
