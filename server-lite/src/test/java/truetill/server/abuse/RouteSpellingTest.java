package truetill.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.people.Access;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.http.Route;
import truetill.server.pos.Shop;

/**
 * However a cashier spells a manager's or administrator's route, or dresses up the method: never in
 * (fault-tests section 4, cases 7 and 9).
 */
class RouteSpellingTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  /** The same route, or what a careless proxy or router would take for it. */
  private static final Map<String, UnaryOperator<String>> SPELLINGS =
      Map.of(
          "plain", path -> path,
          "no last slash", path -> path.substring(0, path.length() - 1),
          "two slashes", path -> "/" + path,
          "two slashes inside", path -> path.substring(0, path.length() - 1) + "//",
          "detour", path -> "/auth/%2e%2e" + path,
          "plain detour", path -> "/auth/.." + path,
          "upper case", path -> path.toUpperCase(Locale.ROOT),
          "parameter", path -> path.substring(0, path.length() - 1) + ";x=1/",
          "coded letter", path -> path.charAt(0) + "%" + hex(path.charAt(1)) + path.substring(2),
          "NUL", path -> path.substring(0, path.length() - 1) + "%00/");

  private static String hex(char letter) {
    return Integer.toHexString(letter);
  }

  private record Answered(int status, String body) {}

  /** Sent as it stands, on a connection of its own: no client tidies the address up. */
  private static Answered call(String method, String path, String... headers) throws IOException {
    StringBuilder request = new StringBuilder();
    request.append(method).append(" /api").append(path).append(" HTTP/1.1\r\nHost: shop\r\n");
    request.append("Authorization: Bearer ").append(store.tokenOf(CASHIER)).append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Content-Type: application/json\r\nContent-Length: 2\r\n");
    request.append("Connection: close\r\n\r\n{}");
    URI address = URI.create(store.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = Integer.parseInt(answer.split(" ", 3)[1]);
      Unharmed.tellsNothing(status, answer);
      return new Answered(status, answer.substring(answer.indexOf("\r\n\r\n")));
    }
  }

  private static Stream<Route> forbidden() {
    return store.routes().stream()
        .filter(route -> route.access() == Access.MANAGER || route.access() == Access.ADMIN);
  }

  @Test
  void noSpellingOfAManagersRouteLetsACashierIn() throws Exception {
    List<String> in = new ArrayList<>();
    int tried = 0;
    for (Route route : forbidden().toList()) {
      String path = route.path().replaceAll("\\{[^}]*\\}", "1");
      for (var spelling : SPELLINGS.entrySet()) {
        String spelt = spelling.getValue().apply(path);
        Answered answer = call(route.method().name(), spelt);
        tried++;
        if (!isTurnedAway(spelling.getKey(), answer)) {
          in.add(route.method() + " " + spelt + " answered " + answer.status());
        }
      }
    }
    assertThat(in).isEmpty();
    assertThat(tried).isGreaterThan(500);
  }

  /**
   * The route itself is 403, also without its last slash. Anything else is no route of ours, which
   * the table or the listener says; a 404 of a row would mean that the role was not asked for.
   */
  private static boolean isTurnedAway(String spelling, Answered answer) {
    return switch (spelling) {
      case "plain", "no last slash" -> answer.status() == 403;
      default ->
          answer.status() == 403
              || answer.status() == 400
              || answer.status() == 405
              || (answer.status() == 404 && answer.body().contains("\"Not found.\""));
    };
  }

  @Test
  void theMethodIsTheOneOfTheRequestLine() throws Exception {
    Shop shop = new Shop(store);
    long cart = shop.cartWith(shop.drawer("200.00"), "10.00");
    String path = "/pos/carts/" + cart + "/";
    for (String header :
        List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method")) {
      assertThat(call("POST", path, header + ": DELETE").status()).as(header).isEqualTo(405);
      assertThat(call("GET", path, header + ": DELETE").status()).as(header).isEqualTo(200);
    }
    assertThat(call("POST", path + "?_method=DELETE").status()).isEqualTo(405);
    store.as(CASHIER).post(path, body("_method", "DELETE")).gives(405);
    store.as(CASHIER).patch(path, body("_method", "DELETE")).gives(200);
    assertThat(call("delete", path).status()).as("small letters").isGreaterThanOrEqualTo(400);
    store.as(CASHIER).get(path).gives(200).has("lines/0/line_total", "10.00");
  }

  @Test
  void theTableNamesTheRoutesThisTestMeans() {
    assertThat(forbidden().map(Route::path).collect(Collectors.toSet()))
        .contains("/accounts/users/", "/pos/carts/{id}/void/", "/consignment/payouts/{id}/pay/");
    store.as(MANAGER).get("/accounts/customers/").gives(200);
  }
}
