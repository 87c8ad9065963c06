package truetill.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class UserTest {
  private static final String PATH = "/accounts/users/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);

  private static String path(long id) {
    return PATH + id + "/";
  }

  private static long user(String role) {
    return store.as(ADMIN).post(PATH, NewPeople.user(role)).gives(201).id();
  }

  private static Answer signIn(Object email, Object password) {
    return store.as(NOBODY).post("/auth/login/", body("email", email, "password", password));
  }

  @Test
  void listing() {
    store.scenario("nobody").as(NOBODY).get(PATH).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(PATH).gives(403);
    store.scenario("manager").as(MANAGER).get(PATH).gives(403);
    store.scenario("bad role").as(ADMIN).get(PATH + "?role=Boss").refuses("role", "choice");
    store.scenario("page outside").as(ADMIN).get(PATH + "?page=99").gives(404);
    store
        .scenario("every word must match")
        .as(ADMIN)
        .get(PATH + "?search=MONA,example")
        .gives(200)
        .has("count", 1)
        .has("results/0/id", store.idOf(MANAGER))
        .has("results/0/role", "Manager")
        .has("results/0/roles/0", "Manager")
        .has("results/0/employee/employment_type", "full_time");
    Answer backwards = store.as(ADMIN).get(PATH + "?ordering=-email").gives(200);
    assertThat(backwards.text("results/0/email")).isGreaterThan(backwards.text("results/1/email"));
  }

  @Test
  void nobodyOrdersOrFiltersByWhatIsNotOffered() {
    String usual = store.as(ADMIN).get(PATH).gives(200).content();
    for (String query :
        List.of(
            "ordering=password",
            "ordering=-password_hash",
            "ordering=pin_hash,id;drop",
            "password_hash=x",
            "password__startswith=a",
            "email__regex=.*",
            "id=1%20or%201=1")) {
      assertThat(store.scenario(query).as(ADMIN).get(PATH + "?" + query).gives(200).content())
          .as(query)
          .isEqualTo(usual);
    }
  }

  @Test
  void nobodyWritesWhatIsNotHisToWrite() {
    long self = store.idOf(ADMIN);
    Answer before = store.as(ADMIN).get(path(self)).gives(200);
    Answer after =
        store
            .as(ADMIN)
            .patch(
                path(self),
                body(
                    "id",
                    999,
                    "uid",
                    "00000000-0000-0000-0000-000000000001",
                    "is_superuser",
                    true,
                    "is_staff",
                    false,
                    "date_joined",
                    "2000-01-01T00:00:00Z",
                    "password",
                    "another-1",
                    "password_hash",
                    "x",
                    "must_change_password",
                    true,
                    "roles",
                    List.of("Admin", "Consignee")))
            .gives(200);
    for (String field : List.of("id", "role", "roles", "is_staff", "date_joined", "is_active")) {
      assertThat(after.at(field)).as(field).isEqualTo(before.at(field));
    }
    assertThat(shop.count("user_account", "uid = '00000000-0000-0000-0000-000000000001'")).isZero();
    signIn(ADMIN.email(), ADMIN.password()).gives(200);

    store.as(CASHIER).patch(path(store.idOf(CASHIER)), body("role", "Admin")).gives(403);
    store
        .as(CASHIER)
        .post(
            "/auth/change-password/",
            body(
                "old_password",
                CASHIER.password(),
                "new_password",
                CASHIER.password(),
                "role",
                "Admin",
                "user_id",
                self,
                "is_superuser",
                true))
        .gives(200);
    store.as(CASHIER).get("/auth/me/").gives(200).has("role", "Employee");
    long customer =
        store
            .as(MANAGER)
            .post(
                "/accounts/customers/",
                body(
                    "email", "climber@shop.test",
                    "first_name", "Cat",
                    "last_name", "Climber",
                    "role", "Admin",
                    "is_staff", true,
                    "password", "climber-1"))
            .gives(201)
            .id();
    store.as(ADMIN).get(path(customer)).gives(200).has("role", "null").has("is_staff", false);
    signIn("climber@shop.test", "climber-1").gives(401);
  }

  @Test
  @Promise(59)
  void anEmptyFilterIsNoFilter() {
    long disabled = user("Employee");
    store.as(ADMIN).patch(path(disabled), body("is_active", false)).gives(200);
    long all = store.as(ADMIN).get(PATH).gives(200).at("count").asLong();
    store.as(ADMIN).get(PATH + "?is_active=&role=").gives(200).has("count", all);
    long active = store.as(ADMIN).get(PATH + "?is_active=true").at("count").asLong();
    long inactive = store.as(ADMIN).get(PATH + "?is_active=0").at("count").asLong();
    assertThat(active + inactive).isEqualTo(all);
    assertThat(inactive).isPositive();
  }

  @Test
  void creating() {
    Map<String, @Nullable Object> good = NewPeople.user("Manager");
    store.scenario("nobody").as(NOBODY).post(PATH, good).gives(401);
    store.scenario("cashier").as(CASHIER).post(PATH, good).gives(403);
    store.scenario("manager").as(MANAGER).post(PATH, good).gives(403);
    store
        .scenario("nothing said")
        .as(ADMIN)
        .post(PATH, "{}")
        .refuses("email", "This field is required.")
        .refuses("first_name", "This field is required.")
        .refuses("last_name", "This field is required.")
        .refuses("password", "This field is required.")
        .refuses("role", "This field is required.");
    Map<String, @Nullable Object> bad = NewPeople.user("Employee");
    bad.put("password", "short");
    bad.put("department", 77);
    bad.put("work_location", 77);
    bad.put("pay_rate", -1);
    store
        .scenario("every bad field is named")
        .as(ADMIN)
        .post(PATH, bad)
        .refuses("password", "Ensure this field has at least 6 characters.")
        .refuses("department", "Invalid pk \"77\" - object does not exist.")
        .refuses("work_location", "Invalid pk \"77\" - object does not exist.")
        .refuses("pay_rate", "0");
    bad = NewPeople.user("Employee");
    bad.put("password", bad.get("email"));
    store.as(ADMIN).post(PATH, bad).refuses("password", "may not be the email");
    store
        .scenario("good")
        .as(ADMIN)
        .post(PATH, good)
        .gives(201)
        .has("role", "Manager")
        .has("is_staff", true)
        .has("must_change_password", false);
    signIn(emailOf(good), "first-secret").gives(200);
    store.scenario("again").as(ADMIN).post(PATH, good).refuses("email", "already exists.");
  }

  @Test
  @Promise({54, 55})
  void whatIsSentAtCreationIsKeptAndTheWholeUserIsAnswered() {
    Map<String, @Nullable Object> clerk = NewPeople.user("Employee");
    clerk.put("is_active", false);
    clerk.put("position", "Cashier");
    clerk.put(
        "employee_profile",
        body("position", "ignored", "department", 1, "work_location", "", "pay_rate", "15.50"));
    Answer created =
        store
            .as(ADMIN)
            .post(PATH, clerk)
            .gives(201)
            .has("is_active", false)
            .has("employee/position", "Cashier")
            .has("employee/department", 1)
            .has("employee/department_name", "Operations")
            .has("employee/pay_rate", "15.50")
            .has("employee/hire_date", "2026-02-12");
    assertThat(created.at("employee/work_location_name").isNull()).isTrue();
    assertThat(created.at("consignee").isNull()).isTrue();
    store
        .as(ADMIN)
        .patch(path(created.id()), body("phone", "555-0101"))
        .gives(200)
        .has("phone", "555-0101")
        .has("employee/department_name", "Operations");

    Map<String, @Nullable Object> consignee = NewPeople.user("Consignee");
    consignee.put(
        "consignee_profile", body("commission_rate", 0, "payout_method", "check", "notes", "n"));
    store
        .as(ADMIN)
        .post(PATH, consignee)
        .gives(201)
        .has("role", "Consignee")
        .has("is_staff", false)
        .has("consignee/commission_rate", "0.00")
        .has("consignee/payout_method", "check")
        .has("consignee/notes", "n");
  }

  @Test
  @Promise(36)
  void aNumberGivenByHandMovesTheSeriesPastIt() {
    Map<String, @Nullable Object> byHand = NewPeople.user("Employee");
    byHand.put("employee_profile", body("employee_number", "EMP-998"));
    store.as(ADMIN).post(PATH, byHand).gives(201).has("employee/employee_number", "EMP-998");
    store
        .as(ADMIN)
        .post(PATH, NewPeople.user("Employee"))
        .has("employee/employee_number", "EMP-999");
    store.as(ADMIN).post(PATH, NewPeople.user("Admin")).has("employee/employee_number", "EMP-1000");
    Map<String, @Nullable Object> taken = NewPeople.user("Employee");
    taken.put("employee_profile", body("employee_number", "emp-998"));
    store.as(ADMIN).post(PATH, taken).refuses("employee_number", "already exists.");
    Map<String, @Nullable Object> own = NewPeople.user("Consignee");
    own.put("consignee_profile", body("consignee_number", "SPECIAL"));
    store.as(ADMIN).post(PATH, own).gives(201).has("consignee/consignee_number", "SPECIAL");
  }

  @Test
  @Promise({49, 50, 58})
  void aRefusedProfileLeavesNothingBehind() {
    long before = shop.count("user_account", "1 = 1");
    Map<String, @Nullable Object> bad = NewPeople.user("Employee");
    bad.put("department", 77);
    store.as(ADMIN).post(PATH, bad).refuses("department", "Invalid pk \"77\"");
    bad = NewPeople.user("Consignee");
    bad.put("commission_rate", 140);
    store.as(ADMIN).post(PATH, bad).refuses("commission_rate", "100");
    bad = NewPeople.user("Employee");
    bad.put("email", "CARL@shop.test");
    store.as(ADMIN).post(PATH, bad).refuses("email", "user with this email already exists.");
    assertThat(shop.count("user_account", "1 = 1")).isEqualTo(before);
  }

  @Test
  void readingAndChanging() {
    long id = user("Employee");
    store.scenario("nobody").as(NOBODY).get(path(id)).gives(401);
    store.scenario("manager").as(MANAGER).get(path(id)).gives(403);
    store.scenario("none").as(ADMIN).get(path(999999)).gives(404);
    store.scenario("no number").as(ADMIN).get(PATH + "x/").gives(404);
    store.scenario("nobody").as(NOBODY).patch(path(id), "{}").gives(401);
    store.scenario("manager").as(MANAGER).patch(path(id), "{}").gives(403);
    store.scenario("none").as(ADMIN).patch(path(999999), "[]").gives(404);
    store.scenario("a list").as(ADMIN).patch(path(id), "[]").gives(400);
    store
        .scenario("bad fields")
        .as(ADMIN)
        .patch(path(id), body("email", "x", "first_name", "", "role", "Boss", "is_active", "maybe"))
        .refuses("email", "Enter a valid email address.")
        .refuses("first_name", "This field may not be blank.")
        .refuses("role", "is not a valid choice.")
        .refuses("is_active", "Must be a valid boolean.");
    store
        .scenario("taken")
        .as(ADMIN)
        .patch(path(id), body("email", "Mona@shop.test"))
        .refuses("email", "user with this email already exists.");
    store
        .scenario("good")
        .as(ADMIN)
        .patch(path(id), body("first_name", "Robin", "email", "robin.user@shop.test"))
        .gives(200)
        .has("full_name", "Robin Sample")
        .has("email", "robin.user@shop.test");
    assertThat(shop.count("audit_event", "action = 'email_changed' and subject_id = " + id))
        .isOne();
  }

  @Test
  @Promise(61)
  void usersAreDisabledAndNotDeleted() {
    long id = user("Employee");
    store.as(ADMIN).delete(path(id)).gives(405);
    store.as(ADMIN).put(path(id), "{}").gives(405);
    store.as(ADMIN).get(path(id)).gives(200);
  }

  @Test
  @Promise(56)
  void aNewStaffRoleKeepsTheConsignee() {
    long id = store.idOf(CONSIGNEE);
    store
        .as(ADMIN)
        .patch(path(id), body("role", "Manager"))
        .gives(200)
        .has("role", "Manager")
        .has("roles/1", "Consignee")
        .has("is_staff", true);
    assertThat(store.as(ADMIN).get(path(id)).text("employee/employee_number")).startsWith("EMP-");
    store.as(CONSIGNEE).get("/consignment/my/summary/").gives(200);
    store.as(CONSIGNEE).get("/accounts/customers/").gives(200);
    store
        .as(ADMIN)
        .patch(path(id), body("role", "Consignee"))
        .gives(200)
        .has("role", "Consignee")
        .has("is_staff", false);
    store.as(CONSIGNEE).get("/accounts/customers/").gives(403);
    store.as(CONSIGNEE).get("/consignment/my/summary/").gives(200);
  }

  @Test
  void aDemotionActsAtOnce() {
    Map<String, @Nullable Object> manager = NewPeople.user("Manager");
    long id = store.as(ADMIN).post(PATH, manager).gives(201).id();
    String token = signIn(emailOf(manager), "first-secret").gives(200).text("access");
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + token)
        .get("/accounts/customers/")
        .gives(200);
    store
        .as(ADMIN)
        .patch(path(id), body("role", "Employee"))
        .gives(200)
        .has("role", "Employee")
        .has("is_staff", true);
    assertThat(shop.count("user_role", "user_id = " + id)).isOne();
    store
        .as(NOBODY)
        .header("Authorization", "Bearer " + token)
        .get("/accounts/customers/")
        .gives(403);
    assertThat(shop.count("audit_event", "action = 'role_changed' and subject_id = " + id)).isOne();
  }

  @Test
  @Promise({46, 47})
  void disablingEndsTheSessions() {
    Map<String, @Nullable Object> clerk = NewPeople.user("Employee");
    long id = store.as(ADMIN).post(PATH, clerk).gives(201).id();
    Answer session = signIn(emailOf(clerk), "first-secret").gives(200);
    String cookie = session.cookie("refresh_token").orElseThrow();
    store.as(ADMIN).patch(path(id), body("is_active", false)).has("is_active", false);
    store.as(NOBODY).cookie("refresh_token", cookie).post("/auth/refresh/").gives(401);
    signIn(emailOf(clerk), "first-secret").gives(401);
    store.as(ADMIN).patch(path(id), body("is_active", true)).has("is_active", true);
    store.as(NOBODY).cookie("refresh_token", cookie).post("/auth/refresh/").gives(401);
    signIn(emailOf(clerk), "first-secret").gives(200);
  }

  @Test
  @Promise(57)
  void nobodyLocksHimselfOut() {
    String own = path(store.idOf(ADMIN));
    store.as(ADMIN).patch(own, body("role", "Manager")).refusesWithCode("own_account");
    store.as(ADMIN).patch(own, body("is_active", false)).refusesWithCode("own_account");
    store
        .as(ADMIN)
        .patch(
            own + "employee_profile/",
            body("termination_date", "2026-02-12", "termination_type", "retirement"))
        .refusesWithCode("own_account");
    store.as(ADMIN).patch(own, body("role", "Admin", "is_active", true)).gives(200);
    store.as(ADMIN).get(own).has("role", "Admin").has("employee/termination_type", "");
  }

  @Test
  void theEmployeeProfile() {
    long id = user("Employee");
    String path = path(id) + "employee_profile/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("manager").as(MANAGER).patch(path, "{}").gives(403);
    store.scenario("none").as(ADMIN).patch(path(999999) + "employee_profile/", "{}").gives(404);
    long consignee = user("Consignee");
    store
        .scenario("no profile")
        .as(ADMIN)
        .patch(path(consignee) + "employee_profile/", "{}")
        .gives(404);
    store
        .scenario("bad fields")
        .as(ADMIN)
        .patch(
            path,
            body(
                "department",
                77,
                "employment_type",
                "daily",
                "pay_rate",
                "12345678.00",
                "hire_date",
                "soon"))
        .refuses("department", "Invalid pk \"77\"")
        .refuses("employment_type", "is not a valid choice.")
        .refuses("pay_rate", "Ensure")
        .refuses("hire_date", "Date has wrong format.");
    store
        .scenario("good")
        .as(ADMIN)
        .patch(path, body("department", 1, "pay_rate", 17.25, "emergency_name", "Sam"))
        .gives(200)
        .has("department_name", "Operations")
        .has("pay_rate", "17.25")
        .has("emergency_name", "Sam");
    Answer cleared = store.as(ADMIN).patch(path, body("department", "")).gives(200);
    assertThat(cleared.at("department").isNull()).isTrue();
    assertThat(cleared.at("department_name").isNull()).isTrue();
  }

  @Test
  @Promise(65)
  void anEndOfEmploymentNeedsAReasonAndEndsSignIn() {
    Map<String, @Nullable Object> clerk = NewPeople.user("Employee");
    long id = store.as(ADMIN).post(PATH, clerk).gives(201).id();
    String path = path(id) + "employee_profile/";
    store
        .as(ADMIN)
        .patch(path, body("termination_date", "2026-02-12"))
        .refuses("termination_type", "required");
    store.as(ADMIN).patch(path, body("termination_date", "2026-02-13")).gives(200);
    signIn(emailOf(clerk), "first-secret").gives(200);
    store
        .as(ADMIN)
        .patch(path, body("termination_date", "2026-02-12", "termination_type", "layoff"))
        .gives(200)
        .has("termination_type_display", "Layoff");
    store.as(ADMIN).get(path(id)).has("is_active", false);
    signIn(emailOf(clerk), "first-secret").gives(401);
    store
        .as(ADMIN)
        .patch(path, body("termination_date", null, "termination_type", ""))
        .gives(200)
        .has("termination_type", "");
    store.as(ADMIN).get(path(id)).has("is_active", false);
  }

  @Test
  void theConsigneeProfile() {
    long id = user("Consignee");
    String path = path(id) + "consignee_profile/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("manager").as(MANAGER).patch(path, "{}").gives(403);
    store
        .scenario("no profile")
        .as(ADMIN)
        .patch(path(store.idOf(CASHIER)) + "consignee_profile/", "{}")
        .gives(404);
    store
        .scenario("bad fields")
        .as(ADMIN)
        .patch(path, body("commission_rate", 140, "status", "asleep", "payout_method", "coins"))
        .refuses("commission_rate", "100")
        .refuses("status", "is not a valid choice.")
        .refuses("payout_method", "is not a valid choice.");
    long agreement =
        store.as(MANAGER).post("/consignment/agreements/", body("consignee", id)).gives(201).id();
    store
        .scenario("closing closes the agreements")
        .as(ADMIN)
        .patch(path, body("status", "closed", "notes", ""))
        .gives(200)
        .has("status", "closed");
    store.as(MANAGER).get("/consignment/agreements/" + agreement + "/").has("status", "closed");
  }

  @Test
  @Promise({47, 96})
  void aTemporaryPasswordEndsTheSessionsAndAsksForAnother() {
    Map<String, @Nullable Object> clerk = NewPeople.user("Employee");
    long id = store.as(ADMIN).post(PATH, clerk).gives(201).id();
    String path = path(id) + "reset-password/";
    store.scenario("nobody").as(NOBODY).post(path).gives(401);
    store.scenario("manager").as(MANAGER).post(path).gives(403);
    store.scenario("none").as(ADMIN).post(path(999999) + "reset-password/").gives(404);
    String cookie = signIn(emailOf(clerk), "first-secret").cookie("refresh_token").orElseThrow();
    Answer reset = store.as(ADMIN).post(path).gives(200);
    String temporary = reset.text("temporary_password");
    assertThat(temporary).matches("[A-Za-z0-9]{12}");
    assertThat(reset.header("Cache-Control")).contains("no-store");
    store.as(NOBODY).cookie("refresh_token", cookie).post("/auth/refresh/").gives(401);
    signIn(emailOf(clerk), "first-secret").gives(401);
    String token =
        signIn(emailOf(clerk), temporary)
            .gives(200)
            .has("user/must_change_password", true)
            .text("access");
    String bearer = "Bearer " + token;
    store
        .scenario("only an own password opens the rest")
        .header("Authorization", bearer)
        .get("/pos/registers/")
        .gives(403)
        .has("code", "password_change_required");
    store.scenario("me").header("Authorization", bearer).get("/auth/me/").gives(200);
    store
        .scenario("an own password")
        .header("Authorization", bearer)
        .post("/auth/change-password/", body("old_password", temporary, "new_password", "my-own-1"))
        .gives(200);
    store.scenario("open").header("Authorization", bearer).get("/pos/registers/").gives(200);
    assertThat(shop.count("user_account", "password_hash = '" + temporary + "'")).isZero();

    Map<String, @Nullable Object> consignee = NewPeople.customer();
    long linked = store.as(MANAGER).post("/consignment/accounts/", consignee).gives(201).id();
    String first =
        store.as(ADMIN).post(path(linked) + "reset-password/").text("temporary_password");
    signIn(emailOf(consignee), first).gives(200);
    long customer = store.as(MANAGER).post("/accounts/customers/", NewPeople.customer()).id();
    store.as(ADMIN).post(path(customer) + "reset-password/").refusesWithCode("no_role");
  }

  @Test
  void theRegistersHearOfIt() {
    long id = store.idOf(CASHIER_2);
    long before = shop.count("feed", "table_name = 'person' and row_id = " + id);
    store.as(ADMIN).patch(path(id), body("last_name", "Other")).gives(200);
    assertThat(shop.count("feed", "table_name = 'person' and row_id = " + id))
        .isEqualTo(before + 1);
  }

  private static String emailOf(Map<String, @Nullable Object> user) {
    return String.valueOf(user.get("email"));
  }
}
