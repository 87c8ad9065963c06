package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.Scenario;
import truetill.server.app.ServerFixture;
import truetill.server.consignment.Consignees;

/**
 * For each operation a call that somebody with the right role is answered with 2xx: the rows its
 * path and body name are made first. The one place that knows how to call the whole store half; the
 * tests of roles and of bad bodies go through it.
 */
final class ValidCalls {
  private static final String ITEM_TITLE = "Brass lamp";

  /**
   * One call, ready to be sent.
   *
   * @param body null for none
   * @param file the content of a file sent as a form instead of a body
   * @param cookie the refresh cookie, empty for none
   */
  record Call(String path, @Nullable Object body, @Nullable String file, String cookie) {
    static Call of(String path) {
      return new Call(path, null, null, "");
    }

    static Call of(String path, Object body) {
      return new Call(path, body, null, "");
    }

    Call with(String newPath, @Nullable Object newBody) {
      return new Call(newPath, newBody, file, cookie);
    }

    Answer send(Scenario scenario, String method) {
      if (!cookie.isEmpty()) {
        scenario.cookie("refresh_token", cookie);
      }
      if (file != null) {
        return scenario.upload(path, "list.csv", file);
      }
      return switch (method) {
        case "GET" -> scenario.get(path);
        case "DELETE" -> scenario.delete(path);
        case "PUT" -> scenario.put(path, body == null ? "{}" : body);
        case "PATCH" -> scenario.patch(path, body == null ? "{}" : body);
        default -> body == null ? scenario.post(path) : scenario.post(path, body);
      };
    }
  }

  /** Makes the rows and the call for whoever is going to call. */
  @FunctionalInterface
  interface Recipe {
    Call prepare(Person caller);
  }

  private final Map<String, Recipe> recipes = new LinkedHashMap<>();
  private final Rows rows;
  private final ServerFixture store;

  ValidCalls(ServerFixture store) {
    this.store = store;
    this.rows = new Rows(store);
    sessions();
    people();
    system();
    time();
    leave();
    registers();
    sales();
    safe();
    agreements();
    consigned();
    items();
    assistant();
  }

  /** What the calls are made of; rows made elsewhere would take the same names. */
  Rows rows() {
    return rows;
  }

  /** Every operation that has a recipe, such as {@code POST /pos/carts/}. */
  Set<String> operations() {
    return recipes.keySet();
  }

  Call prepare(String operation, Person caller) {
    Recipe recipe = recipes.get(operation);
    if (recipe == null) {
      throw new IllegalArgumentException("no valid call of " + operation + " is known");
    }
    return recipe.prepare(caller);
  }

  private void to(String operation, Recipe recipe) {
    if (recipes.put(operation, recipe) != null) {
      throw new IllegalArgumentException("two recipes for " + operation);
    }
  }

  /** An operation whose path has no parameter, without a body. */
  private void plain(String... operations) {
    for (String operation : operations) {
      String path = operation.substring(operation.indexOf(' ') + 1);
      to(operation, caller -> Call.of(path));
    }
  }

  private void sessions() {
    to(
        "POST /auth/login/",
        caller ->
            Call.of(
                "/auth/login/", body("email", CASHIER.email(), "password", CASHIER.password())));
    to(
        "POST /auth/refresh/",
        caller -> new Call("/auth/refresh/", null, null, rows.refreshCookie()));
    to("POST /auth/logout/", caller -> new Call("/auth/logout/", null, null, rows.refreshCookie()));
    to(
        "POST /auth/change-password/",
        caller ->
            Call.of(
                "/auth/change-password/",
                body("old_password", caller.password(), "new_password", caller.password())));
    to(
        "POST /auth/forgot-password/",
        caller -> Call.of("/auth/forgot-password/", body("email", rows.email())));
    to(
        "POST /auth/reset-password/",
        caller ->
            Call.of(
                "/auth/reset-password/",
                body("token", rows.resetToken(), "new_password", "fresh-start-1")));
    plain("GET /auth/me/", "GET /openapi.json/", "GET /docs/");
  }

  private void people() {
    String users = "/accounts/users/";
    plain("GET " + users);
    to(
        "POST " + users,
        caller ->
            Call.of(
                users,
                body(
                    "email", rows.email(),
                    "first_name", "Ned",
                    "last_name", "New",
                    "phone", "555-0100",
                    "password", "secret-of-ned",
                    "role", "Employee",
                    "is_active", true,
                    "department", rows.department(),
                    "position", "Sorter",
                    "employment_type", "part_time",
                    "pay_rate", "15.50",
                    "hire_date", "2026-02-01",
                    "work_location", 1)));
    String user = users + "{id}/";
    to("GET " + user, caller -> Call.of(users + rows.user("Employee").id() + "/"));
    to(
        "PATCH " + user,
        caller ->
            Call.of(
                users + rows.user("Employee").id() + "/",
                body(
                    "email", rows.email(),
                    "first_name", "Ned",
                    "last_name", "Newer",
                    "phone", "555-0101",
                    "is_active", true,
                    "role", "Manager")));
    to(
        "PATCH " + user + "employee_profile/",
        caller ->
            Call.of(
                users + rows.user("Employee").id() + "/employee_profile/",
                body(
                    "department", rows.department(),
                    "position", "Sorter",
                    "employment_type", "seasonal",
                    "pay_rate", "16.25",
                    "hire_date", "2026-02-02",
                    "termination_date", "2026-12-31",
                    "termination_type", "layoff",
                    "termination_notes", "Season ends",
                    "work_location", 1,
                    "emergency_name", "Eve",
                    "emergency_phone", "555-0102",
                    "notes", "x")));
    to(
        "PATCH " + user + "consignee_profile/",
        caller ->
            Call.of(
                users + rows.consignees().consignee() + "/consignee_profile/",
                body(
                    "commission_rate", "35.00",
                    "payout_method", "check",
                    "status", "paused",
                    "notes", "x")));
    to(
        "POST " + user + "reset-password/",
        caller -> Call.of(users + rows.user("Employee").id() + "/reset-password/"));
    customers();
  }

  private void customers() {
    String customers = "/accounts/customers/";
    plain("GET " + customers);
    to(
        "POST " + customers,
        caller ->
            Call.of(
                customers,
                body(
                    "email", rows.email(),
                    "first_name", "Cat",
                    "last_name", "Customer",
                    "phone", "555-0103",
                    "notes", "x")));
    to("GET " + customers + "{id}/", caller -> Call.of(customers + rows.customer().id() + "/"));
    to(
        "PATCH " + customers + "{id}/",
        caller ->
            Call.of(
                customers + rows.customer().id() + "/",
                body(
                    "email", rows.email(),
                    "first_name", "Cat",
                    "last_name", "Changed",
                    "phone", "",
                    "notes", "y")));
    to("DELETE " + customers + "{id}/", caller -> Call.of(customers + rows.customer().id() + "/"));
    to(
        "GET " + customers + "lookup/{customer_number}/",
        caller -> Call.of(customers + "lookup/" + rows.customer().text("customer_number") + "/"));
  }

  private void system() {
    String locations = "/core/locations/";
    Map<String, @Nullable Object> location =
        body(
            "name", "Side street",
            "address", "1 Side St",
            "phone", "555-0104",
            "timezone", "America/Denver",
            "is_active", false);
    plain("GET " + locations);
    to("POST " + locations, caller -> Call.of(locations, location));
    to("GET " + locations + "{id}/", caller -> Call.of(locations + "1/"));
    to(
        "PATCH " + locations + "{id}/",
        caller -> Call.of(locations + rows.location() + "/", location));
    String settings = "/core/settings/";
    plain("GET " + settings);
    to(
        "POST " + settings,
        caller ->
            Call.of(
                settings,
                body("key", "key-" + rows.next(), "value", List.of(1), "description", "x")));
    to("GET " + settings + "{key}/", caller -> Call.of(settings + rows.setting() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + settings + "{key}/",
          caller ->
              Call.of(settings + rows.setting() + "/", body("value", "v", "description", "x")));
    }
    to("DELETE " + settings + "{key}/", caller -> Call.of(settings + rows.setting() + "/"));
    files();
    plain(
        "GET /core/system/version/",
        "GET /core/system/print-server-version/",
        "GET /core/system/print-server-releases/");
  }

  private void files() {
    String files = "/core/files/";
    plain("GET " + files);
    to(
        "POST " + files,
        caller ->
            Call.of(
                files,
                body(
                    "key",
                    "made/" + rows.next() + ".csv",
                    "filename",
                    "a.csv",
                    "size",
                    12,
                    "content_type",
                    "text/csv")));
    to("GET " + files + "{id}/", caller -> Call.of(files + rows.file() + "/"));
    to(
        "PATCH " + files + "{id}/",
        caller ->
            Call.of(
                files + rows.file() + "/",
                body("filename", "b.csv", "content_type", "text/csv", "size", 3)));
    to(
        "PUT " + files + "{id}/",
        caller ->
            Call.of(
                files + rows.file() + "/",
                body(
                    "key",
                    "put/" + rows.next() + ".csv",
                    "filename",
                    "b.csv",
                    "size",
                    3,
                    "content_type",
                    "text/csv")));
    to("DELETE " + files + "{id}/", caller -> Call.of(files + rows.file() + "/"));
    to(
        "GET " + files + "{id}/content/",
        caller -> Call.of(files + rows.fileWithContent() + "/content/"));
    to(
        "POST " + files + "{id}/content/",
        caller -> new Call(files + rows.file() + "/content/", null, "a,b\n1,2\n", ""));
  }

  private void time() {
    String entries = "/hr/time-entries/";
    plain("GET " + entries, "GET " + entries + "current/", "GET " + entries + "summary/");
    to(
        "POST " + entries,
        caller -> {
          rows.clockedOut(caller);
          return Call.of(
              entries,
              body("employee", store.idOf(caller), "break_minutes", 0, "notes", "Front door"));
        });
    to(
        "POST " + entries + "bulk_approve/",
        caller -> Call.of(entries + "bulk_approve/", body("ids", rows.shifts())));
    to("GET " + entries + "{id}/", caller -> Call.of(entries + rows.shift(caller) + "/"));
    to(
        "PATCH " + entries + "{id}/",
        caller -> {
          long entry = rows.shift(CASHIER);
          String day = store.as(Person.MANAGER).get(entries + entry + "/").gives(200).text("date");
          return Call.of(
              entries + entry + "/",
              body(
                  "clock_in",
                  day + "T10:00:00-06:00",
                  "clock_out",
                  day + "T16:00:00-06:00",
                  "break_minutes",
                  15,
                  "status",
                  "flagged",
                  "notes",
                  "Late"));
        });
    to("DELETE " + entries + "{id}/", caller -> Call.of(entries + rows.shift(CASHIER) + "/"));
    to(
        "POST " + entries + "{id}/clock_out/",
        caller ->
            Call.of(
                entries + rows.openShift(caller) + "/clock_out/",
                body("break_minutes", 0, "notes", "Done")));
    to(
        "POST " + entries + "{id}/approve/",
        caller -> Call.of(entries + rows.shift(CASHIER) + "/approve/"));
    String departments = "/hr/departments/";
    plain("GET " + departments, "GET /hr/employees/");
    to("POST " + departments, caller -> Call.of(departments, department()));
    to("GET " + departments + "{id}/", caller -> Call.of(departments + rows.department() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + departments + "{id}/",
          caller -> Call.of(departments + rows.department() + "/", department()));
    }
    to("DELETE " + departments + "{id}/", caller -> Call.of(departments + rows.department() + "/"));
  }

  private Object department() {
    return body(
        "name",
        "Sorting " + rows.next(),
        "description",
        "x",
        "location",
        1,
        "manager",
        store.idOf(Person.MANAGER),
        "is_active",
        true);
  }

  private void leave() {
    String balances = "/hr/sick-leave/balances/";
    plain("GET " + balances);
    to("GET " + balances + "{id}/", caller -> Call.of(balances + rows.balance(caller) + "/"));
    to(
        "POST " + balances,
        caller ->
            Call.of(
                balances,
                body(
                    "employee",
                    rows.user("Employee").id(),
                    "year",
                    2025,
                    "hours_earned",
                    "10.00",
                    "hours_used",
                    "1.00")));
    to(
        "PATCH " + balances + "{id}/",
        caller ->
            Call.of(
                balances + rows.balance(CASHIER) + "/",
                body("hours_earned", "10.00", "hours_used", "1.00")));
    String requests = "/hr/sick-leave/requests/";
    Map<String, @Nullable Object> wish =
        body(
            "start_date", "2026-02-16",
            "end_date", "2026-02-17",
            "hours_requested", "8.00",
            "reason", "Flu");
    plain("GET " + requests);
    to("POST " + requests, caller -> Call.of(requests, wish));
    to("GET " + requests + "{id}/", caller -> Call.of(requests + rows.leaveRequest(caller) + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + requests + "{id}/",
          caller -> Call.of(requests + rows.leaveRequest(caller) + "/", wish));
    }
    to(
        "DELETE " + requests + "{id}/",
        caller -> Call.of(requests + rows.leaveRequest(caller) + "/"));
    String changes = "/hr/modification-requests/";
    plain("GET " + changes);
    to(
        "POST " + changes,
        caller ->
            Call.of(
                changes,
                body(
                    "time_entry",
                    rows.shift(caller),
                    "requested_clock_in",
                    null,
                    "requested_clock_out",
                    null,
                    "requested_break_minutes",
                    0,
                    "reason",
                    "No break")));
    to(
        "GET " + changes + "{id}/",
        caller -> Call.of(changes + rows.modificationRequest(caller) + "/"));
    for (String decision : List.of("approve/", "deny/")) {
      to(
          "POST " + requests + "{id}/" + decision,
          caller -> {
            rows.balance(CASHIER);
            return Call.of(
                requests + rows.leaveRequest(CASHIER) + "/" + decision,
                body("review_note", "Seen"));
          });
      to(
          "POST " + changes + "{id}/" + decision,
          caller ->
              Call.of(
                  changes + rows.modificationRequest(CASHIER) + "/" + decision,
                  body("review_note", "Seen")));
    }
  }

  private Object register() {
    return body(
        "location",
        1,
        "name",
        "Till",
        "code",
        "R-" + rows.next(),
        "starting_cash",
        "150.00",
        "starting_breakdown",
        Map.of("twenties", 5, "tens", 5),
        "is_active",
        true);
  }

  private void registers() {
    String registers = "/pos/registers/";
    plain("GET " + registers);
    to("POST " + registers, caller -> Call.of(registers, register()));
    to("GET " + registers + "{id}/", caller -> Call.of(registers + "1/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + registers + "{id}/",
          caller -> Call.of(registers + rows.shop().register().id() + "/", register()));
    }
    to(
        "DELETE " + registers + "{id}/",
        caller -> Call.of(registers + rows.shop().register().id() + "/"));
    String drawers = "/pos/drawers/";
    Map<String, Integer> twenties = Map.of("twenties", 2);
    plain("GET " + drawers);
    to(
        "POST " + drawers,
        caller ->
            Call.of(
                drawers,
                body(
                    "register",
                    rows.shop().register().id(),
                    "opening_count",
                    twenties,
                    "opening_total",
                    "40.00")));
    to("GET " + drawers + "{id}/", caller -> Call.of(drawers + rows.drawer() + "/"));
    to(
        "POST " + drawers + "{id}/close/",
        caller ->
            Call.of(
                drawers + rows.drawer() + "/close/",
                body("closing_count", twenties, "closing_total", "40.00")));
    to(
        "POST " + drawers + "{id}/reopen/",
        caller -> Call.of(drawers + rows.closedDrawer() + "/reopen/"));
    to(
        "POST " + drawers + "{id}/handoff/",
        caller ->
            Call.of(
                drawers + rows.drawer() + "/handoff/",
                body(
                    "incoming_cashier",
                    rows.incomingCashier(),
                    "count",
                    twenties,
                    "counted_total",
                    "40.00",
                    "notes",
                    "Lunch")));
    to(
        "POST " + drawers + "{id}/drop/",
        caller ->
            Call.of(
                drawers + rows.drawer() + "/drop/",
                body("amount", twenties, "total", "40.00", "notes", "Safe")));
  }

  private void sales() {
    String carts = "/pos/carts/";
    plain("GET " + carts);
    to(
        "POST " + carts,
        caller -> Call.of(carts, body("drawer", rows.drawer(), "customer", rows.customer().id())));
    to("GET " + carts + "{id}/", caller -> Call.of(carts + rows.fullCart() + "/"));
    to(
        "PATCH " + carts + "{id}/",
        caller -> Call.of(carts + rows.fullCart() + "/", body("customer", rows.customer().id())));
    to("DELETE " + carts + "{id}/", caller -> Call.of(carts + rows.fullCart() + "/"));
    to(
        "POST " + carts + "{id}/add-item/",
        caller ->
            Call.of(
                carts + rows.shop().cart(rows.drawer()) + "/add-item/",
                body("sku", rows.shop().item("10.00"))));
    to(
        "DELETE " + carts + "{id}/lines/{line_id}/",
        caller -> {
          long cart = rows.fullCart();
          String line = store.as(CASHIER).get(carts + cart + "/").gives(200).text("lines/0/id");
          return Call.of(carts + cart + "/lines/" + line + "/");
        });
    to(
        "POST " + carts + "{id}/complete/",
        caller ->
            Call.of(
                carts + rows.fullCart() + "/complete/",
                body(
                    "payment_method", "split",
                    "cash_tendered", "10.00",
                    "card_amount", "5.00",
                    "change_given", null)));
    to(
        "POST " + carts + "{id}/void/",
        caller -> {
          long cart = rows.sale().id();
          String drawer = store.as(CASHIER).get(carts + cart + "/").gives(200).text("drawer");
          return Call.of(
              carts + cart + "/void/",
              body("drawer", Long.valueOf(drawer), "reason", "Changed mind"));
        });
    String receipts = "/pos/receipts/";
    plain("GET " + receipts, "GET /pos/dashboard/metrics/", "GET /pos/dashboard/alerts/");
    to("GET " + receipts + "{receipt_number}/", caller -> Call.of(receipts + receipt() + "/"));
    to(
        "PATCH " + receipts + "{receipt_number}/",
        caller -> Call.of(receipts + receipt() + "/", body("printed", true, "emailed", false)));
  }

  private String receipt() {
    return rows.sale().text("receipt/receipt_number");
  }

  /** The safe, the bank and the goals. */
  private void safe() {
    String safe = "/pos/supplemental/";
    plain("GET " + safe, "GET " + safe + "transactions/");
    to(
        "POST " + safe + "draw/",
        caller ->
            Call.of(
                safe + "draw/",
                body(
                    "amount",
                    Map.of("pennies", 1),
                    "total",
                    "0.01",
                    "related_drawer",
                    null,
                    "notes",
                    "x")));
    to(
        "POST " + safe + "return/",
        caller ->
            Call.of(
                safe + "return/",
                body(
                    "amount",
                    Map.of("pennies", 2),
                    "total",
                    "0.02",
                    "related_drawer",
                    null,
                    "notes",
                    "x")));
    to(
        "POST " + safe + "audit/",
        caller ->
            Call.of(
                safe + "audit/",
                body("count", Map.of("ones", 500), "total", "500.00", "notes", "x")));
    String bank = "/pos/bank-transactions/";
    Map<String, @Nullable Object> deposit =
        body(
            "location", 1,
            "transaction_type", "deposit",
            "amount", Map.of("twenties", 1),
            "total", "20.00",
            "notes", "x");
    Map<String, @Nullable Object> pickup =
        body(
            "location", 1,
            "transaction_type", "change_pickup",
            "amount", Map.of("twenties", 2),
            "total", "40.00",
            "notes", "y");
    plain("GET " + bank);
    to("POST " + bank, caller -> Call.of(bank, deposit));
    to("GET " + bank + "{id}/", caller -> Call.of(bank + rows.bankTransaction() + "/"));
    to("DELETE " + bank + "{id}/", caller -> Call.of(bank + rows.bankTransaction() + "/"));
    to(
        "PATCH " + bank + "{id}/complete/",
        caller -> Call.of(bank + rows.bankTransaction() + "/complete/"));
    String goals = "/pos/revenue-goals/";
    plain("GET " + goals);
    to(
        "POST " + goals,
        caller ->
            Call.of(goals, Rows.revenueGoalOf(LocalDate.of(2100, 1, 1).plusDays(rows.next()))));
    to("GET " + goals + "{id}/", caller -> Call.of(goals + rows.revenueGoal() + "/"));
    to("DELETE " + goals + "{id}/", caller -> Call.of(goals + rows.revenueGoal() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + bank + "{id}/", caller -> Call.of(bank + rows.bankTransaction() + "/", pickup));
      to(
          method + goals + "{id}/",
          caller ->
              Call.of(
                  goals + rows.revenueGoal() + "/",
                  Rows.revenueGoalOf(LocalDate.of(2200, 1, 1).plusDays(rows.next()))));
    }
  }

  private void agreements() {
    String accounts = "/consignment/accounts/";
    plain("GET " + accounts);
    to(
        "POST " + accounts,
        caller ->
            Call.of(
                accounts,
                body(
                    "first_name", "Wren",
                    "last_name", "New",
                    "email", rows.email(),
                    "phone", "",
                    "commission_rate", "45.00",
                    "payout_method", "check",
                    "status", "active",
                    "notes", "")));
    to(
        "GET " + accounts + "{id}/",
        caller -> Call.of(accounts + rows.consignees().consignee() + "/"));
    to(
        "PATCH " + accounts + "{id}/",
        caller ->
            Call.of(
                accounts + rows.consignees().consignee() + "/",
                body(
                    "first_name", "Wren",
                    "last_name", "Changed",
                    "email", rows.email(),
                    "phone", "555-0105",
                    "commission_rate", "30.00",
                    "payout_method", "cash",
                    "status", "paused",
                    "notes", "x")));
    to(
        "DELETE " + accounts + "{id}/",
        caller -> Call.of(accounts + rows.consignees().consignee() + "/"));
    String agreements = "/consignment/agreements/";
    plain("GET " + agreements);
    to("POST " + agreements, caller -> Call.of(agreements, agreement()));
    to("GET " + agreements + "{id}/", caller -> Call.of(agreements + rows.agreement() + "/"));
    to("DELETE " + agreements + "{id}/", caller -> Call.of(agreements + rows.agreement() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + agreements + "{id}/",
          caller -> {
            long agreement = rows.agreement();
            Map<String, @Nullable Object> terms = agreement();
            terms.put(
                "consignee",
                store
                    .as(Person.MANAGER)
                    .get(agreements + agreement + "/")
                    .gives(200)
                    .at("consignee")
                    .asLong());
            return Call.of(agreements + agreement + "/", terms);
          });
    }
  }

  private Map<String, @Nullable Object> agreement() {
    return body(
        "consignee", rows.consignees().consignee(),
        "commission_rate", "35.00",
        "status", "active",
        "start_date", "2026-02-01",
        "end_date", "2026-12-31",
        "terms", "x");
  }

  private void consigned() {
    String items = "/consignment/items/";
    plain("GET " + items);
    to(
        "POST " + items,
        caller ->
            Call.of(
                items,
                body(
                    "agreement", rows.agreement(),
                    "item", rows.shop().item("1.00", "intake").id(),
                    "asking_price", "20.00",
                    "listed_price", "22.00",
                    "status", "listed",
                    "received_at", "2026-02-12T10:00:00-06:00",
                    "notes", "x")));
    to("GET " + items + "{id}/", caller -> Call.of(items + rows.consigned().id() + "/"));
    to("DELETE " + items + "{id}/", caller -> Call.of(items + rows.consigned().id() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + items + "{id}/",
          caller -> {
            long agreement = rows.agreement();
            Consignees.Consigned item = rows.consignees().listed(agreement, "20.00");
            return Call.of(
                items + item.id() + "/",
                body(
                    "agreement", agreement,
                    "item", item.item(),
                    "asking_price", "21.00",
                    "listed_price", "23.00",
                    "status", "listed",
                    "notes", "x"));
          });
    }
    String payouts = "/consignment/payouts/";
    plain("GET " + payouts);
    for (String path : List.of(payouts, payouts + "generate/")) {
      to(
          "POST " + path,
          caller ->
              Call.of(
                  path,
                  body(
                      "consignee", rows.earner(),
                      "period_start", "2026-02-01",
                      "period_end", "2026-02-12")));
    }
    to("GET " + payouts + "{id}/", caller -> Call.of(payouts + rows.payout() + "/"));
    to("DELETE " + payouts + "{id}/", caller -> Call.of(payouts + rows.payout() + "/"));
    for (String end : List.of("PATCH ", "PUT ")) {
      to(
          end + payouts + "{id}/",
          caller ->
              Call.of(
                  payouts + rows.payout() + "/", body("payment_method", "check", "notes", "x")));
    }
    to(
        "PATCH " + payouts + "{id}/pay/",
        caller ->
            Call.of(
                payouts + rows.payout() + "/pay/", body("payment_method", "cash", "notes", "x")));
    plain(
        "GET /consignment/my/items/",
        "GET /consignment/my/payouts/",
        "GET /consignment/my/summary/");
  }

  private static Object item() {
    return body(
        "title", ITEM_TITLE,
        "brand", "Acme",
        "category", "Home",
        "price", "12.50",
        "cost", "3.00",
        "status", "on_shelf",
        "condition", "good",
        "specifications", Map.of("color", "brass"),
        "location", "A1",
        "notes", "x");
  }

  private void items() {
    String items = "/inventory/items/";
    plain("GET " + items);
    to("POST " + items, caller -> Call.of(items, item()));
    to("GET " + items + "{id}/", caller -> Call.of(items + rows.item() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(method + items + "{id}/", caller -> Call.of(items + rows.item() + "/", item()));
    }
    to("DELETE " + items + "{id}/", caller -> Call.of(items + rows.item() + "/"));
    to(
        "GET " + items + "lookup/{sku}/",
        caller -> Call.of(items + "lookup/" + rows.shop().item("10.00") + "/"));
  }

  private void assistant() {
    plain("GET /ai/models/");
    to(
        "POST /ai/chat/",
        caller ->
            Call.of(
                "/ai/chat/",
                body(
                    "system",
                    "Be brief.",
                    "messages",
                    List.of(Map.of("role", "user", "content", "Hello")),
                    "max_tokens",
                    100)));
  }
}
