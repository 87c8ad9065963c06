package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.ServerFixture;

/** Registers, drawers, sales, receipts, the safe, the bank and the goals. */
final class PosCalls extends Recipes {
  PosCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    registers();
    sales();
    safe();
  }

  private Object register() {
    return body(
        "location",
        1,
        "name",
        "Till",
        "code",
        "R-" + rows.next(),
        "starting_cash",
        "150.00",
        "starting_breakdown",
        Map.of("twenties", 5, "tens", 5),
        "is_active",
        true);
  }

  private void registers() {
    String registers = "/pos/registers/";
    plain("GET " + registers);
    to("POST " + registers, caller -> ValidCall.of(registers, register()));
    to("GET " + registers + "{id}/", caller -> ValidCall.of(registers + "1/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + registers + "{id}/",
          caller -> ValidCall.of(registers + rows.shop().register().id() + "/", register()));
    }
    to(
        "DELETE " + registers + "{id}/",
        caller -> ValidCall.of(registers + rows.shop().register().id() + "/"));
    String drawers = "/pos/drawers/";
    Map<String, Integer> twenties = Map.of("twenties", 2);
    plain("GET " + drawers);
    to(
        "POST " + drawers,
        caller ->
            ValidCall.of(
                drawers,
                body(
                    "register",
                    rows.shop().register().id(),
                    "opening_count",
                    twenties,
                    "opening_total",
                    "40.00")));
    to("GET " + drawers + "{id}/", caller -> ValidCall.of(drawers + rows.drawer() + "/"));
    to(
        "POST " + drawers + "{id}/close/",
        caller ->
            ValidCall.of(
                drawers + rows.drawer() + "/close/",
                body("closing_count", twenties, "closing_total", "40.00")));
    to(
        "POST " + drawers + "{id}/reopen/",
        caller -> ValidCall.of(drawers + rows.closedDrawer() + "/reopen/"));
    to(
        "POST " + drawers + "{id}/handoff/",
        caller ->
            ValidCall.of(
                drawers + rows.drawer() + "/handoff/",
                body(
                    "incoming_cashier",
                    rows.incomingCashier(),
                    "count",
                    twenties,
                    "counted_total",
                    "40.00",
                    "notes",
                    "Lunch")));
    to(
        "POST " + drawers + "{id}/drop/",
        caller ->
            ValidCall.of(
                drawers + rows.drawer() + "/drop/",
                body("amount", twenties, "total", "40.00", "notes", "Safe")));
  }

  private void sales() {
    String carts = "/pos/carts/";
    plain("GET " + carts);
    to(
        "POST " + carts,
        caller ->
            ValidCall.of(carts, body("drawer", rows.drawer(), "customer", rows.customer().id())));
    to("GET " + carts + "{id}/", caller -> ValidCall.of(carts + rows.fullCart() + "/"));
    to(
        "PATCH " + carts + "{id}/",
        caller ->
            ValidCall.of(carts + rows.fullCart() + "/", body("customer", rows.customer().id())));
    to("DELETE " + carts + "{id}/", caller -> ValidCall.of(carts + rows.fullCart() + "/"));
    to(
        "POST " + carts + "{id}/add-item/",
        caller ->
            ValidCall.of(
                carts + rows.shop().cart(rows.drawer()) + "/add-item/",
                body("sku", rows.shop().item("10.00"))));
    to(
        "DELETE " + carts + "{id}/lines/{line_id}/",
        caller -> {
          long cart = rows.fullCart();
          String line = store.as(CASHIER).get(carts + cart + "/").gives(200).text("lines/0/id");
          return ValidCall.of(carts + cart + "/lines/" + line + "/");
        });
    to(
        "POST " + carts + "{id}/complete/",
        caller ->
            ValidCall.of(
                carts + rows.fullCart() + "/complete/",
                body(
                    "payment_method", "split",
                    "cash_tendered", "10.00",
                    "card_amount", "5.00",
                    "change_given", null)));
    to(
        "POST " + carts + "{id}/void/",
        caller -> {
          long cart = rows.sale().id();
          String drawer = store.as(CASHIER).get(carts + cart + "/").gives(200).text("drawer");
          return ValidCall.of(
              carts + cart + "/void/",
              body("drawer", Long.valueOf(drawer), "reason", "Changed mind"));
        });
    String receipts = "/pos/receipts/";
    plain("GET " + receipts, "GET /pos/dashboard/metrics/", "GET /pos/dashboard/alerts/");
    to("GET " + receipts + "{receipt_number}/", caller -> ValidCall.of(receipts + receipt() + "/"));
    to(
        "PATCH " + receipts + "{receipt_number}/",
        caller ->
            ValidCall.of(receipts + receipt() + "/", body("printed", true, "emailed", false)));
  }

  private String receipt() {
    return rows.sale().text("receipt/receipt_number");
  }

  /** The safe, the bank and the goals. */
  private void safe() {
    String safe = "/pos/supplemental/";
    plain("GET " + safe, "GET " + safe + "transactions/");
    to(
        "POST " + safe + "draw/",
        caller ->
            ValidCall.of(
                safe + "draw/",
                body(
                    "amount",
                    Map.of("pennies", 1),
                    "total",
                    "0.01",
                    "related_drawer",
                    null,
                    "notes",
                    "x")));
    to(
        "POST " + safe + "return/",
        caller ->
            ValidCall.of(
                safe + "return/",
                body(
                    "amount",
                    Map.of("pennies", 2),
                    "total",
                    "0.02",
                    "related_drawer",
                    null,
                    "notes",
                    "x")));
    to(
        "POST " + safe + "audit/",
        caller ->
            ValidCall.of(
                safe + "audit/",
                body("count", Map.of("ones", 500), "total", "500.00", "notes", "x")));
    String bank = "/pos/bank-transactions/";
    Map<String, @Nullable Object> deposit =
        body(
            "location", 1,
            "transaction_type", "deposit",
            "amount", Map.of("twenties", 1),
            "total", "20.00",
            "notes", "x");
    Map<String, @Nullable Object> pickup =
        body(
            "location", 1,
            "transaction_type", "change_pickup",
            "amount", Map.of("twenties", 2),
            "total", "40.00",
            "notes", "y");
    plain("GET " + bank);
    to("POST " + bank, caller -> ValidCall.of(bank, deposit));
    to("GET " + bank + "{id}/", caller -> ValidCall.of(bank + rows.bankTransaction() + "/"));
    to("DELETE " + bank + "{id}/", caller -> ValidCall.of(bank + rows.bankTransaction() + "/"));
    to(
        "PATCH " + bank + "{id}/complete/",
        caller -> ValidCall.of(bank + rows.bankTransaction() + "/complete/"));
    String goals = "/pos/revenue-goals/";
    plain("GET " + goals);
    to(
        "POST " + goals,
        caller ->
            ValidCall.of(
                goals, Rows.revenueGoalOf(LocalDate.of(2100, 1, 1).plusDays(rows.next()))));
    to("GET " + goals + "{id}/", caller -> ValidCall.of(goals + rows.revenueGoal() + "/"));
    to("DELETE " + goals + "{id}/", caller -> ValidCall.of(goals + rows.revenueGoal() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + bank + "{id}/",
          caller -> ValidCall.of(bank + rows.bankTransaction() + "/", pickup));
      to(
          method + goals + "{id}/",
          caller ->
              ValidCall.of(
                  goals + rows.revenueGoal() + "/",
                  Rows.revenueGoalOf(LocalDate.of(2200, 1, 1).plusDays(rows.next()))));
    }
  }
}
