package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;

/** Hours, departments and leave. */
final class HrCalls extends Recipes {
  HrCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    time();
    leave();
  }

  private void time() {
    String entries = "/hr/time-entries/";
    plain("GET " + entries, "GET " + entries + "current/", "GET " + entries + "summary/");
    to(
        "POST " + entries,
        caller -> {
          rows.clockedOut(caller);
          return ValidCall.of(
              entries,
              body("employee", store.idOf(caller), "break_minutes", 0, "notes", "Front door"));
        });
    to(
        "POST " + entries + "bulk_approve/",
        caller -> ValidCall.of(entries + "bulk_approve/", body("ids", rows.shifts())));
    to("GET " + entries + "{id}/", caller -> ValidCall.of(entries + rows.shift(caller) + "/"));
    to(
        "PATCH " + entries + "{id}/",
        caller -> {
          long entry = rows.shift(CASHIER);
          String day = store.as(Person.MANAGER).get(entries + entry + "/").gives(200).text("date");
          return ValidCall.of(
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
    to("DELETE " + entries + "{id}/", caller -> ValidCall.of(entries + rows.shift(CASHIER) + "/"));
    to(
        "POST " + entries + "{id}/clock_out/",
        caller ->
            ValidCall.of(
                entries + rows.openShift(caller) + "/clock_out/",
                body("break_minutes", 0, "notes", "Done")));
    to(
        "POST " + entries + "{id}/approve/",
        caller -> ValidCall.of(entries + rows.shift(CASHIER) + "/approve/"));
    String departments = "/hr/departments/";
    plain("GET " + departments, "GET /hr/employees/");
    to("POST " + departments, caller -> ValidCall.of(departments, department()));
    to(
        "GET " + departments + "{id}/",
        caller -> ValidCall.of(departments + rows.department() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + departments + "{id}/",
          caller -> ValidCall.of(departments + rows.department() + "/", department()));
    }
    to(
        "DELETE " + departments + "{id}/",
        caller -> ValidCall.of(departments + rows.department() + "/"));
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
    to("GET " + balances + "{id}/", caller -> ValidCall.of(balances + rows.balance(caller) + "/"));
    to(
        "POST " + balances,
        caller ->
            ValidCall.of(
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
            ValidCall.of(
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
    to("POST " + requests, caller -> ValidCall.of(requests, wish));
    to(
        "GET " + requests + "{id}/",
        caller -> ValidCall.of(requests + rows.leaveRequest(caller) + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + requests + "{id}/",
          caller -> ValidCall.of(requests + rows.leaveRequest(caller) + "/", wish));
    }
    to(
        "DELETE " + requests + "{id}/",
        caller -> ValidCall.of(requests + rows.leaveRequest(caller) + "/"));
    String changes = "/hr/modification-requests/";
    plain("GET " + changes);
    to(
        "POST " + changes,
        caller ->
            ValidCall.of(
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
        caller -> ValidCall.of(changes + rows.modificationRequest(caller) + "/"));
    for (String decision : List.of("approve/", "deny/")) {
      to(
          "POST " + requests + "{id}/" + decision,
          caller -> {
            rows.balance(CASHIER);
            return ValidCall.of(
                requests + rows.leaveRequest(CASHIER) + "/" + decision,
                body("review_note", "Seen"));
          });
      to(
          "POST " + changes + "{id}/" + decision,
          caller ->
              ValidCall.of(
                  changes + rows.modificationRequest(CASHIER) + "/" + decision,
                  body("review_note", "Seen")));
    }
  }
}
