package truetill.server.app.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import truetill.core.hr.LeaveBalance;
import truetill.core.hr.LeaveHours;
import truetill.server.db.WriteTx;

/** Puts the staff's requests into the database, after the shifts and the leave they earned. */
final class DemoRequestLoader {
  private static final String PENDING = "pending";
  private static final String APPROVED = "approved";
  private static final LocalTime EVENING = LocalTime.of(18, 50);
  private static final LocalTime NIGHT = LocalTime.of(19, 30);

  /** How much leave a person earned in a year. */
  @FunctionalInterface
  interface Earned {
    BigDecimal in(long employee, int year);
  }

  private final DemoContents shop;
  private final DemoDays days;
  private final Map<String, Long> userIds;
  private final Earned earned;
  private final DemoRequestStore store = new DemoRequestStore();

  DemoRequestLoader(DemoContents shop, DemoDays days, Map<String, Long> userIds, Earned earned) {
    this.shop = shop;
    this.days = days;
    this.userIds = userIds;
    this.earned = earned;
  }

  void load(WriteTx tx) {
    shop.leave().forEach(leave -> leave(tx, leave));
    shop.corrections().forEach(correction -> correction(tx, correction));
  }

  /** One such request a person and year, so that the balance is what was earned. */
  private void leave(WriteTx tx, DemoLeave leave) {
    long employee = id(leave.email());
    LocalDate start = days.date(leave.startDay());
    boolean paid =
        leave.status().equals(APPROVED)
            && new LeaveBalance(
                    LeaveHours.of(earned.in(employee, start.getYear())), LeaveHours.ZERO)
                .charge(LeaveHours.of(leave.hours()))
                .isDone();
    boolean waits = leave.status().equals(APPROVED) && !paid;
    store.insertLeave(
        tx,
        employee,
        start,
        days.date(leave.endDay()),
        leave,
        days.at(leave.askedDay(), EVENING),
        review(waits ? PENDING : leave.status(), leave.askedDay(), leave.reviewNote()));
    if (paid) {
      store.useSickLeave(tx, employee, start.getYear(), leave.hours());
    }
  }

  private void correction(WriteTx tx, DemoCorrection correction) {
    LocalTime out = correction.clockOut();
    Instant clockOut = out == null ? null : days.at(correction.day(), out);
    store.insertCorrection(
        tx,
        id(correction.email()),
        days.date(correction.day()),
        correction,
        clockOut,
        days.at(correction.askedDay(), EVENING),
        review(correction.status(), correction.askedDay(), correction.reviewNote()));
  }

  private DemoRequestStore.Review review(String status, int askedDay, String note) {
    return status.equals(PENDING)
        ? new DemoRequestStore.Review(PENDING, null, null, "")
        : new DemoRequestStore.Review(
            status, id(DemoPerson.MANAGER.email()), days.at(askedDay, NIGHT), note);
  }

  private long id(String email) {
    return DemoRefs.find(userIds, email);
  }
}
