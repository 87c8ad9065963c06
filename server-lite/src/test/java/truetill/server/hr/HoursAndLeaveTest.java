package truetill.server.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

/** Approving and correcting hours, the sick leave they earn, and asking for it. */
class HoursAndLeaveTest {
  private static final String ENTRIES = "/hr/time-entries/";
  private static final String BALANCES = "/hr/sick-leave/balances/";
  private static final String REQUESTS = "/hr/sick-leave/requests/";
  private static final String CHANGES = "/hr/modification-requests/";
  private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  /** Every test begins with nobody's hours. */
  @BeforeEach
  void empty() {
    store
        .work()
        .write(tx -> {
          tx.handle().execute("delete from sick_leave_request");
          tx.handle().execute("delete from time_entry");
          tx.handle().execute("delete from sick_leave_balance");
          new TimeEntryTallyStore().rebuild(tx);
          return tx;
        });
  }

  private static String at(int day, String time) {
    return MONDAY
        .plusDays(day)
        .atTime(LocalTime.parse(time))
        .atZone(ZoneId.of("America/Chicago"))
        .toOffsetDateTime()
        .toString();
  }

  private static long shift(Person person, int day, String in, String out, int breakMinutes) {
    return store
        .as(MANAGER)
        .post(
            ENTRIES,
            body(
                "employee", store.idOf(person),
                "clock_in", at(day, in),
                "clock_out", at(day, out),
                "break_minutes", breakMinutes))
        .gives(201)
        .id();
  }

  private static Answer approve(long entry) {
    return store.as(MANAGER).post(ENTRIES + entry + "/approve/");
  }

  private static void earned(Person person, String shown) {
    store
        .as(MANAGER)
        .get(BALANCES + "?year=2026&employee=" + store.idOf(person))
        .gives(200)
        .has("results/0/hours_earned", shown);
  }

  private static long balance(Person person, String earned) {
    return store
        .as(MANAGER)
        .post(BALANCES, body("employee", store.idOf(person), "year", 2026, "hours_earned", earned))
        .gives(201)
        .id();
  }

  @Test
  @Promise({69, 73})
  void anEntryGrantsItsSickLeaveOnceWithFourDecimals() {
    long first = shift(CASHIER, 0, "09:00", "17:00", 30);
    long second = shift(CASHIER, 1, "09:00", "16:29", 30);
    store.scenario("nobody").as(NOBODY).post(ENTRIES + first + "/approve/").gives(401);
    store.scenario("cashier").as(CASHIER).post(ENTRIES + first + "/approve/").gives(403);
    store.scenario("not there").as(MANAGER).post(ENTRIES + "999999/approve/").gives(404);
    approve(first)
        .gives(200)
        .has("status", "approved")
        .has("total_hours", "7.50")
        .has("approved_by", store.idOf(MANAGER))
        .has("approved_by_name", "Mona Example");
    earned(CASHIER, "0.25");
    approve(first).gives(200);
    approve(second).gives(200).has("total_hours", "6.98");
    earned(CASHIER, "0.48");
    approve(shift(CASHIER, 2, "09:00", "16:29", 30)).gives(200);
    earned(CASHIER, "0.72"); // 0.2500 + 0.2327 + 0.2327; rounded each it would be 0.71
  }

  @Test
  @Promise(70)
  void anOpenEntryIsNotApproved() {
    long open = store.as(CASHIER).post(ENTRIES).gives(201).id();
    approve(open).refusesWithCode("entry_open");
    store
        .as(MANAGER)
        .post(ENTRIES + "bulk_approve/", body("ids", List.of(open)))
        .gives(200)
        .has("approved", 0);
  }

  @Test
  @Promise({69, 79})
  void manyAreApprovedAtOnceAndCountedTruly() {
    String bulk = ENTRIES + "bulk_approve/";
    long first = shift(CASHIER, 0, "09:00", "18:00", 0);
    long second = shift(CASHIER_2, 0, "09:00", "18:00", 0);
    long flagged = shift(CASHIER_2, 1, "09:00", "18:00", 0);
    store.as(MANAGER).patch(ENTRIES + flagged + "/", body("status", "flagged")).gives(200);
    approve(first).gives(200);
    store.scenario("nobody").as(NOBODY).post(bulk, "{}").gives(401);
    store.scenario("cashier").as(CASHIER).post(bulk, "{}").gives(403);
    store.scenario("none").as(MANAGER).post(bulk, "{}").refuses("No entry IDs provided.");
    store.as(MANAGER).post(bulk, body("ids", List.of())).refuses("No entry IDs provided.");
    store
        .scenario("no number")
        .as(MANAGER)
        .post(bulk, body("ids", List.of("x")))
        .refuses("ids", "A valid integer is required.");
    store
        .as(MANAGER)
        .post(bulk, body("ids", List.of(first, second, second, flagged, 999999)))
        .gives(200)
        .has("approved", 1);
    earned(CASHIER, "0.30");
    earned(CASHIER_2, "0.30");
  }

  @Test
  @Promise(71)
  void whatChangesAfterApprovalMovesTheSickLeaveWithIt() {
    long entry = shift(CASHIER, 0, "09:00", "18:00", 0);
    approve(entry).gives(200);
    earned(CASHIER, "0.30");
    store
        .as(MANAGER)
        .patch(ENTRIES + entry + "/", body("clock_out", at(0, "15:00")))
        .gives(200)
        .has("status", "approved")
        .has("total_hours", "6.00");
    earned(CASHIER, "0.20");
    long request =
        store
            .as(CASHIER)
            .post(
                CHANGES,
                body(
                    "time_entry",
                    entry,
                    "requested_clock_out",
                    at(0, "21:00"),
                    "reason",
                    "Stayed late"))
            .gives(201)
            .id();
    store
        .as(MANAGER)
        .post(CHANGES + request + "/approve/", body("review_note", "Seen"))
        .gives(200)
        .has("status", "approved")
        .has("review_note", "Seen");
    earned(CASHIER, "0.40");
    store.scenario("nobody").as(NOBODY).delete(ENTRIES + entry + "/").gives(401);
    store.as(MANAGER).delete(ENTRIES + entry + "/").gives(204);
    store.as(MANAGER).delete(ENTRIES + entry + "/").gives(404);
    earned(CASHIER, "0.00");
  }

  @Test
  void aYearsCapLeavesRoomForATenthOnly() {
    balance(CASHIER, "55.90");
    approve(shift(CASHIER, 0, "09:00", "18:00", 0)).gives(200);
    String id =
        store
            .as(CASHIER)
            .get(BALANCES)
            .gives(200)
            .has("results/0/hours_earned", "56.00")
            .has("results/0/hours_available", "56.00")
            .has("results/0/is_capped", "true")
            .text("results/0/id");
    store
        .as(MANAGER)
        .patch(BALANCES + id + "/", body("hours_used", "8.00"))
        .gives(200)
        .has("hours_available", "48.00")
        .has("is_capped", "true");
  }

  @Test
  @Promise({68, 72})
  void aCorrectionKeepsTheRulesOfAnEntry() {
    long entry = shift(CASHIER, 0, "09:00", "17:00", 30);
    shift(CASHIER, 0, "18:00", "20:00", 0);
    String path = ENTRIES + entry + "/";
    store.scenario("nobody").as(NOBODY).patch(path, "{}").gives(401);
    store.scenario("cashier").as(CASHIER).patch(path, body("status", "pending")).gives(403);
    store.scenario("not there").as(MANAGER).patch(ENTRIES + "999999/", "{}").gives(404);
    store
        .as(MANAGER)
        .patch(path, body("status", "approved"))
        .refuses("status", "\"approved\" is not a valid choice.");
    store.as(MANAGER).patch(path, body("break_minutes", -1)).refuses("break_minutes", "to 0");
    store
        .as(MANAGER)
        .patch(path, body("break_minutes", 480))
        .refuses("break_minutes", "shorter than the shift");
    store
        .as(MANAGER)
        .patch(path, body("clock_out", at(0, "08:00")))
        .refuses("clock_out", "after the clock-in");
    store
        .as(MANAGER)
        .patch(path, body("clock_in", at(-2, "09:00")))
        .refuses("clock_out", "at most 24 hours");
    store
        .as(MANAGER)
        .patch(path, body("clock_out", at(0, "18:30")))
        .refuses("non_field_errors", "overlaps");
    store
        .as(MANAGER)
        .patch(path, body("clock_in", at(0, "10:00"), "status", "flagged", "notes", "Late"))
        .gives(200)
        .has("total_hours", "6.50")
        .has("status", "flagged")
        .has("notes", "Late");
    approve(entry).gives(200);
    store.as(MANAGER).patch(path, body("status", "pending")).refuses("status", "stays approved");
    store.as(MANAGER).patch(path, body("clock_out", null)).refuses("clock_out", "approved");
  }

  @Test
  void theSummaryAndTheCountFollowEveryFilter() {
    long approved = shift(CASHIER, 0, "09:00", "17:00", 0);
    shift(CASHIER, 1, "09:00", "13:00", 0);
    long flagged = shift(CASHIER, 2, "09:00", "11:00", 0);
    shift(CASHIER_2, 0, "09:00", "10:00", 0);
    store.as(CASHIER_2).post(ENTRIES).gives(201);
    approve(approved).gives(200);
    store.as(MANAGER).patch(ENTRIES + flagged + "/", body("status", "flagged")).gives(200);
    String summary = ENTRIES + "summary/";
    store.scenario("nobody").as(NOBODY).get(summary).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(summary).gives(403);
    store
        .as(MANAGER)
        .get(summary)
        .gives(200)
        .has("total_hours", "15.00")
        .has("total_entries", 5)
        .has("approved_hours", "8.00")
        .has("pending_hours", "5.00");
    store
        .scenario("own only")
        .as(CASHIER_2)
        .get(summary)
        .gives(200)
        .has("total_hours", "1.00")
        .has("total_entries", 2);
    store
        .as(MANAGER)
        .get(summary + "?employee=" + store.idOf(CASHIER) + "&date_from=2026-02-03")
        .gives(200)
        .has("total_hours", "6.00")
        .has("total_entries", 2);
    store.as(MANAGER).get(summary + "?date=2026-02-02").gives(200).has("total_entries", 2);
    store.as(MANAGER).get(summary + "?date=soon").refuses("date", "Enter a valid date.");
    for (String filter :
        List.of(
            "",
            "status=pending",
            "employee=" + store.idOf(CASHIER),
            "employee=" + store.idOf(CASHIER) + "&status=approved",
            "date=2026-02-02",
            "date_from=2026-02-03&date_to=2026-02-04",
            "date_from=2026-02-05&date_to=2026-02-01")) {
      Answer list = store.as(MANAGER).get(ENTRIES + "?page_size=100&" + filter).gives(200);
      list.has("count", list.at("results").size());
      store
          .as(MANAGER)
          .get(summary + "?" + filter)
          .gives(200)
          .has("total_entries", list.at("results").size());
    }
    Answer all = store.as(MANAGER).get(ENTRIES + "?ordering=clock_in").gives(200);
    Answer last = store.as(MANAGER).get(ENTRIES + "?ordering=clock_in&page_size=2&page=last");
    last.gives(200).has("results/0/id", all.text("results/4/id"));
    store
        .as(MANAGER)
        .get(ENTRIES + "?ordering=clock_in&page_size=2&page=2")
        .gives(200)
        .has("results/0/id", all.text("results/2/id"))
        .has("results/1/id", all.text("results/3/id"));
  }

  @Test
  @Promise({76, 80})
  void balancesAreManagersToChangeAndPaged() {
    var input = body("employee", store.idOf(CASHIER), "year", 2026, "hours_earned", "10.00");
    store.scenario("nobody").as(NOBODY).post(BALANCES, input).gives(401);
    store.scenario("cashier").as(CASHIER).post(BALANCES, input).gives(403);
    store.as(MANAGER).post(BALANCES, "{}").refuses("employee", "required").refuses("year", "requ");
    store
        .as(MANAGER)
        .post(BALANCES, body("employee", 999999, "year", 2026))
        .refuses("employee", "Invalid pk");
    long id = store.as(MANAGER).post(BALANCES, input).gives(201).id();
    store.as(MANAGER).post(BALANCES, input).refuses("non_field_errors", "must make a unique set.");
    store.as(CASHIER).patch(BALANCES + id + "/", body("hours_earned", 56)).gives(403);
    store.as(CASHIER).get(BALANCES + id + "/").gives(200).has("hours_available", "10.00");
    store.as(CASHIER_2).get(BALANCES + id + "/").gives(404);
    store.as(CASHIER_2).get(BALANCES).gives(200).has("count", 0);
    store
        .as(MANAGER)
        .post(BALANCES, body("employee", store.idOf(CASHIER_2), "year", 2026))
        .gives(201);
    Answer second = store.as(MANAGER).get(BALANCES + "?page=2&page_size=1").gives(200);
    assertThat(second.has("count", 2).at("results")).hasSize(1);
    store
        .as(MANAGER)
        .patch(BALANCES + id + "/", body("hours_used", "-1"))
        .refuses("hours_used", "greater than or equal to 0");
    store
        .as(MANAGER)
        .patch(BALANCES + id + "/", body("hours_used", 2.5))
        .gives(200)
        .has("hours_available", "7.50");
    store.as(MANAGER).get(BALANCES + "?year=x").refuses("year", "Enter a number.");
  }

  private static Map<String, @Nullable Object> leave(String start, String end, Object hours) {
    return body("start_date", start, "end_date", end, "hours_requested", hours);
  }

  @Test
  @Promise({74, 75})
  void aRequestIsTheCallersAndKeepsItsLimits() {
    store.scenario("nobody").as(NOBODY).post(REQUESTS, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(REQUESTS, "{}").gives(403);
    store.as(CASHIER).post(REQUESTS, "{}").refuses("hours_requested", "This field is required.");
    store
        .as(CASHIER)
        .post(REQUESTS, leave("2026-02-16", "2026-02-16", -8))
        .refuses("hours_requested", "greater than 0");
    store
        .as(CASHIER)
        .post(REQUESTS, leave("2026-02-16", "2026-02-15", 8))
        .refuses("end_date", "before the start date");
    store
        .as(CASHIER)
        .post(REQUESTS, leave("2026-02-16", "2026-02-16", "24.01"))
        .refuses("hours_requested", "At most 24 hours a day");
    var wish = leave("2026-02-16", "2026-02-17", "8");
    wish.put("employee", store.idOf(CASHIER_2));
    wish.put("status", "approved");
    long id =
        store
            .as(CASHIER)
            .post(REQUESTS, wish)
            .gives(201)
            .has("employee", store.idOf(CASHIER))
            .has("status", "pending")
            .has("hours_requested", "8.00")
            .id();
    store.as(MANAGER).post(REQUESTS + id + "/approve/").refuses("Insufficient sick leave balance.");
    balance(CASHIER, "7.99");
    store.as(MANAGER).post(REQUESTS + id + "/approve/").refuses("Insufficient sick leave balance.");
  }

  @Test
  @Promise({76, 77})
  void onlyAManagerDecidesAndADeletedRequestGivesItsHoursBack() {
    long balance = balance(CASHIER, "20.00");
    long id =
        store.as(CASHIER).post(REQUESTS, leave("2026-02-16", "2026-02-17", 8)).gives(201).id();
    String path = REQUESTS + id + "/";
    store.as(CASHIER).post(path + "approve/").gives(403);
    store.as(CASHIER).post(path + "deny/").gives(403);
    store.as(CASHIER_2).get(path).gives(404);
    store.as(CASHIER_2).patch(path, "{}").gives(404);
    store.as(CASHIER).patch(path, body("status", "approved")).gives(200).has("status", "pending");
    store.as(CASHIER).put(path, body("reason", "Flu")).refuses("start_date", "required");
    store
        .as(CASHIER)
        .patch(path, body("hours_requested", "9.5", "reason", "Flu"))
        .gives(200)
        .has("hours_requested", "9.50");
    store
        .as(MANAGER)
        .post(path + "approve/", body("review_note", null))
        .gives(200)
        .has("status", "approved")
        .has("reviewed_by", store.idOf(MANAGER));
    store
        .as(CASHIER)
        .get(BALANCES + balance + "/")
        .has("hours_used", "9.50")
        .has("hours_available", "10.50");
    store.as(MANAGER).post(path + "approve/").refuses("Request is not pending.");
    store.as(MANAGER).post(path + "deny/").refuses("Request is not pending.");
    store.as(CASHIER).patch(path, body("reason", "x")).refuses("Request is not pending.");
    store.as(CASHIER).delete(path).refuses("Request is not pending.");
    store.as(MANAGER).get(REQUESTS + "?status=approved").gives(200).has("count", 1);
    store.as(MANAGER).delete(path).gives(204);
    store.as(CASHIER).get(BALANCES + balance + "/").has("hours_used", "0.00");
    long denied =
        store.as(CASHIER).post(REQUESTS, leave("2026-02-16", "2026-02-16", 4)).gives(201).id();
    store
        .as(MANAGER)
        .post(REQUESTS + denied + "/deny/", body("review_note", "Inventory week"))
        .gives(200)
        .has("status", "denied")
        .has("review_note", "Inventory week");
  }

  @Test
  @Promise({76, 78})
  void aChangeIsAskedForOwnFinishedEntriesOnce() {
    long entry = shift(CASHIER, 0, "09:00", "17:00", 30);
    store.scenario("nobody").as(NOBODY).post(CHANGES, "{}").gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(CHANGES, "{}").gives(403);
    store
        .as(CASHIER)
        .post(CHANGES, "{}")
        .refuses("time_entry", "required")
        .refuses("reason", "required");
    var wish =
        body(
            "time_entry",
            entry,
            "requested_break_minutes",
            0,
            "reason",
            "No break",
            "status",
            "approved");
    store.scenario("not own").as(CASHIER_2).post(CHANGES, wish).refuses("time_entry", "Invalid pk");
    store
        .scenario("nothing asked")
        .as(CASHIER)
        .post(CHANGES, body("time_entry", entry, "reason", "?"))
        .refuses("non_field_errors", "Ask for");
    store
        .scenario("out before in")
        .as(CASHIER)
        .post(
            CHANGES,
            body("time_entry", entry, "requested_clock_out", at(0, "08:00"), "reason", "?"))
        .refuses("requested_clock_out", "after the clock-in");
    long id = store.as(CASHIER).post(CHANGES, wish).gives(201).has("status", "pending").id();
    store.scenario("twice").as(CASHIER).post(CHANGES, wish).refuses("time_entry", "pending");
    String path = CHANGES + id + "/";
    store.as(CASHIER_2).get(path).gives(404);
    store.as(CASHIER).get(path).gives(200).has("entry_date", "2026-02-02");
    store.as(CASHIER).patch(path, "{}").gives(405);
    store.as(CASHIER).put(path, "{}").gives(405);
    store.as(MANAGER).delete(path).gives(405);
    store.as(CASHIER).post(path + "approve/").gives(403);
    store.as(MANAGER).post(path + "deny/").gives(200).has("status", "denied");
    store.as(MANAGER).post(path + "approve/").refuses("Request is not pending.");
    store.as(MANAGER).get(ENTRIES + entry + "/").gives(200).has("total_hours", "7.50");
    store.as(MANAGER).get(CHANGES + "?time_entry=" + entry).gives(200).has("count", 1);
    store.as(MANAGER).get(CHANGES + "?time_entry=999999").refuses("time_entry", "Select a valid");
    long open = store.as(CASHIER).post(ENTRIES).gives(201).id();
    store
        .as(CASHIER)
        .post(CHANGES, body("time_entry", open, "requested_break_minutes", 5, "reason", "?"))
        .refuses("time_entry", "Clock out first");
  }

  @Test
  @Promise(54)
  void departmentsAnswerWithEveryFieldAlways() {
    String path = "/hr/departments/";
    store.scenario("nobody").as(NOBODY).get(path).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(path).gives(403);
    store.scenario("cashier").as(CASHIER).post(path, body("name", "Sorting")).gives(403);
    store.as(MANAGER).post(path, "{}").refuses("name", "This field is required.");
    Answer sorting =
        store
            .as(MANAGER)
            .post(path, body("name", "Sorting", "manager", store.idOf(MANAGER)))
            .gives(201)
            .has("manager_name", "Mona Example")
            .has("location_name", "null")
            .has("is_active", "true");
    store
        .as(MANAGER)
        .post(path, body("name", "Sorting"))
        .refuses("name", "department with this name already exists.");
    String one = path + sorting.id() + "/";
    store.as(MANAGER).patch(one, body("location", 77)).refuses("location", "Invalid pk \"77\"");
    store.as(MANAGER).patch(one, body("manager", null)).gives(200).has("manager_name", "null");
    store.as(MANAGER).put(one, body("description", "x")).refuses("name", "required");
    store.as(MANAGER).put(one, body("name", "Back room")).gives(200).has("name", "Back room");
    store.as(CASHIER).get(path + "?search=back+ROOM").gives(200).has("count", 1);
    store.as(CASHIER).get(one).gives(200);
    store.as(CASHIER).delete(one).gives(403);
    store.as(MANAGER).delete(one).gives(204);
    store.as(MANAGER).get(one).gives(404).has("detail", "No Department matches the given query.");
  }

  @Test
  void theStaffDirectoryNamesStaffAndNothingElse() {
    store.scenario("nobody").as(NOBODY).get("/hr/employees/").gives(401);
    store.scenario("consignee").as(CONSIGNEE).get("/hr/employees/").gives(403);
    Answer all = store.as(CASHIER).get("/hr/employees/").gives(200);
    assertThat(all.at("results").findValuesAsText("full_name"))
        .contains("Carl Example", "Mona Example")
        .doesNotContain("Connie Example");
    store.as(CASHIER).get("/hr/employees/?role=Manager").gives(200).has("count", 1);
    store.as(CASHIER).get("/hr/employees/?search=carl+example").gives(200).has("count", 1);
    store.as(CASHIER).get("/hr/employees/?role=Boss").refuses("role", "Select a valid choice.");
  }
}
