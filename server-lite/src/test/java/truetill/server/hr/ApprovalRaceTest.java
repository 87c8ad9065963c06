package truetill.server.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;

/** Parallel approvals of one entry grant its sick leave once, and lose none of others. */
class ApprovalRaceTest {
  private static final int CALLS = 40;

  @Test
  @Promise(69)
  void onH2() throws Exception {
    try (ServerFixture store = ServerFixture.inMemory()) {
      approveAtOnce(List.of(store));
    }
  }

  @Test
  @Promise(69)
  void onTwoServersOfOnePostgres() throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ServerFixture left = ServerFixture.onPostgres(database);
        ServerFixture right = ServerFixture.onPostgres(database)) {
      approveAtOnce(List.of(left, right));
    }
  }

  private static void approveAtOnce(List<ServerFixture> stores) throws Exception {
    ServerFixture store = stores.getFirst();
    Instant noon = store.clock().instant().minus(Duration.ofDays(3));
    long first = shift(store, noon);
    long second = shift(store, noon.plus(Duration.ofDays(1)));
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      ServerFixture asked = stores.get(i % stores.size());
      int kind = i / stores.size() % 3;
      calls.add(() ->
          switch (kind) {
            case 0 -> asked.as(MANAGER).post("/hr/time-entries/" + first + "/approve/");
            case 1 -> asked.as(MANAGER).post("/hr/time-entries/" + second + "/approve/");
            default ->
                asked
                    .as(MANAGER)
                    .post("/hr/time-entries/bulk_approve/", body("ids", List.of(second, first)));
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answer.get().gives(200);
      }
    }
    Answer balances =
        store.as(MANAGER).get("/hr/sick-leave/balances/?employee=" + store.idOf(CASHIER));
    balances.gives(200).has("count", 1).has("results/0/hours_earned", "0.60");
    Answer summary =
        store.as(MANAGER).get("/hr/time-entries/summary/?employee=" + store.idOf(CASHIER));
    assertThat(summary.gives(200).text("approved_hours")).isEqualTo("18.00");
    assertThat(summary.text("pending_hours")).isEqualTo("0.00");
  }

  private static long shift(ServerFixture store, Instant in) {
    return store
        .as(MANAGER)
        .post(
            "/hr/time-entries/",
            body(
                "employee", store.idOf(CASHIER),
                "clock_in", in.toString(),
                "clock_out", in.plus(Duration.ofHours(9)).toString()))
        .gives(201)
        .id();
  }
}
