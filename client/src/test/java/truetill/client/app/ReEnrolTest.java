package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.journal.KilledStorage;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.SyncApi;
import truetill.client.sync.ReEnrolment;
import truetill.core.clock.TimeOrderedIds;
import truetill.core.outcome.Outcome;

/**
 * A register whose folder was copied or put back, against a real store (sync.md section 9, I17).
 */
class ReEnrolTest {
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

  @Test
  void aClonedRegisterIsStoppedAndGoesOnUnderANewIdWithAllItHad() throws Exception {
    try (Office office = new Office(address)) {
      Till till = new Till(folder.resolve("till"));
      String first =
          Till.receipts(till.does(address, office.code("null"), SIGN_IN, OPEN, BOX, PAY, SYNC))
              .getFirst();
      String old = till.device();
      Till clone = till.copiedTo(folder.resolve("clone"));
      List<String> mine =
          Till.receipts(till.does(NOWHERE, null, SIGN_IN, BOX, PAY, BOX, PAY, BOX, PAY, BOX));
      List<JsonNode> cloned = clone.does(address, null, SIGN_IN, BOX, PAY, BOX, PAY, SYNC);
      assertThat(cloned.getLast().path("waiting").asInt()).isZero();

      List<JsonNode> stopped = till.run(address, null, SYNC, SIGN_IN, BOX, PAY);
      assertThat(stopped.getFirst().path("warning").asText()).contains("records nothing more");
      assertThat(stopped.getLast().path("code").asText()).isEqualTo("journal_stopped");
      assertThat(Till.command(1, "re-enrol", till.folder().toString()))
          .contains("Ask an administrator");
      String register = office.registerOf(old);
      office.post("/sync/devices/" + old + "/mark-lost/", "{}", 200);
      String code = office.code(register);

      assertThat(Till.command(0, "re-enrol", till.folder().toString(), "--code", code))
          .contains("enrolled anew");

      assertThat(till.device()).isNotEqualTo(old);
      till.verifies();
      List<JsonNode> going = till.does(address, null, SYNC, SIGN_IN, PAY, BOX, PAY, SYNC);
      assertThat(going.getFirst().path("waiting").asInt()).isZero();
      assertThat(going.getLast().path("waiting").asInt()).isZero();
      till.verifies();
      // Receipts of the former journal are still looked up here.
      till.does(
          address,
          null,
          "{\"do\":\"sign-in\",\"pin\":\"800001\"}",
          "{\"do\":\"reprint\",\"receipt\":\"" + first + "\"}");
      List<String> next = Till.receipts(going);
      assertThat(counters(next)).containsExactly(counter(first) + 4, counter(first) + 5);
      for (String receipt : mine) {
        assertThat(office.get("/pos/receipts/" + receipt + "/").path("id").asLong()).isPositive();
      }
      // The clone sold under two of the same numbers: that is told, and everything counts.
      assertThat(office.get("/sync/exceptions/?kind=receipt_collision").path("count").asInt())
          .isEqualTo(2);
      assertThat(
              office
                  .get("/pos/carts/?status=completed&drawer=" + office.drawerOf(till))
                  .path("count")
                  .asInt())
          .isEqualTo(1 + 3 + 2 + 2);
      assertThat(
              office
                  .get("/pos/drawers/" + office.drawerOf(till) + "/")
                  .path("current_expected_cash")
                  .asText())
          .isEqualTo("217.12");
    }
  }

  @Test
  void aRegisterPutBackFromAnOldCopyGivesNoReceiptTwice() throws Exception {
    try (Office office = new Office(address)) {
      Till till = new Till(folder.resolve("till"));
      till.does(address, office.code("null"), SIGN_IN, OPEN, BOX, PAY, SYNC);
      Till copy = till.copiedTo(folder.resolve("copy"));
      List<String> lost =
          Till.receipts(till.does(address, null, SIGN_IN, BOX, PAY, BOX, PAY, SYNC));
      String old = copy.device();

      assertThat(copy.run(address, null, SYNC).getFirst().path("warning").asText())
          .contains("missing here");
      assertThat(copy.run(NOWHERE, null, SIGN_IN, BOX).getLast().path("code").asText())
          .isEqualTo("journal_stopped");
      String register = office.registerOf(old);
      office.post("/sync/devices/" + old + "/revoke/", "{}", 200);
      Till.command(0, "re-enrol", copy.folder().toString(), "--code", office.code(register));

      List<JsonNode> going = copy.does(address, null, SIGN_IN, BOX, PAY, SYNC);
      assertThat(counter(Till.receipts(going).getFirst())).isEqualTo(counter(lost.getLast()) + 1);
      assertThat(going.getLast().path("waiting").asInt()).isZero();
      copy.verifies();
    }
  }

  @Test
  void anotherRegistersCodeIsRefusedAndStaysGood() throws Exception {
    try (Office office = new Office(address)) {
      Till till = new Till(folder.resolve("till"));
      till.does(address, office.code("null"), SIGN_IN, OPEN, SYNC);
      Till other = new Till(folder.resolve("other"));
      other.does(address, office.code("null"), SIGN_IN, SYNC);
      String register = office.registerOf(other.device());
      office.post("/sync/devices/" + other.device() + "/mark-lost/", "{}", 200);
      String code = office.code(register);

      assertThat(Till.command(1, "re-enrol", till.folder().toString(), "--code", code))
          .contains("made for another register");
      assertThat(till.does(address, null, SIGN_IN, BOX, PAY, SYNC)).isNotEmpty();
      Till.command(0, "re-enrol", other.folder().toString(), "--code", code);
    }
  }

  /**
   * The program is killed at each step that changes something on the disk: then the folder is the
   * old device's or the new one's, and the next try, without a code, makes it the new one's.
   */
  @Test
  void killedAtAnyMomentItIsTheOldRegisterOrTheNewOne() throws Exception {
    try (Office office = new Office(address)) {
      Till till = new Till(folder.resolve("till"));
      till.does(address, office.code("null"), SIGN_IN, OPEN, BOX, PAY, SYNC);
      List<String> waiting =
          Till.receipts(till.does(NOWHERE, null, SIGN_IN, BOX, PAY, BOX, PAY, BOX));
      String device = till.device();
      String register = office.registerOf(device);
      KilledStorage counting = new KilledStorage(cut(till, 0), Integer.MAX_VALUE);
      office.post("/sync/devices/" + device + "/mark-lost/", "{}", 200);
      assertThat(tried(counting, office.code(register))).isTrue();
      device = new Till(folder.resolve("cut0")).device();
      for (int step : steps(counting.steps())) {
        office.post("/sync/devices/" + device + "/mark-lost/", "{}", 200);
        KilledStorage storage = new KilledStorage(cut(till, step), step);
        String code = office.code(register);
        assertThat(tried(storage, code)).isFalse();
        Till cut = new Till(folder.resolve("cut" + step));

        if (cut.device().equals(till.device())) {
          JsonNode status = cut.does(NOWHERE, null, STATUS).getFirst();
          assertThat(status.path("drawer").asText()).as("step %d", step).isNotEmpty();
          boolean begun = Files.exists(cut.folder().resolve("device-next.json"));
          String[] again = {"re-enrol", cut.folder().toString(), "--code", code};
          // Enrolled and not kept: only then a new code is needed.
          boolean used = !begun && office.isActive(register);
          if (used) {
            office.post("/sync/devices/" + office.deviceOf(register) + "/mark-lost/", "{}", 200);
            again[3] = office.code(register);
          }
          Till.command(0, begun ? new String[] {again[0], again[1]} : again);
        }
        assertThat(cut.device()).isNotEqualTo(till.device());
        cut.verifies();
        List<JsonNode> going = cut.does(NOWHERE, null, SIGN_IN, PAY, STATUS);
        assertThat(counter(Till.receipts(going).getFirst()))
            .as("after step %d", step)
            .isEqualTo(counter(waiting.getLast()) + 1);
        assertThat(going.getLast().path("waiting").asInt()).isGreaterThanOrEqualTo(waiting.size());
        device = cut.device();
      }
    }
  }

  private DiskStorage cut(Till till, int step) throws IOException {
    return DiskStorage.open(till.copiedTo(folder.resolve("cut" + step)).folder());
  }

  /** All of them in the long profile; else the first, the last, and some between. */
  private static List<Integer> steps(int all) {
    assertThat(all).isGreaterThan(15);
    boolean isLong = "long".equals(System.getProperty("truetill.tests"));
    List<Integer> steps = new ArrayList<>();
    for (int step = 1; step <= all; step += isLong || step >= all - 2 ? 1 : (all - 3) / 4) {
      steps.add(step);
    }
    return steps;
  }

  private static boolean tried(KilledStorage storage, String code) throws IOException {
    InstantSource time = InstantSource.system();
    try (HttpTransport line = new HttpTransport(HttpUrl.get(address))) {
      DeviceIdentity from = DeviceFile.read(storage);
      if (from == null) {
        throw new AssertionError("no identity");
      }
      Outcome<ReEnrolment.Moved> moved =
          new ReEnrolment(
                  new SyncApi(line),
                  storage,
                  new TimeOrderedIds(time, new SecureRandom()),
                  time,
                  patience -> {})
              .run(from, address, code, "Register");
      return moved.isDone() && !storage.isDead();
    } catch (IOException killed) {
      assertThat(storage.isDead()).as(killed.toString()).isTrue();
      return false;
    }
  }

  private static int counter(String receipt) {
    return Integer.parseInt(receipt.substring(receipt.length() - 4));
  }

  private static List<Integer> counters(List<String> receipts) {
    return receipts.stream().map(ReEnrolTest::counter).toList();
  }
}
