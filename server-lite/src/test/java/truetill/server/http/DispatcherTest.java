package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Access;
import truetill.core.people.Role;
import truetill.server.db.Page;
import truetill.server.db.StorageFailed;
import truetill.server.db.StoreTime;

/** The path of a request through the checks, on routes of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatcherTest {
  private static final Instant NOW = Instant.parse("2026-02-12T18:05:09.120Z");

  private final HttpClient client = HttpClient.newHttpClient();
  private final StoreTime time = new StoreTime(InstantSource.fixed(NOW));
  private final HttpServer server =
      new HttpServer(
          routes(),
          new ByRoleName(),
          new Json(() -> time.clock().zone()),
          time,
          new Incidents(InstantSource.fixed(NOW)),
          (key, fingerprint, call) -> call.get(),
          new OwnNames(List.of()));
  private int port;

  record Sample(
      long someId, Money amountDue, Instant at, LocalDate onDay, @Nullable String nothing) {}

  /** The bearer token is the name of the caller's only group, or one of the other cases. */
  private static final class ByRoleName implements Authenticator {
    @Override
    public SignIn user(@Nullable String authorization) {
      if (authorization == null) {
        return new SignIn.Missing();
      }
      String word = authorization.substring("Bearer ".length());
      return switch (word) {
        case "disabled" -> new SignIn.Inactive();
        case "customer" -> signedIn(EnumSet.noneOf(Role.class));
        default ->
            Role.ofWire(word)
                .<SignIn>map(role -> signedIn(Set.of(role)))
                .orElseGet(SignIn.BadToken::new);
      };
    }

    private static SignIn signedIn(Set<Role> roles) {
      return new SignIn.User(new Caller(1, new UUID(0, 1), roles, false));
    }

    @Override
    public SignIn device(@Nullable String authorization) {
      return "Bearer device".equals(authorization)
          ? new SignIn.Device(new DeviceCaller(new UUID(0, 2), 3))
          : new SignIn.Missing();
    }
  }

  private static List<Route> routes() {
    Routes routes = new Routes();
    routes.at(
        "/who",
        at -> {
          for (Access access : Access.values()) {
            at.get(
                "/" + access.name().toLowerCase(Locale.ROOT) + "/",
                access,
                call -> Reply.detail(200, "in"));
          }
        });
    routes.at(
        "/things",
        at -> {
          at.get("/", Access.PUBLIC, DispatcherTest::list);
          at.get("/best/", Access.PUBLIC, call -> Reply.detail(200, "the best"));
          at.get("/{id}/", Access.PUBLIC, call -> Reply.detail(200, "no " + call.id("Thing")));
          at.get(
              "/{id}/parts/{part}/", Access.PUBLIC, call -> Reply.detail(200, call.path("part")));
          at.delete("/{id}/", Access.PUBLIC, call -> Reply.noContent());
        });
    routes.at(
        "/files",
        at ->
            at.upload(
                "/{id}/",
                Access.PUBLIC,
                1000,
                call -> {
                  if (call.id("File") != 1) {
                    throw Problem.notFound("File").get();
                  }
                  Upload file = call.upload("file");
                  return Reply.ok(List.of(file.filename(), file.sizeBytes(), text(file)));
                }));
    routes.at(
        "/fails",
        at -> {
          at.get(
              "/bug/",
              Access.PUBLIC,
              call -> {
                throw new IllegalStateException("secret reason");
              });
          at.get("/writing/", Access.PUBLIC, call -> Reply.ok(new Object()));
          at.get(
              "/disk/",
              Access.PUBLIC,
              call -> {
                throw new StorageFailed("full", new IllegalStateException());
              });
          at.get(
              "/rule/",
              Access.PUBLIC,
              call ->
                  Reply.ok(Problem.orRefuse(Outcome.refused("short_tender", "Too little cash."))));
          at.get(
              "/sample/",
              Access.PUBLIC,
              call ->
                  Reply.ok(new Sample(7, Money.of("-0.50"), NOW, LocalDate.of(2026, 2, 12), null)));
        });
    return routes.rows();
  }

  private static String text(Upload file) {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Reply list(Call call) {
    Query query = call.query();
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("words", query.searchWords());
    seen.put("order", query.ordering().toString());
    seen.put("paging", query.paging().toString());
    seen.put("flag", String.valueOf(query.flag("is_active")));
    query.pk("register");
    query.choice("status", List.of("open", "closed"));
    query.date("date");
    query.orRefuse();
    return call.page(
        query.paging().page() > 3
            ? Optional.empty()
            : Optional.of(
                new Page<>(120, query.paging().page(), query.paging().size(), List.of(seen))));
  }

  @BeforeAll
  void start() {
    port = server.start("127.0.0.1", 0);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api" + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api" + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String form(String field, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + field
        + "\"; filename=\"folder/list.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        + content
        + "\r\n--b--\r\n";
  }

  @Test
  void aFileComesAsAFormAndTheObjectOfThePathComesFirst() throws Exception {
    String multipart = "multipart/form-data; boundary=b";
    assertThat(send("/files/1/", multipart, form("file", "a,b")).body())
        .isEqualTo("[\"list.csv\",3,\"a,b\"]");
    assertThat(send("/files/1/", multipart, form("other", "a,b")).body())
        .isEqualTo("{\"file\":[\"No file was submitted.\"]}");
    assertThat(send("/files/1/", multipart, form("file", "x".repeat(1001))).statusCode())
        .isEqualTo(413);
    assertThat(send("/files/1/", multipart, form("file", "x".repeat(200_000))).statusCode())
        .isEqualTo(413);
    assertThat(send("/files/1/", "application/json", "{}").statusCode()).isEqualTo(415);
    assertThat(send("/files/1/", multipart, "--b\r\nhalf").statusCode()).isEqualTo(400);
    assertThat(send("/files/2/", "application/json", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAnIncident() throws Exception {
    HttpResponse<String> answer = get("/fails/writing/");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("incident ");
  }

  @Test
  void everyAccessWordLetsInWhomThePermissionTableNames() throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("public", "200 200 200 200 200 200 200 200 200");
    expected.put("cookie", "200 200 200 200 200 200 200 200 200");
    expected.put("authenticated", "401 401 401 200 200 200 200 200 401");
    expected.put("employee", "401 401 401 403 403 200 200 200 401");
    expected.put("staff", "401 401 401 403 403 200 200 200 401");
    expected.put("manager", "401 401 401 403 403 403 200 200 401");
    expected.put("admin", "401 401 401 403 403 403 403 200 401");
    expected.put("consignee", "401 401 401 403 200 403 403 403 401");
    expected.put("device", "401 401 401 401 401 401 401 401 200");
    List<String> callers =
        List.of(
            "",
            "forged",
            "disabled",
            "customer",
            "Consignee",
            "Employee",
            "Manager",
            "Admin",
            "device");
    Map<String, String> seen = new LinkedHashMap<>();
    for (String word : expected.keySet()) {
      List<String> answers = new ArrayList<>();
      for (String caller : callers) {
        HttpResponse<String> answer =
            caller.isEmpty()
                ? get("/who/" + word + "/")
                : get("/who/" + word + "/", "Authorization", "Bearer " + caller);
        answers.add(Integer.toString(answer.statusCode()));
      }
      seen.put(word, String.join(" ", answers));
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aFixedSegmentGoesBeforeAParameter() throws Exception {
    assertThat(get("/things/best/").body()).contains("the best");
    assertThat(get("/things/17/").body()).contains("no 17");
    assertThat(get("/things/17/parts/a%2Bb%20c/").body()).contains("a+b c");
    assertThat(get("/things/17/parts/").statusCode()).isEqualTo(404);
  }

  @Test
  void anIdThatIsNoNumberIsNotFound() throws Exception {
    for (String id : List.of("x", "-1", "1.5", "99999999999999999999", "%20")) {
      HttpResponse<String> answer = get("/things/" + id + "/");
      assertThat(answer.statusCode()).as(id).isEqualTo(404);
      assertThat(answer.body()).contains("No Thing matches the given query.");
    }
  }

  @Test
  void aBugShowsItsNumberAndNothingElse() throws Exception {
    HttpResponse<String> answer = get("/fails/bug/");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("incident 260212-180509-").doesNotContain("secret");
  }

  @Test
  void aFullDiskIsNotABugOfTheCaller() throws Exception {
    HttpResponse<String> answer = get("/fails/disk/");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"storage\"");
  }

  @Test
  void aRefusalCarriesItsCode() throws Exception {
    HttpResponse<String> answer = get("/fails/rule/");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"detail\":\"Too little cash.\",\"code\":\"short_tender\"}");
  }

  @Test
  void valuesAreWrittenAsTheContractSays() throws Exception {
    assertThat(get("/fails/sample/").body())
        .isEqualTo(
            "{\"some_id\":7,\"amount_due\":\"-0.50\",\"at\":\"2026-02-12T12:05:09.120000-06:00\","
                + "\"on_day\":\"2026-02-12\",\"nothing\":null}");
  }

  @Test
  void neighbourPagesAreAbsoluteAndKeepTheOtherParameters() throws Exception {
    String base = "http://127.0.0.1:" + port + "/api/things/";
    assertThat(get("/things/?page=2&search=red%20lamp&page_size=50").body())
        .contains("\"next\":\"" + base + "?search=red+lamp&page_size=50&page=3\"")
        .contains("\"previous\":\"" + base + "?search=red+lamp&page_size=50\"");
    assertThat(get("/things/?page=3").body()).contains("\"next\":null");
    assertThat(get("/things/?page=4").body()).contains("Invalid page.");
    assertThat(get("/things/?page=4").statusCode()).isEqualTo(404);
  }

  @Test
  void badPageSizesMeanFiftyAndLargeOnesAThousand() throws Exception {
    for (String size : List.of("0", "-5", "many", "", "1.5")) {
      assertThat(get("/things/?page_size=" + size).body()).contains("size=50");
    }
    for (String size : List.of("5000", "1000000", "99999999999999999999")) {
      assertThat(get("/things/?page_size=" + size).body()).as(size).contains("size=1000");
    }
    for (String page : List.of("0", "-1", "x", "1.5", "99999999999999999999")) {
      assertThat(get("/things/?page=" + page).body()).as(page).contains("page=0,");
    }
    assertThat(get("/things/?page_size=7").body()).contains("size=7");
  }

  @Test
  void listParametersAreReadOrRefusedByName() throws Exception {
    assertThat(get("/things/?search=red,%20lamp&ordering=-date,%20id").body())
        .contains("\"words\":[\"red\",\"lamp\"]", "descending=true", "field=id");
    assertThat(get("/things/?is_active=1").body()).contains("\"flag\":\"true\"");
    assertThat(get("/things/?is_active=perhaps&register=&status=&date=").statusCode())
        .isEqualTo(200);
    HttpResponse<String> bad = get("/things/?register=x&status=ajar&date=2026-02-30");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body())
        .contains(
            "\"register\":[\"Select a valid choice.",
            "\"status\":[\"Select a valid choice. ajar is not one of the available choices.\"]",
            "\"date\":[\"Enter a valid date.\"]");
  }
}
