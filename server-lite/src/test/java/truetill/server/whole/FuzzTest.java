package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.Scenario;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/**
 * Good requests made odd, over all operations that write: the answer is never a 500 and keeps the
 * contract, and where it is no success not one row of any table has changed. A failure names the
 * request; the seed makes it come again.
 */
class FuzzTest {
  private static final long SEED = 20260212;

  /** Odd forms of one good request, as long as none of them succeeds. */
  private static final int TRIES_A_CALL = 6;

  /** Moved on after a 429, so that sign-in is not throttled for good; the day stays the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_SHOWN = 15;
  private static final int SHOWN_BODY = 400;

  /** Without a provider of language models a question to a named model is answered 503. */
  private static final Map<String, Integer> UNAVAILABLE =
      Map.of(
          "POST /ai/chat/",
          503,
          "POST /inventory/orders/{id}/suggest-formulas/",
          503,
          "POST /inventory/orders/{id}/ai-cleanup-rows/",
          503,
          "POST /inventory/orders/{id}/suggest-finalization/",
          503);

  @Test
  void onH2() {
    try (ServerFixture store = ServerFixture.inMemory()) {
      new Run(store).calls(Effort.of(1_000, 10_000));
    }
  }

  @Test
  void onPostgres() {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      new Run(store).calls(Effort.of(300, 3_000));
    }
  }

  /** All calls to one store. */
  private static final class Run {
    private final ServerFixture store;
    private final ValidCalls calls;
    private final TableDigest digest;
    private final Random random = new Random(SEED);
    private final Mutations mutations = new Mutations(random);
    private final Map<String, String> operations = writing();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    Run(ServerFixture store) {
      this.store = store;
      this.calls = new ValidCalls(store);
      this.digest = new TableDigest(store.database());
    }

    private static Map<String, String> writing() {
      Map<String, String> operations = new LinkedHashMap<>(BuiltOperations.withAccess());
      operations.keySet().removeIf(operation -> operation.startsWith("GET "));
      return operations;
    }

    void calls(int number) {
      List<String> all = List.copyOf(operations.keySet());
      int done = 0;
      while (done < number && wrong.size() < MOST_SHOWN) {
        String operation = all.get(random.nextInt(all.size()));
        Person caller = caller(operation);
        ValidCall call = calls.prepare(operation, caller);
        for (int tries = 0; tries < TRIES_A_CALL; tries++) {
          done++;
          if (odd(operation, caller, call)) {
            break;
          }
        }
      }
      assertThat(wrong).as("seed %d, answers %s", SEED, statuses).isEmpty();
      assertThat(statuses.getOrDefault(400, 0)).as("refused").isGreaterThan(number / 3);
      assertThat(statuses.getOrDefault(200, 0) + statuses.getOrDefault(201, 0))
          .as("good in spite of all")
          .isGreaterThan(number / 50);
    }

    private Person caller(String operation) {
      return switch (operations.getOrDefault(operation, "")) {
        case "public", "cookie" -> NOBODY;
        case "staff", "employee" -> List.of(CASHIER, MANAGER, ADMIN).get(random.nextInt(3));
        case "manager" -> MANAGER;
        default -> ADMIN;
      };
    }

    /** Sends one odd form; true when it changed something, so that the rows are used up. */
    private boolean odd(String operation, Person caller, ValidCall call) {
      Mutations.Mutated request = mutations.of(call.path(), call.body());
      Map<String, Long> before = digest.take();
      Scenario scenario = store.as(caller).contentType(request.contentType());
      if (!call.cookie().isEmpty()) {
        scenario.cookie("refresh_token", call.cookie());
      }
      String method = operation.substring(0, operation.indexOf(' '));
      String said = caller + " " + method + " " + request.path() + " " + shown(request.body());
      try {
        Answer answer = scenario.send(method, request.path(), request.body());
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() / 100 == 2) {
          return true;
        }
        if (answer.status() == 429) {
          store.clock().advance(PATIENCE);
        }
        if (answer.status() >= 500
            && !Integer.valueOf(answer.status()).equals(UNAVAILABLE.get(operation))) {
          wrong.add(said + " answered " + answer.status() + " " + answer.content());
        }
        Map<String, Long> after = digest.take();
        if (!after.equals(before)) {
          after.entrySet().removeAll(before.entrySet());
          wrong.add(said + " answered " + answer.status() + " and changed " + after.keySet());
        }
        return false;
      } catch (AssertionError broken) {
        wrong.add(said + ": " + broken.getMessage());
        return true;
      }
    }

    private static String shown(String body) {
      return body.length() > SHOWN_BODY ? body.substring(0, SHOWN_BODY) + "…" : body;
    }
  }
}
