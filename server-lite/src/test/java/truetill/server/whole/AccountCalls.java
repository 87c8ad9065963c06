package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import truetill.server.app.ServerFixture;

/** Sign-in, users and customers. */
final class AccountCalls extends Recipes {
  AccountCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    sessions();
    people();
  }

  private void sessions() {
    to(
        "POST /auth/login/",
        caller ->
            ValidCall.of(
                "/auth/login/", body("email", CASHIER.email(), "password", CASHIER.password())));
    to(
        "POST /auth/refresh/",
        caller -> new ValidCall("/auth/refresh/", null, null, rows.refreshCookie()));
    to(
        "POST /auth/logout/",
        caller -> new ValidCall("/auth/logout/", null, null, rows.refreshCookie()));
    to(
        "POST /auth/change-password/",
        caller ->
            ValidCall.of(
                "/auth/change-password/",
                body("old_password", caller.password(), "new_password", caller.password())));
    to(
        "POST /auth/forgot-password/",
        caller -> ValidCall.of("/auth/forgot-password/", body("email", rows.email())));
    to(
        "POST /auth/reset-password/",
        caller ->
            ValidCall.of(
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
            ValidCall.of(
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
    to("GET " + user, caller -> ValidCall.of(users + rows.user("Employee").id() + "/"));
    to(
        "PATCH " + user,
        caller ->
            ValidCall.of(
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
            ValidCall.of(
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
            ValidCall.of(
                users + rows.consignees().consignee() + "/consignee_profile/",
                body(
                    "commission_rate", "35.00",
                    "payout_method", "check",
                    "status", "paused",
                    "notes", "x")));
    to(
        "POST " + user + "reset-password/",
        caller -> ValidCall.of(users + rows.user("Employee").id() + "/reset-password/"));
    customers();
  }

  private void customers() {
    String customers = "/accounts/customers/";
    plain("GET " + customers);
    to(
        "POST " + customers,
        caller ->
            ValidCall.of(
                customers,
                body(
                    "email", rows.email(),
                    "first_name", "Cat",
                    "last_name", "Customer",
                    "phone", "555-0103",
                    "notes", "x")));
    to(
        "GET " + customers + "{id}/",
        caller -> ValidCall.of(customers + rows.customer().id() + "/"));
    to(
        "PATCH " + customers + "{id}/",
        caller ->
            ValidCall.of(
                customers + rows.customer().id() + "/",
                body(
                    "email", rows.email(),
                    "first_name", "Cat",
                    "last_name", "Changed",
                    "phone", "",
                    "notes", "y")));
    to(
        "DELETE " + customers + "{id}/",
        caller -> ValidCall.of(customers + rows.customer().id() + "/"));
    to(
        "GET " + customers + "lookup/{customer_number}/",
        caller ->
            ValidCall.of(customers + "lookup/" + rows.customer().text("customer_number") + "/"));
  }
}
