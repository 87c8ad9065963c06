package truetill.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.db.TestPostgres;
import truetill.server.pos.Shop;

/** Writers side by side, the same on H2 and on PostgreSQL. */
@Promise({36, 50, 57})
class AccountsOnBothDatabasesTest {
  private static final String USERS = "/accounts/users/";
  private static final String CUSTOMERS = "/accounts/customers/";

  @Test
  void onH2() throws Exception {
    try (ServerFixture store = ServerFixture.inMemory()) {
      sideBySide(store);
    }
  }

  @Test
  void onPostgres() throws Exception {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      sideBySide(store);
    }
  }

  private static void sideBySide(ServerFixture store) throws Exception {
    everybodyGetsANumberOfHisOwn(store);
    oneAddressOneUser(store);
    lists(store);
    anAdministratorIsLeft(store);
  }

  private static void everybodyGetsANumberOfHisOwn(ServerFixture store) throws Exception {
    List<Callable<Answer>> creations = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Map<String, @Nullable Object> person = NewPeople.user("Employee");
      creations.add(() -> store.as(ADMIN).post(USERS, person));
    }
    Set<String> numbers = new HashSet<>();
    for (Answer created : together(creations)) {
      numbers.add(created.gives(201).text("employee/employee_number"));
    }
    assertThat(numbers).hasSize(6);
  }

  private static void oneAddressOneUser(ServerFixture store) throws Exception {
    Map<String, @Nullable Object> person = NewPeople.customer();
    Callable<Answer> creation = () -> store.as(MANAGER).post(CUSTOMERS, person);
    List<Answer> answers = together(List.of(creation, creation, creation, creation));
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.refuses("email", "user with this email already exists."));
  }

  private static void lists(ServerFixture store) {
    store
        .as(ADMIN)
        .get(USERS + "?role=Employee&is_active=true&search=sample&ordering=-date_joined")
        .gives(200)
        .has("count", 6)
        .has("results/0/roles/0", "Employee");
    store.as(MANAGER).get(CUSTOMERS + "?ordering=-customer_number").gives(200).has("count", 1);
    store.as(MANAGER).get(CUSTOMERS + "lookup/cus-001/").gives(200);
  }

  /** Two administrators take each other's role at the same time: only one succeeds. */
  private static void anAdministratorIsLeft(ServerFixture store) throws Exception {
    long first =
        store
            .as(ADMIN)
            .get(USERS + "?search=first@shop.test")
            .gives(200)
            .at("results/0/id")
            .asLong();
    store.as(ADMIN).patch(USERS + first + "/", body("is_active", false)).gives(200);
    long manager = store.idOf(MANAGER);
    store.as(ADMIN).patch(USERS + manager + "/", body("role", "Admin")).gives(200);
    long admin = store.idOf(ADMIN);
    List<Answer> answers =
        together(
            List.of(
                () -> store.as(ADMIN).patch(USERS + manager + "/", body("role", "Employee")),
                () -> store.as(MANAGER).patch(USERS + admin + "/", body("is_active", false))));
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(
            new Shop(store)
                .count(
                    "user_account",
                    "is_active and id in (select user_id from user_role where role = 'Admin')"))
        .isOne();
  }

  private static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
