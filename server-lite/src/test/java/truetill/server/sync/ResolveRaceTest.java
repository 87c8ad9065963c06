package truetill.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import truetill.core.pos.CartLine;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/** Two managers resolve one exception at the same moment: one of them does, on both databases. */
class ResolveRaceTest {
  private static final int MANAGERS = 6;

  @Test
  void onH2() throws Exception {
    try (ServerFixture store = ServerFixture.inMemoryAsDemo()) {
      race(store);
    }
  }

  @Test
  void onPostgres() throws Exception {
    try (ServerFixture store = ServerFixture.onPostgresAsDemo(TestPostgres.freshDatabase())) {
      race(store);
    }
  }

  private static void race(ServerFixture store) throws Exception {
    Counter counter = new Counter(store);
    CartLine item = counter.line("8.00");
    counter.soldBy(item).delivers().gives(200);
    assertThat(counter.soldBy(item).delivers().gives(200).exceptions())
        .containsExactly("double_sale");
    long id = store.as(MANAGER).get("/sync/exceptions/").gives(200).at("results/0/id").asLong();
    long items = counter.shop().count("item", "1 = 1");
    CyclicBarrier together = new CyclicBarrier(MANAGERS);
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(MANAGERS)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int manager = 0; manager < MANAGERS; manager++) {
        answers.add(
            threads.submit(() -> {
              together.await();
              return store
                  .as(MANAGER)
                  .post("/sync/exceptions/" + id + "/resolve/", body("action", "accept_found"))
                  .status();
            }));
      }
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(counter.shop().count("item", "1 = 1")).isEqualTo(items + 1);
    assertThat(counter.shop().count("audit_event", "action = 'exception_resolved'")).isEqualTo(1);
  }
}
