package truetill.server.app.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * One sick leave request.
 *
 * @param askedDay days before today on which it was asked for
 * @param startDay days before today, negative for days to come; as for {@code endDay}
 * @param status pending or denied; approved when the balance of that year allows it, else pending
 */
record DemoLeave(
    String email,
    int askedDay,
    int startDay,
    int endDay,
    BigDecimal hours,
    String status,
    String reason,
    String reviewNote) {

  static final CsvForm<DemoLeave> FORM =
      new CsvForm<>(
          "sick_leave_requests.csv",
          List.of(
              "email",
              "asked_day",
              "start_day",
              "end_day",
              "hours",
              "status",
              "reason",
              "review_note"),
          row ->
              List.of(
                  row.email,
                  String.valueOf(row.askedDay),
                  String.valueOf(row.startDay),
                  String.valueOf(row.endDay),
                  row.hours.toPlainString(),
                  row.status,
                  row.reason,
                  row.reviewNote),
          cells ->
              new DemoLeave(
                  cells.getField("email"),
                  Integer.parseInt(cells.getField("asked_day")),
                  Integer.parseInt(cells.getField("start_day")),
                  Integer.parseInt(cells.getField("end_day")),
                  new BigDecimal(cells.getField("hours")),
                  cells.getField("status"),
                  cells.getField("reason"),
                  cells.getField("review_note")));

  static final List<DemoLeave> ALL =
      List.of(
          leave(DemoPerson.CASHIER_1, 10, 9, 9, "1.50", "approved", "Dentist", "Get well"),
          leave(DemoPerson.CASHIER_2, 6, 4, 4, "8.00", "denied", "Cold", "Not earned yet"),
          leave(DemoPerson.CASHIER_2, 2, -3, -3, "2.00", "pending", "Doctor's visit", ""),
          leave(DemoPerson.MANAGER, 1, -7, -6, "4.00", "pending", "Check-up", ""));

  private static DemoLeave leave(
      DemoPerson person,
      int asked,
      int start,
      int end,
      String hours,
      String status,
      String reason,
      String note) {
    return new DemoLeave(
        person.email(), asked, start, end, new BigDecimal(hours), status, reason, note);
  }
}
