package truetill.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.core.people.Role;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class CustomerTest {
  private static final String PATH = "/accounts/customers/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Shop shop = new Shop(store);

  private static String path(long id) {
    return PATH + id + "/";
  }

  private static Answer customer() {
    return store.as(MANAGER).post(PATH, NewPeople.customer()).gives(201);
  }

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("cashier").as(CASHIER).get(PATH).gives(403);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    Map<String, @Nullable Object> known = NewPeople.customer();
    known.put("phone", "555-0177");
    Answer created = store.as(MANAGER).post(PATH, known).gives(201);
    customer();
    store
        .scenario("by phone")
        .as(MANAGER)
        .get(PATH + "?search=sample,555-0177")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", created.id());
    store
        .scenario("by number")
        .as(MANAGER)
        .get(PATH + "?search=" + created.text("customer_number").toLowerCase(Locale.ROOT))
        .gives(200)
        .has("results/0/id", created.id());
    Answer first = store.as(MANAGER).get(PATH).gives(200);
    Answer last = store.as(MANAGER).get(PATH + "?ordering=-customer_number").gives(200);
    int count = first.at("count").asInt();
    assertThat(last.text("results/0/id")).isEqualTo(first.text("results/" + (count - 1) + "/id"));
  }

  @Test
  @Promise({50, 51, 54})
  void creating() {
    Map<String, @Nullable Object> good = NewPeople.customer();
    store.scenario("nobody").as(NOBODY).post(PATH, good).gives(401);
    store.scenario("cashier").as(CASHIER).post(PATH, good).gives(403);
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(PATH, "{}")
        .refuses("email", "This field is required.")
        .refuses("first_name", "This field is required.")
        .refuses("last_name", "This field is required.");
    good.put("phone", "");
    good.put("notes", "");
    store
        .scenario("good")
        .as(MANAGER)
        .post(PATH, good)
        .gives(201)
        .has("phone", "")
        .has("notes", "")
        .has("full_name", good.get("first_name") + " Sample")
        .has("customer_since", "2026-02-12");
    good.put("email", String.valueOf(good.get("email")).toUpperCase(Locale.ROOT));
    store
        .scenario("the address in other letters")
        .as(MANAGER)
        .post(PATH, good)
        .refuses("email", "user with this email already exists.");
    good.put("email", CASHIER.email());
    store
        .scenario("the address of staff")
        .as(MANAGER)
        .post(PATH, good)
        .refuses("email", "user with this email already exists.");
  }

  @Test
  @Promise(52)
  void theIdIsTheUsersEverywhere() {
    Answer created = customer();
    long id = created.id();
    store.scenario("nobody").as(NOBODY).get(path(id)).gives(401);
    store.scenario("cashier").as(CASHIER).get(path(id)).gives(403);
    store.scenario("none").as(MANAGER).get(path(999999)).gives(404);
    store.scenario("no customer").as(MANAGER).get(path(store.idOf(CASHIER))).gives(404);
    store.as(MANAGER).get(path(id)).gives(200).has("email", created.text("email"));
    store
        .as(ADMIN)
        .get("/accounts/users/" + id + "/")
        .gives(200)
        .has("email", created.text("email"));
    store.as(MANAGER).patch(path(id), body("notes", "tall")).gives(200).has("id", id);
    store.as(MANAGER).delete(path(id)).gives(204);
    store.as(MANAGER).get(path(id)).gives(404);
  }

  @Test
  void changing() {
    long id = customer().id();
    long other = customer().id();
    store.scenario("nobody").as(NOBODY).patch(path(id), "{}").gives(401);
    store.scenario("cashier").as(CASHIER).patch(path(id), "{}").gives(403);
    store.scenario("none").as(MANAGER).patch(path(999999), "[]").gives(404);
    store.scenario("a list").as(MANAGER).patch(path(id), "[]").gives(400);
    store.scenario("not offered").as(MANAGER).put(path(id), "{}").gives(405);
    store
        .scenario("bad fields")
        .as(MANAGER)
        .patch(path(id), body("email", "x", "last_name", ""))
        .refuses("email", "Enter a valid email address.")
        .refuses("last_name", "This field may not be blank.");
    String taken = store.as(MANAGER).get(path(other)).text("email");
    store
        .scenario("taken")
        .as(MANAGER)
        .patch(path(id), body("email", taken))
        .refuses("email", "user with this email already exists.");
    store
        .scenario("good")
        .as(MANAGER)
        .patch(path(id), body("last_name", "Renamed", "phone", "", "notes", ""))
        .gives(200)
        .has("last_name", "Renamed");
  }

  @Test
  @Promise(45)
  void aManagerDoesNotRenameStaffWhoBuy() {
    long admin = store.idOf(ADMIN);
    store
        .work()
        .write(tx -> {
          new UserWriter(store.time()).makeCustomer(tx, admin, "");
          return admin;
        });
    store.as(MANAGER).patch(path(admin), body("email", "mine@shop.test")).gives(403);
    store.as(MANAGER).patch(path(admin), body("first_name", "Else")).gives(403);
    store
        .as(MANAGER)
        .patch(path(admin), body("email", ADMIN.email(), "notes", "owner"))
        .gives(200)
        .has("notes", "owner");
    store.as(ADMIN).patch(path(admin), body("last_name", "Renamed")).gives(200);
    store.as(MANAGER).delete(path(admin)).gives(204);
    store
        .as(ADMIN)
        .get("/accounts/users/" + admin + "/")
        .gives(200)
        .has("role", Role.ADMIN.wire())
        .has("is_active", true);
  }

  @Test
  @Promise(53)
  void aDeletedCustomersAddressIsFreeAgain() {
    Map<String, @Nullable Object> person = NewPeople.customer();
    Answer first = store.as(MANAGER).post(PATH, person).gives(201);
    store.scenario("nobody").as(NOBODY).delete(path(first.id())).gives(401);
    store.scenario("cashier").as(CASHIER).delete(path(first.id())).gives(403);
    store.scenario("none").as(MANAGER).delete(path(999999)).gives(404);
    store.as(MANAGER).delete(path(first.id())).gives(204);
    store.as(ADMIN).get("/accounts/users/" + first.id() + "/").gives(404);
    Answer second = store.as(MANAGER).post(PATH, person).gives(201);
    assertThat(second.text("customer_number")).isNotEqualTo(first.text("customer_number"));
  }

  @Test
  @Promise(53)
  void aBuyerStaysAndComesBack() {
    Map<String, @Nullable Object> person = NewPeople.customer();
    long id = store.as(MANAGER).post(PATH, person).gives(201).id();
    long cart = shop.cartWith(shop.drawer("200.00"), "5.00");
    store.as(CASHIER).patch("/pos/carts/" + cart + "/", body("customer", id)).gives(200);
    shop.complete(cart, "payment_method", "cash", "cash_tendered", "20.00").gives(200);
    store.as(MANAGER).delete(path(id)).gives(204);
    store.as(MANAGER).get(path(id)).gives(404);
    store.as(ADMIN).get("/accounts/users/" + id + "/").gives(200).has("is_active", false);
    store.as(CASHIER).get("/pos/carts/" + cart + "/").has("customer", id);
    person.put("first_name", "Back");
    store.as(MANAGER).post(PATH, person).gives(201).has("id", id).has("first_name", "Back");
    store.as(ADMIN).get("/accounts/users/" + id + "/").has("is_active", true);
  }

  @Test
  void lookingUp() {
    Answer created = customer();
    String path = PATH + "lookup/" + created.text("customer_number") + "/";
    store.scenario("nobody").as(NOBODY).get(path).gives(401);
    store.scenario("cashier").as(CASHIER).get(path).gives(403);
    store.scenario("good").as(MANAGER).get(path).gives(200).has("id", created.id());
    store
        .scenario("other letters")
        .as(MANAGER)
        .get(path.replace("CUS", "cus"))
        .gives(200)
        .has("id", created.id());
    store
        .scenario("none")
        .as(MANAGER)
        .get(PATH + "lookup/CUS-9999/")
        .gives(404)
        .has("detail", "Customer not found.");
  }
}
