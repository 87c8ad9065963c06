package truetill.server.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * One finished time entry.
 *
 * @param day days before today
 * @param totalHours worked hours with two decimals, half up (rules-store section 7)
 * @param status {@code pending}, {@code approved} or {@code flagged}
 */
record DemoShift(
    String email,
    int day,
    LocalTime clockIn,
    LocalTime clockOut,
    int breakMinutes,
    BigDecimal totalHours,
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
                  row.totalHours.toPlainString(),
                  row.status,
                  row.notes),
          cells ->
              new DemoShift(
                  cells.getField("email"),
                  Integer.parseInt(cells.getField("day")),
                  LocalTime.parse(cells.getField("clock_in")),
                  LocalTime.parse(cells.getField("clock_out")),
                  Integer.parseInt(cells.getField("break_minutes")),
                  new BigDecimal(cells.getField("total_hours")),
                  cells.getField("status"),
                  cells.getField("notes")));

  static DemoShift worked(
      String email, int day, LocalTime in, LocalTime out, int breakMinutes, String status) {
    BigDecimal minutes =
        BigDecimal.valueOf(Duration.between(in, out).toMinutes() - (long) breakMinutes);
    return new DemoShift(
        email,
        day,
        in,
        out,
        breakMinutes,
        minutes.divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP),
        status,
        status.equals(FLAGGED) ? "Forgot to clock out; please check" : "");
  }
}
