package truetill.server.app.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import truetill.core.hr.Hours;

/**
 * One finished time entry.
 *
 * @param day days before today
 * @param totalHours worked hours, as rules-store section 7 rounds them
 * @param status {@code pending}, {@code approved} or {@code flagged}
 */
record DemoShift(
    String email,
    int day,
    LocalTime clockIn,
    LocalTime clockOut,
    int breakMinutes,
    Hours totalHours,
    String status,
    String notes) {

  static final String PENDING = "pending";
  static final String APPROVED = "approved";
  static final String FLAGGED = "flagged";

  static final CsvForm<DemoShift> FORM =
      new CsvForm<>(
          "time_entries.csv",
          List.of(
              "email",
              "day",
              "clock_in",
              "clock_out",
              "break_minutes",
              "total_hours",
              "status",
              "notes"),
          row ->
              List.of(
                  row.email,
                  String.valueOf(row.day),
                  row.clockIn.toString(),
                  row.clockOut.toString(),
                  String.valueOf(row.breakMinutes),
                  row.totalHours.toString(),
                  row.status,
                  row.notes),
          cells ->
              new DemoShift(
                  cells.getField("email"),
                  Integer.parseInt(cells.getField("day")),
                  LocalTime.parse(cells.getField("clock_in")),
                  LocalTime.parse(cells.getField("clock_out")),
                  Integer.parseInt(cells.getField("break_minutes")),
                  hours(cells.getField("total_hours")),
                  cells.getField("status"),
                  cells.getField("notes")));

  static DemoShift worked(
      String email, int day, LocalTime in, LocalTime out, int breakMinutes, String status) {
    return new DemoShift(
        email,
        day,
        in,
        out,
        breakMinutes,
        Hours.worked(onAnyDay(in), onAnyDay(out), breakMinutes),
        status,
        status.equals(FLAGGED) ? "Forgot to clock out; please check" : "");
  }

  /** No shift of the demo shop spans a clock change, so its length is the same on every day. */
  private static Instant onAnyDay(LocalTime time) {
    return time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
  }

  private static Hours hours(String cell) {
    return new Hours(new BigDecimal(cell).movePointRight(2).longValueExact());
  }
}
