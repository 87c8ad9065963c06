package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Scenario.body;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** Clocking, approving, correcting and sick leave of a month, held against {@link LeaveOracle}. */
final class MonthHours {
  private static final String ENTRIES = "/hr/time-entries/";
  private static final String REQUESTS = "/hr/sick-leave/requests/";
  private static final int AT_WORK = 6;

  private final ServerFixture store;
  private final Random random;
  private final MonthPeople people;
  private final LeaveOracle leave;

  /** A shift, finished or not. */
  private record Worked(long entry, long employee, Instant in, Instant out) {}

  private final List<Worked> open = new ArrayList<>();
  private final List<Worked> unapproved = new ArrayList<>();
  private final Map<Long, Worked> approved = new LinkedHashMap<>();

  MonthHours(ServerFixture store, Random random, MonthPeople people, LeaveOracle leave) {
    this.store = store;
    this.random = random;
    this.people = people;
    this.leave = leave;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private long manager() {
    return pick(people.managers());
  }

  void comeIn() {
    List<Long> today = new ArrayList<>(people.cashiers());
    Collections.shuffle(today, random);
    for (long employee : today.subList(0, AT_WORK)) {
      store.clock().advance(Duration.ofSeconds(random.nextInt(600)));
      Instant now = store.clock().instant();
      long entry = store.as(employee).post(ENTRIES, "{}").gives(201).id();
      open.add(new Worked(entry, employee, now, now));
    }
  }

  void goHome() {
    for (Worked shift : open) {
      store.clock().advance(Duration.ofSeconds(random.nextInt(600)));
      Instant now = store.clock().instant();
      int breakMinutes = random.nextInt(60);
      Worked done = new Worked(shift.entry, shift.employee, shift.in, now);
      store
          .as(shift.employee)
          .post(ENTRIES + shift.entry + "/clock_out/", body("break_minutes", breakMinutes))
          .gives(200)
          .has("total_hours", hours(done, breakMinutes));
      unapproved.add(done);
    }
    open.clear();
  }

  private static BigDecimal hours(Worked shift, int breakMinutes) {
    return LeaveOracle.worked(Duration.between(shift.in, shift.out).toSeconds(), breakMinutes);
  }

  /** One at a time or all at once; what a manager approves earns leave once. */
  void approve() {
    boolean bulk = random.nextBoolean();
    if (bulk) {
      List<Long> ids = unapproved.stream().map(Worked::entry).toList();
      store.as(manager()).post(ENTRIES + "bulk_approve/", body("ids", ids)).gives(200);
    }
    for (Worked shift : unapproved) {
      Answer entry =
          bulk
              ? store.as(manager()).get(ENTRIES + shift.entry + "/").gives(200)
              : store.as(manager()).post(ENTRIES + shift.entry + "/approve/").gives(200);
      entry.has("status", "approved");
      leave.approved(shift.employee, shift.entry, new BigDecimal(entry.text("total_hours")));
      approved.put(shift.entry, shift);
      if (!bulk) {
        check(shift.employee);
      }
    }
    unapproved.clear();
    checkAll();
  }

  /** A manager corrects the break of an approved shift, or takes the shift out. */
  void correct() {
    if (approved.isEmpty()) {
      return;
    }
    Worked shift = pick(List.copyOf(approved.values()));
    if (random.nextInt(4) == 0) {
      store.as(manager()).delete(ENTRIES + shift.entry + "/").gives(204);
      leave.takenBack(shift.employee, shift.entry);
      approved.remove(shift.entry);
    } else {
      int breakMinutes = random.nextInt(120);
      BigDecimal hours = hours(shift, breakMinutes);
      store
          .as(manager())
          .patch(ENTRIES + shift.entry + "/", body("break_minutes", breakMinutes))
          .gives(200)
          .has("total_hours", hours)
          .has("status", "approved");
      leave.approved(shift.employee, shift.entry, hours);
    }
    check(shift.employee);
  }

  /** Somebody asks for a day; it is granted when it was earned, or refused, or denied. */
  void askForLeave(LocalDate today) {
    long employee = pick(people.cashiers());
    BigDecimal hours = BigDecimal.valueOf(25L * (1 + random.nextInt(48)), 2);
    String day = today.plusDays(3).toString();
    long request =
        store
            .as(employee)
            .post(REQUESTS, body("start_date", day, "end_date", day, "hours_requested", hours))
            .gives(201)
            .id();
    String path = REQUESTS + request + "/";
    if (random.nextInt(5) == 0) {
      store.as(manager()).post(path + "deny/", "{}").gives(200);
    } else if (!leave.suffices(employee, hours)) {
      store.as(manager()).post(path + "approve/", "{}").refuses("Insufficient sick leave balance.");
    } else {
      store.as(manager()).post(path + "approve/", "{}").gives(200);
      leave.used(employee, hours);
      if (random.nextInt(4) == 0) {
        check(employee);
        store.as(manager()).delete(path).gives(204);
        leave.used(employee, hours.negate());
      }
    }
    check(employee);
  }

  void checkAll() {
    people.cashiers().forEach(this::check);
  }

  private void check(long employee) {
    BigDecimal earned = leave.earned(employee);
    Answer balance =
        store.as(employee).get("/hr/sick-leave/balances/?year=2026").gives(200).has("count", 1);
    balance
        .has("results/0/hours_earned", LeaveOracle.shown(earned))
        .has("results/0/hours_used", LeaveOracle.shown(leave.used(employee)));
    BigDecimal kept =
        store
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery(
                        "select hours_earned from sick_leave_balance"
                            + " where leave_year = 2026 and employee_id = :employee")
                    .bind("employee", employee)
                    .mapTo(BigDecimal.class)
                    .one());
    assertThat(kept).as("four decimals of %d", employee).isEqualByComparingTo(earned);
  }
}
