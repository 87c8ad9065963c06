package truetill.server.whole;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.consignment.Consignees;
import truetill.server.pos.Shop;

/** Fresh rows of every kind, made through the contract, so that no two calls share one. */
final class Rows {
  private static final String ENTRIES = "/hr/time-entries/";
  private static final String BALANCES = "/hr/sick-leave/balances/";

  /** Shifts lie in the past, one a day, so that none overlaps another. */
  private static final LocalDate FIRST_SHIFT = LocalDate.of(1995, 1, 2);

  private final ServerFixture store;
  private final Shop shop;
  private final Consignees consignees;
  private final AtomicInteger counter = new AtomicInteger();

  Rows(ServerFixture store) {
    this.store = store;
    this.shop = new Shop(store);
    this.consignees = new Consignees(store, shop);
  }

  Shop shop() {
    return shop;
  }

  Consignees consignees() {
    return consignees;
  }

  int next() {
    return counter.incrementAndGet();
  }

  String email() {
    return "row" + next() + "@shop.test";
  }

  /** A user with a role; answers the whole row. */
  Answer user(String role) {
    return store
        .as(ADMIN)
        .post(
            "/accounts/users/",
            body(
                "email", email(),
                "first_name", "Robin",
                "last_name", "Row",
                "password", "secret-of-robin",
                "role", role))
        .gives(201);
  }

  /** The single-use code from the mail to a fresh user. */
  String resetToken() {
    store
        .as(NOBODY)
        .post("/auth/forgot-password/", body("email", user("Employee").text("email")))
        .gives(200);
    String mail = store.console().getLast();
    return mail.substring(mail.lastIndexOf(' ') + 1);
  }

  String refreshCookie() {
    return store
        .as(NOBODY)
        .post(
            "/auth/login/",
            body("email", Person.CASHIER_2.email(), "password", Person.CASHIER_2.password()))
        .gives(200)
        .cookie("refresh_token")
        .orElseThrow();
  }

  Answer customer() {
    return store
        .as(MANAGER)
        .post(
            "/accounts/customers/",
            body("email", email(), "first_name", "Cat", "last_name", "Customer"))
        .gives(201);
  }

  long location() {
    return store
        .as(ADMIN)
        .post("/core/locations/", body("name", "Annex " + next(), "is_active", false))
        .gives(201)
        .id();
  }

  String setting() {
    String key = "free.key-" + next();
    store.as(MANAGER).post("/core/settings/", body("key", key, "value", 1)).gives(201);
    return key;
  }

  long file() {
    return store
        .as(MANAGER)
        .post("/core/files/", body("key", "rows/" + next() + ".csv", "filename", "list.csv"))
        .gives(201)
        .id();
  }

  long fileWithContent() {
    long file = file();
    store.as(MANAGER).upload("/core/files/" + file + "/content/", "list.csv", "a,b\n").gives(200);
    return file;
  }

  long department() {
    return store
        .as(MANAGER)
        .post("/hr/departments/", body("name", "Department " + next()))
        .gives(201)
        .id();
  }

  /** A finished shift of a day of its own. */
  long shift(Person person) {
    LocalDate day = FIRST_SHIFT.plusDays(next());
    return store
        .as(MANAGER)
        .post(
            ENTRIES,
            body(
                "employee",
                store.idOf(person),
                "clock_in",
                day + "T09:00:00-06:00",
                "clock_out",
                day + "T17:00:00-06:00",
                "break_minutes",
                30))
        .gives(201)
        .id();
  }

  /** After this the person has no open shift, however odd the one before was. */
  void clockedOut(Person person) {
    Answer current = store.as(person).get(ENTRIES + "current/").gives(200);
    if (current.json().has("id")) {
      store.as(MANAGER).delete(ENTRIES + current.id() + "/").gives(204);
    }
  }

  long openShift(Person person) {
    clockedOut(person);
    long entry = store.as(person).post(ENTRIES, "{}").gives(201).id();
    store.clock().advance(Duration.ofSeconds(1));
    return entry;
  }

  /** A balance of this year with all its hours left. */
  long balance(Person person) {
    Answer found =
        store.as(MANAGER).get(BALANCES + "?year=2026&employee=" + store.idOf(person)).gives(200);
    long id =
        found.at("count").asInt() == 0
            ? store
                .as(MANAGER)
                .post(BALANCES, body("employee", store.idOf(person), "year", 2026))
                .gives(201)
                .id()
            : found.at("results/0/id").asLong();
    store
        .as(MANAGER)
        .patch(BALANCES + id + "/", body("hours_earned", "56.00", "hours_used", "0.00"))
        .gives(200);
    return id;
  }

  long leaveRequest(Person person) {
    return store
        .as(person)
        .post(
            "/hr/sick-leave/requests/",
            body("start_date", "2026-02-16", "end_date", "2026-02-16", "hours_requested", "1.00"))
        .gives(201)
        .id();
  }

  long modificationRequest(Person person) {
    return store
        .as(person)
        .post(
            "/hr/modification-requests/",
            body("time_entry", shift(person), "requested_break_minutes", 0, "reason", "No break"))
        .gives(201)
        .id();
  }

  long drawer() {
    return shop.drawer("200.00");
  }

  long closedDrawer() {
    long drawer = drawer();
    shop.close(drawer, "200.00").gives(200);
    return drawer;
  }

  long fullCart() {
    return shop.cartWith(drawer(), "10.00");
  }

  /** A completed sale for cash; answers the cart with its receipt. */
  Answer sale() {
    return shop.complete(fullCart()).gives(200);
  }

  long agreement() {
    return consignees.agreement(consignees.consignee(), "40.00");
  }

  Consignees.Consigned consigned() {
    return consignees.listed(agreement(), "20.00");
  }

  /** A consignee with one unpaid sale. */
  long earner() {
    long consignee = consignees.consignee();
    consignees.sells(consignees.listed(consignees.agreement(consignee, "40.00"), "20.00"));
    return consignee;
  }

  long payout() {
    return consignees.generate(earner()).gives(201).id();
  }

  long item() {
    return shop.item("10.00", "on_shelf").id();
  }

  long bankTransaction() {
    return store
        .as(MANAGER)
        .post(
            "/pos/bank-transactions/",
            body("transaction_type", "deposit", "amount", Map.of("twenties", 1), "total", "20.00"))
        .gives(201)
        .id();
  }

  long revenueGoal() {
    return store
        .as(MANAGER)
        .post("/pos/revenue-goals/", revenueGoalOf(LocalDate.of(2027, 1, 1).plusDays(next())))
        .gives(201)
        .id();
  }

  static Object revenueGoalOf(LocalDate day) {
    return body("location", 1, "date", day.toString(), "goal_amount", "500.00");
  }

  /** Somebody of the till who is not {@link Person#CASHIER}, who opens all drawers here. */
  long incomingCashier() {
    return store.idOf(Person.CASHIER_2);
  }

  /** Carl's finished shifts, to approve at once. */
  List<Long> shifts() {
    return List.of(shift(CASHIER), shift(CASHIER));
  }
}
