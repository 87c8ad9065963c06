package truetill.server.accounts;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import truetill.core.people.Role;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;

/** Two servers on one PostgreSQL take one administrator each: the second is told it is the last. */
class LastAdministratorTest {
  private static final String USERS = "/accounts/users/";

  @Test
  @Timeout(60)
  @Promise(57)
  void aRoleTakenWhileSomebodyWaitsIsSeen() throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ServerFixture left = ServerFixture.onPostgres(database);
        ServerFixture right = ServerFixture.onPostgres(database);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long first =
          left.as(ADMIN)
              .get(USERS + "?search=first@shop.test")
              .gives(200)
              .at("results/0/id")
              .asLong();
      left.as(ADMIN).patch(USERS + first + "/", body("is_active", false)).gives(200);
      long manager = left.idOf(MANAGER);
      left.as(ADMIN).patch(USERS + manager + "/", body("role", "Admin")).gives(200);
      UserChangeStore changes = new UserChangeStore();

      Future<Answer> second =
          left.work()
              .write(tx -> {
                changes.lockOtherAdministrators(tx, manager);
                changes.setRole(tx, manager, Role.EMPLOYEE);
                // The caller is still an administrator to the other server, which waits here.
                Future<Answer> waiting =
                    threads.submit(() ->
                        right
                            .as(MANAGER)
                            .patch(USERS + left.idOf(ADMIN) + "/", body("role", "Employee")));
                TestPostgres.untilSomebodyWaits(tx);
                return waiting;
              });

      second.get().refusesWithCode("last_administrator");
    }
  }
}
