package truetill.server.whole;

import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Scenario.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import truetill.server.app.ServerFixture;
import truetill.server.consignment.Consignees;

/** The twenty people of the month: twelve at the tills, two managers, six who consign. */
final class MonthPeople {
  private static final int CASHIERS = 12;
  private static final int CONSIGNEES = 6;

  /** Some begin with nothing, some in between, some a breath below the yearly cap. */
  private static final List<String> EARNED_BEFORE = List.of("0.00", "10.00", "55.90");

  private static final List<Integer> RATES = List.of(40_00, 35_00, 0, 100_00, 33_33, 50_00);

  /** Somebody who consigns. */
  record Consignor(long id, long agreement, int rate) {}

  private final List<Long> cashiers = new ArrayList<>();
  private final List<Long> managers = new ArrayList<>();
  private final List<Consignor> consignors = new ArrayList<>();

  MonthPeople(ServerFixture store, Rows rows, LeaveOracle leave) {
    for (int i = 0; i < CASHIERS; i++) {
      long id = rows.user("Employee").id();
      cashiers.add(id);
      String earned = EARNED_BEFORE.get(i % EARNED_BEFORE.size());
      beginLeave(store, id, earned);
      leave.begin(id, earned);
    }
    managers.add(store.idOf(MANAGER));
    managers.add(rows.user("Manager").id());
    for (int i = 0; i < CONSIGNEES; i++) {
      int rate = RATES.get(i);
      long id =
          store.as(MANAGER).post("/consignment/accounts/", Consignees.newPerson()).gives(201).id();
      long agreement =
          store
              .as(MANAGER)
              .post(
                  "/consignment/agreements/",
                  body("consignee", id, "commission_rate", CashOracle.money(rate)))
              .gives(201)
              .id();
      consignors.add(new Consignor(id, agreement, rate));
    }
  }

  private static void beginLeave(ServerFixture store, long employee, String earned) {
    String balances = "/hr/sick-leave/balances/";
    String mine = balances + "?year=2026&employee=" + employee;
    Map<String, ?> hours = Map.of("hours_earned", earned);
    if (store.as(ADMIN).get(mine).gives(200).at("count").asInt() == 0) {
      store
          .as(ADMIN)
          .post(balances, body("employee", employee, "year", 2026, "hours_earned", earned))
          .gives(201);
    } else {
      String id = store.as(ADMIN).get(mine).text("results/0/id");
      store.as(ADMIN).patch(balances + id + "/", hours).gives(200);
    }
  }

  List<Long> cashiers() {
    return cashiers;
  }

  List<Long> managers() {
    return managers;
  }

  List<Consignor> consignors() {
    return consignors;
  }
}
