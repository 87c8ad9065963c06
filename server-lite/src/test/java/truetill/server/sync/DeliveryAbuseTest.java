package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.journal.OpBody;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/**
 * Hostile deliveries and cursors (fault-tests section 4, cases 26 to 28): refused, nothing is
 * taken, nothing of the inside is told, and the register goes on afterwards.
 */
class DeliveryAbuseTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemoryAsDemo();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> case26OnlyItsOwnLiveTokenDelivers() {
    TestRegister till = TestRegister.enrolled(store);
    till.opensDrawer("50.00");
    TestRegister revoked = TestRegister.enrolled(store);
    store.as(ADMIN).post("/sync/devices/" + revoked.device() + "/revoke/", "{}").gives(200);
    TestRegister expired = TestRegister.enrolled(store);
    record Case(String name, String authorization) {}
    return Stream.of(
            new Case("no token", ""),
            new Case("a browser's", "Bearer " + store.tokenOf(MANAGER)),
            new Case("an administrator's", "Bearer " + store.tokenOf(ADMIN)),
            new Case("a revoked PC's", "Bearer " + revoked.token()),
            new Case("another scheme", "Basic " + till.token()),
            new Case("cut", "Bearer " + till.token().substring(0, till.token().length() - 2)),
            new Case("expired", "Bearer " + expired.token()))
        .map(one ->
            DynamicTest.dynamicTest(
                one.name(),
                () -> {
                  if (one.name().equals("expired")) {
                    store.clock().advance(Duration.ofMinutes(16));
                  }
                  unharmed.keepsSecret(till.token(), revoked.token(), expired.token());
                  for (String path : List.of("ops/", "hello/", "changes/?after=0", "snapshot/")) {
                    unharmed.refusing(() -> till.asks(path, one.authorization())).gives(401);
                  }
                  unharmed.refusing(() -> till.deliversAs(one.authorization())).gives(401);
                }));
  }

  @Test
  void case26AnotherPcsRecordsAreNeitherTakenNorShown() throws Exception {
    TestRegister one = TestRegister.enrolled(store);
    TestRegister other = TestRegister.enrolled(store);
    UUID drawer = one.opensDrawer("50.00");
    one.record(CASHIER, new OpBody.DrawerNoSale(drawer, "secret of one"));
    one.delivers().gives(200);
    unharmed.keepsSecret("secret of one");
    unharmed.refusing(() -> other.sends(one.journal())).refusesWith(409, "chain_broken");
    unharmed
        .refusing(() -> other.gets("ops/?device=" + one.device() + "&from=1"))
        .refusesWith(403, "other_device");
    assertThat(other.gets("ops/?from=1").gives(200).text()).doesNotContain("secret of one");
    assertThat(other.acceptedSeq()).isZero();
  }

  @TestFactory
  Stream<DynamicTest> case27NoSpoiltBatchMovesTheHead() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("50.00");
    till.delivers().gives(200);
    String good =
        new String(
            till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "a")), StandardCharsets.UTF_8);
    String prev = good.substring(good.indexOf("\"prev\":\"") + 8).substring(0, 64);
    record Case(String name, String sent) {}
    Stream<DynamicTest> spoilt =
        Stream.of(
                new Case("seq -1", good.replace("\"seq\":2", "\"seq\":-1") + "\n"),
                new Case("seq 0", good.replace("\"seq\":2", "\"seq\":0") + "\n"),
                new Case(
                    "seq 2^63", good.replace("\"seq\":2", "\"seq\":9223372036854775808") + "\n"),
                new Case("seq 1e3", good.replace("\"seq\":2", "\"seq\":1e3") + "\n"),
                new Case("seq as text", good.replace("\"seq\":2", "\"seq\":\"2\"") + "\n"),
                new Case("gap", good.replace("\"seq\":2", "\"seq\":9") + "\n"),
                new Case("wrong prev", good.replace(prev, "0".repeat(64)) + "\n"),
                new Case("prev of another length", good.replace(prev, "00") + "\n"),
                new Case("201 records", String.join("", Collections.nCopies(201, good + "\n"))),
                new Case(
                    "a record of 70 kB",
                    good.replace("\"a\"", "\"" + "a".repeat(70_000) + "\"") + "\n"),
                new Case("over 1 MiB", (good + " ".repeat(60_000) + "\n").repeat(20)),
                new Case("CRLF", good + "\r\n"),
                new Case("BOM", "\ufeff" + good + "\n"),
                new Case("no newline", good),
                new Case("nothing", ""),
                new Case("an empty line", "\n"),
                new Case("a bare number", "7\n"),
                new Case("null", "null\n"),
                new Case("an array", "[" + good + "]\n"),
                new Case("spaces", good.replace("\":", "\": ") + "\n"),
                new Case(
                    "another order",
                    "{\"v\":1," + good.substring(1).replace(",\"v\":1", "") + "\n"),
                new Case("a key twice", good.replace("\"v\":1", "\"v\":1,\"v\":1") + "\n"),
                new Case("one more key", good.replace("\"v\":1", "\"v\":1,\"z\":1") + "\n"),
                new Case("a newer envelope", good.replace("\"v\":1", "\"v\":2") + "\n"),
                new Case("a lone surrogate", good.replace("\"a\"", "\"\\ud800\"") + "\n"),
                new Case("a decomposed letter", good.replace("\"a\"", "\"e\u0301\"") + "\n"),
                new Case(
                    "17 levels", good.replace("\"a\"", "[".repeat(17) + "]".repeat(17)) + "\n"),
                new Case("no device", good.replaceFirst("\"device\":\"[^\"]*\",", "") + "\n"))
            .map(one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      assertThat(one.sent()).isNotEqualTo(good + "\n");
                      TestRegister.Said said =
                          unharmed.refusing(() -> till.sends(bytes(one.sent())));
                      assertThat(said.status()).as(said.text()).isBetween(400, 413);
                      assertThat(till.acceptedSeq()).isEqualTo(1);
                    }));
    Stream<DynamicTest> digests =
        Stream.of("", "sha-256=:AAAA:", "md5=:AAAA:", "sha-256=" + "0".repeat(64))
            .map(digest ->
                DynamicTest.dynamicTest(
                    "digest " + digest,
                    () -> {
                      unharmed
                          .refusing(() -> till.sends(bytes(good + "\n"), digest))
                          .refusesWith(400, "digest");
                      assertThat(till.acceptedSeq()).isEqualTo(1);
                    }));
    DynamicTest after =
        DynamicTest.dynamicTest(
            "the good record is still taken",
            () -> assertThat(till.delivers().gives(200).results()).containsOnly("applied"));
    return Stream.of(spoilt, digests, Stream.of(after)).flatMap(part -> part);
  }

  @TestFactory
  Stream<DynamicTest> case28CursorsThatPointNowhere() {
    TestRegister till = TestRegister.enrolled(store);
    UUID drawer = till.opensDrawer("20.00");
    till.record(CASHIER, new OpBody.DrawerNoSale(drawer, "change"));
    till.delivers().gives(200);
    long head = till.gets("changes/?after=0").gives(200).json().path("head").asLong();
    record Case(String path, int status) {}
    return Stream.of(
            new Case("changes/?after=" + (head + 1), 410),
            new Case("changes/?after=999999999999999999", 410),
            new Case("changes/?after=9223372036854775808", 400),
            new Case("changes/?after=-1", 400),
            new Case("changes/?after=", 400),
            new Case("changes/", 400),
            new Case("changes/?after=1.5", 400),
            new Case("changes/?after=1%20or%201=1", 400),
            new Case("changes/?after=%D9%A1", 400),
            new Case("changes/?after=0&limit=x", 400),
            new Case("changes/?after=0&wait=soon", 400))
        .map(one ->
            DynamicTest.dynamicTest(
                one.path(),
                () -> {
                  unharmed.refusing(() -> till.gets(one.path())).gives(one.status());
                  assertThat(till.gets("changes/?after=" + head).gives(200).json().path("sets"))
                      .isEmpty();
                }));
  }

  @Test
  void case28AnotherGenerationIsToldSo() throws Exception {
    TestRegister till = TestRegister.enrolled(store);
    for (String epoch : List.of("another", "' or 1=1--", "0".repeat(4_000))) {
      unharmed
          .refusing(() -> till.getsIn(epoch, "changes/?after=0"))
          .refusesWith(409, "epoch_changed");
    }
  }
}
