package truetill.server.app.demo;

import java.util.List;
import truetill.core.money.Money;
import truetill.core.people.Role;

/**
 * One of the five people other programs rely on by email, password and PIN.
 *
 * @param pin digits for the register's pad; empty for a person who never stands at a register
 * @param hiredDays days before today on which the person began; for a consignee, joined
 */
record DemoPerson(
    String email,
    String password,
    String pin,
    Role role,
    String firstName,
    String lastName,
    String position,
    Money payRate,
    int hiredDays) {

  static final CsvForm<DemoPerson> FORM =
      new CsvForm<>(
          "people.csv",
          List.of(
              "email",
              "password",
              "pin",
              "role",
              "first_name",
              "last_name",
              "position",
              "pay_rate",
              "hired_days"),
          row ->
              List.of(
                  row.email,
                  row.password,
                  row.pin,
                  row.role.wire(),
                  row.firstName,
                  row.lastName,
                  row.position,
                  row.payRate.toString(),
                  String.valueOf(row.hiredDays)),
          cells ->
              new DemoPerson(
                  cells.getField("email"),
                  cells.getField("password"),
                  cells.getField("pin"),
                  Role.ofWire(cells.getField("role")).orElseThrow(),
                  cells.getField("first_name"),
                  cells.getField("last_name"),
                  cells.getField("position"),
                  Money.of(cells.getField("pay_rate")),
                  Integer.parseInt(cells.getField("hired_days"))));

  static final DemoPerson ADMIN =
      new DemoPerson(
          "admin@demo.test",
          "demo-admin-1",
          "900001",
          Role.ADMIN,
          "Oluchi",
          "Fernbrook",
          "Owner",
          Money.ZERO,
          1460);
  static final DemoPerson MANAGER =
      new DemoPerson(
          "manager@demo.test",
          "demo-manager-1",
          "800001",
          Role.MANAGER,
          "Hana",
          "Quillfeather",
          "Shop manager",
          Money.of("21.50"),
          910);
  static final DemoPerson CASHIER_1 =
      new DemoPerson(
          "cashier1@demo.test",
          "demo-cashier-1",
          "1001",
          Role.EMPLOYEE,
          "Ines",
          "Tamarack",
          "Cashier",
          Money.of("15.75"),
          420);
  static final DemoPerson CASHIER_2 =
      new DemoPerson(
          "cashier2@demo.test",
          "demo-cashier-2",
          "1002",
          Role.EMPLOYEE,
          "Teo",
          "Larkspur",
          "Cashier",
          Money.of("15.25"),
          160);
  static final DemoPerson CONSIGNEE =
      new DemoPerson(
          "consignee@demo.test",
          "demo-consignee-1",
          "",
          Role.CONSIGNEE,
          "Marisol",
          "Thistlewood",
          "",
          Money.ZERO,
          200);

  static final List<DemoPerson> ALL = List.of(ADMIN, MANAGER, CASHIER_1, CASHIER_2, CONSIGNEE);
}
