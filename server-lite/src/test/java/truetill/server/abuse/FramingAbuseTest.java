package truetill.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;

/**
 * Requests that two readers could cut differently, callers that never finish, and names that are
 * not this server's (fault-tests section 4, cases 18 to 20).
 */
class FramingAbuseTest {
  private static final int SLOW_ONES = 500;
  private static final int BYTES_LEFT = 80;
  private static final Duration TOO_LONG = Duration.ofSeconds(31);
  private static final String CHUNK = "2\r\n{}\r\n0\r\n\r\n";
  private static final String LOGIN = "POST /api/auth/login/ HTTP/1.1\r\nHost: shop\r\n";

  private static final String SLOW_BODY = LOGIN + "Content-Length: 100\r\n\r\n{\"email\":";
  private static final String SLOW_HEADER = "GET /api/auth/me/ HTTP/1.1\r\nHost: shop\r\nX-Slow: ";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  /** The one answer to what is sent; then the server has closed the connection. */
  private static String answer(String sent) throws IOException {
    try (RawCall call = RawCall.to(store)) {
      return call.send(sent).untilClosed();
    }
  }

  @TestFactory
  Stream<DynamicTest> case19TwoWaysToCutOneRequest() {
    String next = "GET /api/auth/me/ HTTP/1.1\r\nHost: shop\r\n\r\n";
    record Case(String name, String sent) {}
    return Stream.of(
            new Case(
                "two lengths", LOGIN + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + next),
            new Case("two lengths in one", LOGIN + "Content-Length: 2, 40\r\n\r\n{}" + next),
            new Case(
                "chunked and length",
                LOGIN
                    + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
                    + next),
            new Case(
                "length and chunked",
                LOGIN
                    + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
                    + next),
            new Case(
                "chunked twice",
                LOGIN
                    + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"
                    + CHUNK
                    + next),
            new Case("negative length", LOGIN + "Content-Length: -1\r\n\r\n" + next),
            new Case("length with a sign", LOGIN + "Content-Length: +2\r\n\r\n{}" + next),
            new Case("bad chunk", LOGIN + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n" + next),
            new Case("bare LF", LOGIN.replace("\r\n", "\n") + "Content-Length: 2\n\n{}" + next),
            new Case("space before colon", LOGIN + "Content-Length : 2\r\n\r\n{}" + next),
            new Case(
                "folded header", LOGIN + "X-One: a\r\n b\r\nContent-Length: 2\r\n\r\n{}" + next),
            new Case("two hosts", LOGIN + "Host: till\r\nContent-Length: 2\r\n\r\n{}" + next),
            new Case("no host", LOGIN.replace("Host: shop\r\n", "") + "\r\n" + next),
            new Case("header of 64 KiB", LOGIN + "X-Long: " + "a".repeat(65_536) + "\r\n\r\n"),
            new Case("1000 headers", LOGIN + "X-Many: 1234567890\r\n".repeat(1_000) + "\r\n"),
            new Case("NUL in a header", LOGIN + "X-Nul: a\0b\r\n\r\n" + next),
            new Case("no such version", "GET / HTTP/9.9\r\nHost: shop\r\n\r\n" + next),
            new Case("no HTTP at all", "\u0016\u0003\u0001\0\u00a5\u0001\0\0\r\n\r\n" + next))
        .map(one ->
            DynamicTest.dynamicTest(
                one.name(),
                () -> {
                  String answer = unharmed.refusing(() -> answer(one.sent()));
                  assertThat(RawCall.answers(answer)).as(answer).isOne();
                  assertThat(RawCall.status(answer)).as(answer).isBetween(400, 505);
                  store.as(CASHIER).get("/auth/me/").gives(200);
                }));
  }

  @Test
  void case18WhoTricklesIsNotWaitedForAndOthersAreServed() throws Exception {
    List<RawCall> slow = new ArrayList<>();
    try {
      for (int number = 0; number < SLOW_ONES; number++) {
        slow.add(RawCall.to(store).send(number < SLOW_ONES / 2 ? SLOW_BODY : SLOW_HEADER));
      }
      store.as(MANAGER).get("/accounts/customers/").gives(200);
      store.as(NOBODY).get("/auth/me/").gives(401);
      areAnsweredThatItTookTooLong(slow.subList(0, SLOW_ONES / 2));
      for (RawCall header : slow.subList(SLOW_ONES / 2, SLOW_ONES)) {
        isCutOff(header);
      }
      store.as(MANAGER).get("/accounts/customers/").gives(200);
    } finally {
      for (RawCall call : slow) {
        call.close();
      }
    }
  }

  /** A reading may begin late, so its time is up for certain only once the caller is told so. */
  private static void areAnsweredThatItTookTooLong(List<RawCall> calls) throws IOException {
    List<RawCall> waiting = new ArrayList<>(calls);
    for (int more = 0; more < BYTES_LEFT && !waiting.isEmpty(); more++) {
      store.clock().advance(TOO_LONG);
      for (RawCall call : waiting) {
        call.send("a");
      }
      store.as(NOBODY).get("/auth/me/").gives(401);
      List<RawCall> still = new ArrayList<>();
      for (RawCall call : waiting) {
        // Only the first is given a moment: what it is not yet told the others are told later too.
        if (!(still.isEmpty() ? call.isAnswered() : call.hasAnswer())) {
          still.add(call);
        }
      }
      waiting = still;
    }
    for (RawCall call : calls) {
      String answer = call.untilClosed();
      assertThat(RawCall.status(answer)).as(answer).isEqualTo(408);
      assertThat(answer).contains("The request took too long.");
    }
  }

  /** The server looks at all connections once a second, so the first may be cut off late. */
  private static void isCutOff(RawCall call) throws IOException {
    boolean cutOff = false;
    for (int more = 0; more < BYTES_LEFT && !cutOff; more++) {
      store.clock().advance(TOO_LONG);
      cutOff = !call.canSend("a") || call.isCutOff();
    }
    assertThat(cutOff).isTrue();
  }

  @Test
  void case18AFileThatTricklesIsNotWaitedForEither() throws IOException {
    long id =
        store
            .as(MANAGER)
            .post("/core/files/", body("key", "slow/list.csv", "filename", "list.csv"))
            .gives(201)
            .id();
    try (RawCall call = RawCall.to(store)) {
      call.send(
          "POST /api/core/files/"
              + id
              + "/content/ HTTP/1.1\r\nHost: shop\r\nContent-Length: 1000\r\nAuthorization: Bearer "
              + store.tokenOf(MANAGER)
              + "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n");
      areAnsweredThatItTookTooLong(List.of(call));
    }
  }

  @Test
  void case18OneThatKeepsItsPaceIsServed() throws IOException {
    String body = "{\"email\":\"" + "a".repeat(60_000) + "\",\"password\":\"x\"}";
    try (RawCall call = RawCall.to(store)) {
      call.send(LOGIN + "Connection: close\r\nContent-Type: application/json\r\n");
      call.send("Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 50_000));
      store.clock().advance(Duration.ofSeconds(29));
      String answer = call.send(body.substring(50_000)).untilClosed();
      assertThat(RawCall.status(answer)).as(answer).isIn(400, 401);
    }
  }

  @TestFactory
  Stream<DynamicTest> case20NamesOfTheInternetAreNotThisServers() {
    record Case(String host, boolean own) {}
    return Stream.of(
            new Case("127.0.0.1:8080", true),
            new Case("192.168.1.7", true),
            new Case("[::1]:8080", true),
            new Case("localhost:8080", true),
            new Case("shop", true),
            new Case("till.local", true),
            new Case("TILL.LOCAL.:80", true),
            new Case("till.example.com", true),
            new Case("TILL.example.com:443", true),
            new Case("evil.example.com", false),
            new Case("rebound.attacker.org:8080", false),
            new Case("127.0.0.1.attacker.org", false),
            new Case("till.example.com.attacker.org", false),
            new Case("till.example.com:443.attacker.org", false),
            new Case("local.attacker.org", false))
        .map(one ->
            DynamicTest.dynamicTest(
                one.host(),
                () -> {
                  String rest = " HTTP/1.1\r\nHost: " + one.host() + "\r\nConnection: close\r\n";
                  for (String path : List.of("/", "/api/auth/me/", "/api/sync/hello/", "/none")) {
                    String sent = "GET " + path + rest + "\r\n";
                    if (one.own()) {
                      assertThat(RawCall.status(answer(sent))).as(path).isIn(200, 401, 404);
                    } else {
                      String answer = unharmed.refusing(() -> answer(sent));
                      assertThat(RawCall.status(answer)).as(answer).isIn(400, 421);
                    }
                  }
                }));
  }
}
