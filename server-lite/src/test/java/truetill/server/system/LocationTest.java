package truetill.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class LocationTest {
  private static final String LOCATIONS = "/core/locations/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  @Test
  void reading() {
    store.scenario("nobody").as(NOBODY).get(LOCATIONS).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(LOCATIONS).gives(403);
    store
        .scenario("list")
        .as(CASHIER)
        .get(LOCATIONS + "?search=MAIN%20store")
        .gives(200)
        .has("count", 1)
        .has("results/0/name", "Main Store");
    store.scenario("no match").as(CASHIER).get(LOCATIONS + "?search=x").gives(200).has("count", 0);
    store.scenario("one").as(CASHIER).get(LOCATIONS + "1/").gives(200).has("is_active", true);
    store
        .scenario("none")
        .as(CASHIER)
        .get(LOCATIONS + "999/")
        .gives(404)
        .has("detail", "No WorkLocation matches the given query.");
  }

  @Test
  @Promise({33, 63})
  void promise63OnlyAdministratorsWriteAndTheZoneMustBeKnown() {
    var good = body("name", "Depot", "timezone", "America/Denver", "phone", "555-0100");
    store.scenario("nobody").as(NOBODY).post(LOCATIONS, good).gives(401);
    store.scenario("manager").as(MANAGER).post(LOCATIONS, good).gives(403);
    Answer depot =
        store
            .scenario("admin")
            .as(ADMIN)
            .post(LOCATIONS, good)
            .gives(201)
            .has("timezone", "America/Denver")
            .has("address", "");
    store
        .scenario("unknown zone")
        .as(ADMIN)
        .post(LOCATIONS, body("name", "X", "timezone", "Mars/Olympus"))
        .refuses("timezone", "not a known time zone");
    store
        .scenario("no name")
        .as(ADMIN)
        .post(LOCATIONS, "{}")
        .refuses("name", "This field is required.");
    String path = LOCATIONS + depot.id() + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("manager").as(MANAGER).patch(path, "{}").gives(403);
    store.scenario("none").as(ADMIN).patch(LOCATIONS + "999/", "{}").gives(404);
    store
        .scenario("patch")
        .as(ADMIN)
        .patch(path, body("is_active", false, "address", "1 Elm Road"))
        .gives(200)
        .has("name", "Depot")
        .has("address", "1 Elm Road")
        .has("is_active", false);
    store.scenario("promise 33").as(ADMIN).delete(path).gives(405);
  }

  @Test
  void theFirstActiveLocationGivesTheStoreItsZone() {
    store.as(ADMIN).patch(LOCATIONS + "1/", body("timezone", "America/Denver")).gives(200);
    assertThat(store.time().clock().zone()).isEqualTo(ZoneId.of("America/Denver"));
    Answer location =
        store.as(ADMIN).patch(LOCATIONS + "1/", body("timezone", "America/Chicago")).gives(200);
    assertThat(location.text("created_at")).endsWith("-06:00");
  }
}
