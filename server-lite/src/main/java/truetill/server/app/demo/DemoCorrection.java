package truetill.server.app.demo;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to change a shift of the rota.
 *
 * @param day days before today of the shift
 * @param askedDay days before today on which it was asked for
 * @param clockOut the time asked for, null leaves it as it is; as for {@code breakMinutes}
 * @param status pending or denied
 */
record DemoCorrection(
    String email,
    int day,
    int askedDay,
    @Nullable LocalTime clockOut,
    @Nullable Integer breakMinutes,
    String reason,
    String status,
    String reviewNote) {

  static final CsvForm<DemoCorrection> FORM =
      new CsvForm<>(
          "modification_requests.csv",
          List.of(
              "email",
              "day",
              "asked_day",
              "clock_out",
              "break_minutes",
              "reason",
              "status",
              "review_note"),
          row ->
              List.of(
                  row.email,
                  String.valueOf(row.day),
                  String.valueOf(row.askedDay),
                  CsvForm.cell(row.clockOut),
                  CsvForm.cell(row.breakMinutes),
                  row.reason,
                  row.status,
                  row.reviewNote),
          cells ->
              new DemoCorrection(
                  cells.getField("email"),
                  Integer.parseInt(cells.getField("day")),
                  Integer.parseInt(cells.getField("asked_day")),
                  CsvForm.time(cells.getField("clock_out")),
                  CsvForm.number(cells.getField("break_minutes")),
                  cells.getField("reason"),
                  cells.getField("status"),
                  cells.getField("review_note")));

  static final List<DemoCorrection> ALL =
      List.of(
          new DemoCorrection(
              DemoPerson.CASHIER_1.email(),
              6,
              5,
              LocalTime.of(18, 5),
              null,
              "Forgot to clock out",
              "pending",
              ""),
          new DemoCorrection(
              DemoPerson.CASHIER_2.email(),
              7,
              6,
              null,
              15,
              "Worked through most of the break",
              "denied",
              "The break was taken in full"),
          new DemoCorrection(
              DemoPerson.CASHIER_2.email(),
              3,
              2,
              LocalTime.of(18, 45),
              null,
              "Stayed to sort the last boxes",
              "pending",
              ""));
}
