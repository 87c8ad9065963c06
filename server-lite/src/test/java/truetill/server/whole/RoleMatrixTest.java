package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

/**
 * Every operation, called with existing rows by nobody and by one person of each role, is answered
 * as the permission table says. Who may what is written out here a second time, from rules-store
 * section 2, so that the server's own reading of the words is not taken for granted.
 */
class RoleMatrixTest {
  private static final List<Person> CALLERS = List.of(NOBODY, CONSIGNEE, CASHIER, MANAGER, ADMIN);

  /** A test store has no provider of language models; its answer comes after the role's check. */
  private static final Map<String, Integer> NOTHING_THERE = Map.of("POST /ai/chat/", 503);

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final ValidCalls calls = new ValidCalls(store);

  @Test
  void everyOperationIsOpenToTheRolesOfTheTableAndToNobodyElse() {
    List<String> wrong = new ArrayList<>();
    int operations = 0;
    int called = 0;
    for (Map.Entry<String, String> row : BuiltOperations.withAccess().entrySet()) {
      check(row.getKey(), row.getValue(), wrong);
      operations++;
      called += CALLERS.size();
    }
    System.out.printf("I26 routes=%d pairs=%d wrong=%d%n", operations, called, wrong.size());
    assertThat(wrong).isEmpty();
    assertThat(called).isGreaterThan(500);
  }

  /**
   * Those who may not call all try the same call, and leave it as good as it was; so does reading.
   * What the cashier may read, everybody above may.
   */
  private void check(String operation, String access, List<String> wrong) {
    String method = operation.substring(0, operation.indexOf(' '));
    ValidCall shared = calls.prepare(operation, CASHIER);
    for (Person caller : CALLERS) {
      boolean allowed = whoMay(access).contains(caller);
      boolean changes = allowed && !method.equals("GET");
      ValidCall call = changes ? calls.prepare(operation, caller) : shared;
      int status = call.send(store.as(caller), method).status();
      if (!isRight(operation, caller, allowed, status)) {
        wrong.add(operation + " (" + access + ") answers " + caller + " with " + status);
      }
    }
  }

  private static boolean isRight(String operation, Person caller, boolean allowed, int status) {
    if (!allowed) {
      return status == (caller == NOBODY ? 401 : 403);
    }
    Integer otherwise = NOTHING_THERE.get(operation);
    return otherwise == null ? status / 100 == 2 : status == otherwise;
  }

  private static Set<Person> whoMay(String access) {
    return switch (access) {
      case "public", "cookie" -> Set.of(NOBODY, CONSIGNEE, CASHIER, MANAGER, ADMIN);
      case "authenticated" -> Set.of(CONSIGNEE, CASHIER, MANAGER, ADMIN);
      case "staff", "employee" -> Set.of(CASHIER, MANAGER, ADMIN);
      case "manager" -> Set.of(MANAGER, ADMIN);
      case "admin" -> Set.of(ADMIN);
      case "consignee" -> Set.of(CONSIGNEE);
      default -> throw new IllegalArgumentException("no access word: " + access);
    };
  }

  @Test
  void refreshingNeedsAValidCookie() {
    for (Person caller : CALLERS) {
      store.as(caller).post("/auth/refresh/").gives(400);
      store.as(caller).cookie("refresh_token", "x.y.z").post("/auth/refresh/").gives(401);
    }
  }

  @Test
  @Promise(62)
  void noVersionOfThePrintServerIsToldToStrangers() {
    store.as(NOBODY).get("/core/system/print-server-version/").gives(401);
    store.as(NOBODY).get("/core/system/print-server-version-public/").gives(404);
  }
}
