package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.pos.Shop;

/**
 * Requests that are not what they should be: never a 500, always a reason (rules-store section 1).
 */
class BadRequestTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static final String LOGIN = "/auth/login/";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void whatIsNotThereIsNotFound() {
    store.as(NOBODY).get("/nothing/").gives(404).has("detail", "Not found.");
    store.as(CASHIER).get("/auth/me/more/").gives(404);
  }

  @Test
  void noRowHasTheIdZero() {
    store
        .as(MANAGER)
        .post("/consignment/agreements/", "{\"consignee\":0}")
        .refuses("consignee", "Invalid pk \"0\" - object does not exist.");
    store
        .as(MANAGER)
        .post("/consignment/items/", "{\"agreement\":0,\"item\":\"00\",\"asking_price\":1}")
        .refuses("agreement", "Invalid pk \"0\" - object does not exist.")
        .refuses("item", "Invalid pk \"00\" - object does not exist.");
    store.as(CASHIER).post("/pos/carts/", "{\"drawer\":0}").refuses("drawer", "Invalid pk \"0\"");
  }

  @Test
  void aMethodThatIsNotOfferedNamesThoseThatAre() {
    Answer answer = store.as(CASHIER).put("/auth/me/", "{}").gives(405);
    answer.has("detail", "Method \"PUT\" not allowed.");
    assertThat(answer.header("Allow")).contains("GET");
    store.as(NOBODY).send("OPTIONS", LOGIN, null).gives(405);
  }

  @Test
  void theLastSlashMayBeLeftOut() {
    store.as(CASHIER).get("/auth/me").gives(200);
    store.as(NOBODY).post("/auth/login", "{}").gives(400);
  }

  @Test
  void halfASurrogatePairIsNoText() {
    for (String body :
        List.of(
            "{\"email\":\"\\ud800\",\"password\":\"x\"}",
            "{\"\\udc00\":1}",
            "{\"a\":[{\"b\":\"x\\udfffy\"}]}")) {
      store.as(NOBODY).post(LOGIN, body).gives(400);
    }
    store
        .as(CASHIER)
        .post("/pos/carts/", "{\"drawer\":\"\\ud800\"}")
        .refuses("JSON parse error - the text holds half a surrogate pair.");
    store.as(NOBODY).post(LOGIN, "{\"email\":\"\\ud83d\\ude00\"}").gives(400);
  }

  @Test
  void aSearchIsOfAFewWords() {
    String hundred =
        "?search="
            + "0,".repeat(500)
            + IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));
    store.as(CASHIER).get("/inventory/items/" + hundred).gives(200);
    store
        .as(CASHIER)
        .get("/inventory/items/" + hundred + ",lamp")
        .refuses("search", "Search for at most 100 words.");
    store.as(CASHIER).get("/pos/carts/?ordering=" + "created_at,".repeat(500)).gives(200);
  }

  @Test
  void onlyJsonIsRead() {
    store
        .as(NOBODY)
        .contentType("text/plain")
        .post(LOGIN, "email=a")
        .gives(415)
        .has("detail", "Unsupported media type \"text/plain\" in request.");
    store
        .as(NOBODY)
        .contentType("application/json; charset=utf-8")
        .post(LOGIN, "{}")
        .gives(400)
        .refuses("email", "This field is required.");
  }

  @Test
  void malformedJsonIsSaidToBeAndNothingOfWhatReadsIt() {
    for (String text :
        List.of(
            "{",
            "{\"email\":}",
            "nonsense",
            "{} {}",
            "\"\\ud800\"x",
            "{\"email\":NaN}",
            "{\"email\":1,\"email\":2}",
            "[".repeat(2_000),
            "{\"email\":" + "9".repeat(2_000) + "}",
            "/*x*/{}")) {
      assertThat(store.as(NOBODY).post(LOGIN, text).gives(400).text("detail"))
          .as(text)
          .startsWith("JSON parse error - ")
          .doesNotContain("`", "Feature", "databind");
    }
  }

  @Test
  void somethingElseThanAnObjectIsNamed() {
    store
        .as(NOBODY)
        .post(LOGIN, "[]")
        .refuses("non_field_errors", "Invalid data. Expected a dictionary, but got list.");
    store
        .as(NOBODY)
        .post(LOGIN, "\"text\"")
        .refuses("non_field_errors", "Invalid data. Expected a dictionary, but got str.");
    store
        .as(NOBODY)
        .post(LOGIN, "17")
        .refuses("non_field_errors", "Invalid data. Expected a dictionary, but got int.");
    store.as(NOBODY).post(LOGIN, "null").refuses("non_field_errors", "No data provided");
  }

  @Test
  void deepLongAndStrangeBodiesAreRefused() {
    String deep = "{\"email\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    store.as(NOBODY).post(LOGIN, deep).gives(400);
    store.as(NOBODY).post(LOGIN, "{\"email\":" + "9".repeat(100_000) + "}").gives(400);
    store.as(NOBODY).post(LOGIN, "{\"email\":1e999999999,\"password\":\"x\"}").gives(400);
    store.as(NOBODY).post(LOGIN, "{\"email\":\"" + "a".repeat(3 * 1024 * 1024) + "\"}").gives(413);
    store
        .as(NOBODY)
        .post(LOGIN, "{\"email\":\"a\\u0000b@shop.test\",\"password\":\"x\"}")
        .refuses("email", "Null characters are not allowed.");
  }

  @Test
  void aKeySentTwiceIsRefused() {
    for (String twice :
        List.of(
            "{\"email\":\"a@shop.test\",\"email\":\"b@shop.test\",\"password\":\"x\"}",
            "{\"a\":{\"b\":1,\"b\":2}}",
            "{\"password\":\"x\",\"pass\\u0077ord\":\"y\"}")) {
      assertThat(store.as(NOBODY).post(LOGIN, twice).gives(400).text("detail"))
          .as(twice)
          .startsWith("JSON parse error - Duplicate field");
    }
  }

  @Test
  void moneyThatIsNoneIsRefused() throws Exception {
    Shop shop = new Shop(store);
    long drawer = shop.drawer("200.00");
    for (String total :
        List.of(
            "NaN",
            "-Infinity",
            "1e400",
            "\"12.345\"",
            "12.345",
            "12,50",
            "\"12,50\"",
            "\"$5\"",
            "-1",
            "\"-0.01\"",
            "100000000.00",
            "1e8",
            "0x10",
            "012",
            "[5]",
            "{\"cents\":5}",
            "\"\"",
            "\"\u0661\"")) {
      unharmed
          .refusing(() ->
              store
                  .scenario(total)
                  .as(CASHIER)
                  .post("/pos/drawers/" + drawer + "/drop/", "{\"total\":" + total + "}"))
          .gives(400);
    }
    shop.drawerNow(drawer).has("drops_total", "0.00");
    store
        .as(CASHIER)
        .post("/pos/drawers/" + drawer + "/drop/", "{\"total\":12.500000000000002}")
        .gives(200)
        .has("total", "12.50");
  }

  @Test
  void whatIsPackedIsNotUnpacked() throws IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 10; i++) {
        out.write(zeros);
      }
    }
    assertThat(packed.size()).isLessThan(20_000);
    HttpRequest bomb =
        HttpRequest.newBuilder(URI.create(store.address() + "/api" + LOGIN))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()))
            .build();
    HttpResponse<String> answer = CLIENT.send(bomb, HttpResponse.BodyHandlers.ofString());
    Unharmed.tellsNothing(answer.statusCode(), answer.body());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"detail\":\"JSON parse error - ");
  }

  @Test
  void fiftyMebibytesAreTakenInAndAGibibyteIsNotWaitedFor()
      throws IOException, InterruptedException {
    byte[] piece = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    HttpRequest endless =
        HttpRequest.newBuilder(URI.create(store.address() + "/api" + LOGIN))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(50, piece)))
            .build();
    assertThat(CLIENT.send(endless, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(413);
    assertThat(firstLineOf("Content-Length: 1073741824", "{")).startsWith("HTTP/1.1 413 ");
    assertThat(firstLineOf("Content-Length: 9223372036854775807", "{")).startsWith("HTTP/1.1 413 ");
    assertThat(firstLineOf("Content-Length: 9223372036854775808", "{")).startsWith("HTTP/1.1 400 ");
  }

  private static String firstLineOf(String header, String body) throws IOException {
    String head = "POST /api" + LOGIN + " HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n\r\n";
    return answerTo(head + body);
  }

  private static String answerTo(String request) throws IOException {
    URI address = URI.create(store.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return firstLine(socket.getInputStream());
    }
  }

  @Test
  void requestsThatAreNotEvenHttpGetNoServerError() throws IOException {
    String[] starts = {
      "GET /api/auth/me/%zz HTTP/1.1\r\nHost: shop\r\n\r\n",
      "GET /api/auth/%2e%2e/me/ HTTP/1.1\r\nHost: shop\r\n\r\n",
      "GET /api//auth/me/ HTTP/1.1\r\nHost: shop\r\n\r\n",
      "GET /api/auth/me/?page=%ff%fe HTTP/1.1\r\nHost: shop\r\n\r\n",
      "GET /api/auth/me/ HTTP/1.1\r\n\r\n",
      "BREW /api/auth/login/ HTTP/1.1\r\nHost: shop\r\n\r\n",
      "POST /api/auth/login/ HTTP/1.1\r\nHost: shop\r\nContent-Length: abc\r\n\r\n",
      "HEAD /api/auth/me/ HTTP/1.1\r\nHost: shop\r\n\r\n",
      "GET /api/auth/me/ HTTP/1.1\r\nHost: shop\r\nIdempotency-Key: "
          + "k".repeat(20_000)
          + "\r\n\r\n",
    };
    for (String start : starts) {
      assertThat(answerTo(start)).as(start).matches("HTTP/1.1 4\\d\\d .*");
    }
  }

  /** Whatever turns a request away, the error has the form every other error has. */
  @Test
  void whatTheHttpLibraryTurnsAwayIsSaidInTheSameForm() throws IOException {
    String rest = " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n";
    for (String start :
        List.of(
            "GET /api/auth/me/%zz" + rest,
            "GET /api/auth/me/%00" + rest,
            "GET /api/auth/me/?page=%ff%fe" + rest,
            "GET /api/auth/me/?q=" + "a".repeat(20_000) + rest,
            "GET /api/auth/me/" + rest + "Idempotency-Key: " + "k".repeat(20_000) + "\r\n",
            "POST /api/auth/login/" + rest + "Content-Length: abc\r\n")) {
      String answer = wholeAnswerTo(start + "\r\n");
      String shown = start.substring(0, Math.min(60, start.length()));
      assertThat(answer)
          .as(shown)
          .matches("(?s)HTTP/1.1 4\\d\\d .*\\{\"detail\":\"[^\"]+\"[^{]*}.*");
      assertThat(answer).as(shown).contains("application/json").doesNotContain("<");
    }
  }

  private static String wholeAnswerTo(String request) throws IOException {
    URI address = URI.create(store.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
