package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.contract.Promise;

/** What an empty store begins with (rules-store section 9, promises 34 and 60). */
class InitialDataTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  @Test
  void thereIsOneLocationInTheStoresZone() {
    store
        .as(ADMIN)
        .get("/core/locations/")
        .gives(200)
        .has("count", 1)
        .has("results/0/name", "Main Store")
        .has("results/0/timezone", "America/Chicago");
  }

  @Test
  @Promise(34)
  void thereAreTwoRegistersWhoseCountAddsUp() {
    store
        .as(ADMIN)
        .get("/pos/registers/")
        .gives(200)
        .has("count", 2)
        .has("results/0/code", "REG-01")
        .has("results/1/code", "REG-02")
        .has("results/1/starting_cash", "200.00")
        .has("results/1/starting_breakdown/twenties", 4)
        .has("results/1/starting_breakdown/pennies", 100);
  }

  @Test
  void thereAreTheSixSettings() {
    store.as(MANAGER).get("/core/settings/").gives(200).has("count", 6);
    store.as(MANAGER).get("/core/settings/tax_rate/").gives(200).has("value", "0.07");
    store.as(MANAGER).get("/core/settings/receipt_header/").gives(200).has("value", "THRIFT STORE");
  }

  @Test
  @Promise(60)
  void theFirstAdministratorTheOperatorNamedSignsIn() {
    store
        .as(NOBODY)
        .post("/auth/login/", body("email", "first@shop.test", "password", "first-admin-1"))
        .gives(200)
        .has("user/role", "Admin")
        .has("user/must_change_password", false)
        .has("user/employee/employee_number", "EMP-001")
        .has("user/employee/department_name", "Operations");
    assertThat(store.console()).isEmpty();
  }

  @Test
  @Promise(34)
  void theReserveOfChangeAddsUp() {
    Answer reserve =
        store.as(MANAGER).get("/pos/supplemental/").gives(200).has("current_total", "500.00");
    store
        .scenario("count and total agree, else this is refused")
        .as(MANAGER)
        .post("/pos/supplemental/audit/", reserve.json())
        .gives(200)
        .has("variance", "0.00");
  }

  @Test
  void theFirstAdministratorHasALeaveBalance() {
    long balances =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select count(*) from sick_leave_balance where leave_year = 2026")
                    .mapTo(Long.class)
                    .one());
    assertThat(balances).isEqualTo(1);
  }
}
