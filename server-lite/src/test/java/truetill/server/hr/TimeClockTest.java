package truetill.server.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CASHIER_2;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Promise;

class TimeClockTest {
  private static final String ENTRIES = "/hr/time-entries/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  /** Everybody goes home a day later, so that tests do not meet. */
  @AfterEach
  void everybodyGoesHome() {
    store
        .work()
        .write(tx ->
            tx.handle()
                .execute("update time_entry set clock_out = clock_in where clock_out is null"));
    store.clock().advance(Duration.ofDays(2));
  }

  private static Answer clockIn(Person person) {
    return store.as(person).post(ENTRIES);
  }

  private static Answer clockOut(Person person, long entry, Object body) {
    return store.as(person).post(ENTRIES + entry + "/clock_out/", body);
  }

  @Test
  @Promise({66, 37})
  void promise66And37ClockingInNeedsNoBodyAndUsesTheStoresDate() {
    store.clock().set(Instant.parse("2026-03-02T04:00:00Z"));
    store.scenario("nobody").as(NOBODY).post(ENTRIES).gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(ENTRIES).gives(403);
    store
        .scenario("cashier")
        .as(CASHIER)
        .post(ENTRIES)
        .gives(201)
        .has("employee", store.idOf(CASHIER))
        .has("employee_name", "Carl Example")
        .has("date", "2026-03-01")
        .has("status", "pending")
        .has("clock_out", "null")
        .has("total_hours", "null")
        .has("break_minutes", 0);
  }

  @Test
  @Promise(67)
  void promise67ClockingInTwiceIsRefused() {
    clockIn(CASHIER).gives(201);
    clockIn(CASHIER).refuses("Already clocked in.");
  }

  @Test
  @Promise(67)
  void promise67AHundredClockInsAtOnceAreOneEntry() throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(() -> clockIn(CASHIER_2));
    }
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
  }

  @Test
  void clockingOutCountsTheHours() {
    long entry = clockIn(CASHIER).gives(201).id();
    store.as(CASHIER).get(ENTRIES + "current/").gives(200).has("id", entry);
    store.clock().advance(Duration.ofHours(7).plusMinutes(29));
    store.scenario("nobody").as(NOBODY).post(ENTRIES + entry + "/clock_out/").gives(401);
    store.scenario("consignee").as(CONSIGNEE).post(ENTRIES + entry + "/clock_out/").gives(403);
    store.scenario("a colleague's").as(CASHIER_2).post(ENTRIES + entry + "/clock_out/").gives(404);
    store
        .scenario("bad break")
        .as(CASHIER)
        .post(ENTRIES + entry + "/clock_out/", body("break_minutes", "some"))
        .refuses("break_minutes", "A valid integer is required.");
    clockOut(CASHIER, entry, body("break_minutes", 30, "notes", "Busy"))
        .gives(200)
        .has("total_hours", "6.98")
        .has("break_minutes", 30)
        .has("notes", "Busy")
        .has("status", "pending");
    clockOut(CASHIER, entry, "{}").refuses("Already clocked out.");
    assertThat(store.as(CASHIER).get(ENTRIES + "current/").gives(200).json().isNull()).isTrue();
  }

  @Test
  @Promise(72)
  void promise72BreaksAndShiftsKeepTheirLimits() {
    long entry = clockIn(CASHIER).gives(201).id();
    store.clock().advance(Duration.ofMinutes(30));
    clockOut(CASHIER, entry, body("break_minutes", -1)).refuses("break_minutes", "or equal to 0");
    clockOut(CASHIER, entry, body("break_minutes", 30))
        .refuses("break_minutes", "shorter than the shift");
    store.clock().advance(Duration.ofHours(24));
    clockOut(CASHIER, entry, "{}").refuses("clock_out", "at most 24 hours");
  }

  @Test
  void anEntryBeforeTheClockChangeCountsTheTimeThatPassed() {
    store.clock().set(Instant.parse("2026-03-08T04:00:00Z"));
    long entry = clockIn(CASHIER).gives(201).has("date", "2026-03-07").id();
    store.clock().set(Instant.parse("2026-03-08T11:00:00Z"));
    clockOut(CASHIER, entry, "{}").gives(200).has("total_hours", "7.00");
  }

  @Test
  @Promise(68)
  void promise68AnEmployeeClocksOnlyHimselfAndOnlyNow() {
    store.as(CASHIER).post(ENTRIES, body("employee", store.idOf(CASHIER_2))).gives(403);
    Answer own =
        store
            .as(CASHIER)
            .post(
                ENTRIES,
                body(
                    "employee", store.idOf(CASHIER),
                    "clock_in", "2020-01-01T08:00:00Z",
                    "status", "approved"))
            .gives(201)
            .has("status", "pending");
    assertThat(Instant.from(java.time.OffsetDateTime.parse(own.text("clock_in"))))
        .isEqualTo(store.clock().instant());
    store.as(CASHIER).patch(ENTRIES + own.id() + "/", body("notes", "mine")).gives(403);
    store.as(CASHIER).delete(ENTRIES + own.id() + "/").gives(403);
    store.as(CASHIER).post(ENTRIES + own.id() + "/approve/").gives(403);
  }

  @Test
  void aManagerEntersAShiftThatWasForgotten() {
    Instant now = store.clock().instant();
    var shift =
        body(
            "employee", store.idOf(CASHIER),
            "clock_in", now.minus(Duration.ofHours(9)).toString(),
            "clock_out", now.minus(Duration.ofHours(1)).toString(),
            "break_minutes", 30);
    store.as(MANAGER).post(ENTRIES, shift).gives(201).has("total_hours", "7.50");
    store
        .scenario("overlapping")
        .as(MANAGER)
        .post(ENTRIES, shift)
        .refuses("non_field_errors", "overlaps");
    store
        .scenario("no such person")
        .as(MANAGER)
        .post(ENTRIES, body("employee", 999999))
        .refuses("employee", "Invalid pk");
    store
        .scenario("a consignee does not work here")
        .as(MANAGER)
        .post(ENTRIES, body("employee", store.idOf(CONSIGNEE)))
        .refuses("employee", "Invalid pk");
    store
        .scenario("out before in")
        .as(MANAGER)
        .post(ENTRIES, body("clock_out", now.minus(Duration.ofHours(1)).toString()))
        .refuses("clock_out", "after the clock-in");
    store
        .scenario("no time")
        .as(MANAGER)
        .post(ENTRIES, body("clock_in", "noon"))
        .refuses("clock_in", "Datetime has wrong format");
  }

  @Test
  void everybodySeesOwnEntriesAndAManagerAll() {
    long carls = clockIn(CASHIER).gives(201).id();
    long cleos = clockIn(CASHIER_2).gives(201).id();
    store.scenario("nobody").as(NOBODY).get(ENTRIES).gives(401);
    store.scenario("consignee").as(CONSIGNEE).get(ENTRIES).gives(403);
    store.as(CASHIER).get(ENTRIES + carls + "/").gives(200);
    store
        .as(CASHIER)
        .get(ENTRIES + cleos + "/")
        .gives(404)
        .has("detail", "No TimeEntry matches the given query.");
    store.as(MANAGER).get(ENTRIES + cleos + "/").gives(200);
    Answer own = store.as(CASHIER).get(ENTRIES + "?page_size=1000").gives(200);
    assertThat(own.at("results").findValuesAsText("employee_name")).containsOnly("Carl Example");
    store
        .as(CASHIER)
        .get(ENTRIES + "?employee=" + store.idOf(CASHIER_2))
        .gives(200)
        .has("count", 0);
    String today = store.time().clock().today().toString();
    store
        .as(MANAGER)
        .get(ENTRIES + "?date=" + today + "&status=pending&date_from=" + today)
        .gives(200)
        .has("count", 2)
        .has("results/0/id", cleos);
    store
        .as(MANAGER)
        .get(ENTRIES + "?date=x&status=y&employee=999999&date_to=z")
        .refuses("date", "Enter a valid date.")
        .refuses("date_to", "Enter a valid date.")
        .refuses("status", "Select a valid choice. y is not one of the available choices.")
        .refuses("employee", "Select a valid choice.");
  }
}
