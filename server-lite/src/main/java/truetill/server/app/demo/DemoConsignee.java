package truetill.server.app.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * Somebody whose things the shop sells. One of them is among the people who sign in; the others
 * have no password yet.
 *
 * @param commissionRate percent the shop keeps
 * @param joinedDays days before today on which the agreement began
 */
record DemoConsignee(
    String email,
    String firstName,
    String lastName,
    String phone,
    BigDecimal commissionRate,
    String payoutMethod,
    int joinedDays) {

  static final CsvForm<DemoConsignee> FORM =
      new CsvForm<>(
          "consignees.csv",
          List.of(
              "email",
              "first_name",
              "last_name",
              "phone",
              "commission_rate",
              "payout_method",
              "joined_days"),
          row ->
              List.of(
                  row.email,
                  row.firstName,
                  row.lastName,
                  row.phone,
                  row.commissionRate.toPlainString(),
                  row.payoutMethod,
                  String.valueOf(row.joinedDays)),
          cells ->
              new DemoConsignee(
                  cells.getField("email"),
                  cells.getField("first_name"),
                  cells.getField("last_name"),
                  cells.getField("phone"),
                  new BigDecimal(cells.getField("commission_rate")),
                  cells.getField("payout_method"),
                  Integer.parseInt(cells.getField("joined_days"))));

  static final List<DemoConsignee> ALL =
      List.of(
          new DemoConsignee(
              DemoPerson.CONSIGNEE.email(),
              DemoPerson.CONSIGNEE.firstName(),
              DemoPerson.CONSIGNEE.lastName(),
              "555-0141",
              new BigDecimal("40.00"),
              "check",
              200),
          new DemoConsignee(
              "basil@demo.test",
              "Basil",
              "Ferncroft",
              "555-0142",
              new BigDecimal("35.00"),
              "cash",
              150),
          new DemoConsignee(
              "odile@demo.test",
              "Odile",
              "Marrowby",
              "",
              new BigDecimal("50.00"),
              "store_credit",
              130));
}
