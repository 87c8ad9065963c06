package truetill.server.whole;

import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.consignment.Consignees;

/** Accounts, agreements, consigned items, payouts and the portal. */
final class ConsignmentCalls extends Recipes {
  ConsignmentCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    agreements();
    consigned();
  }

  private void agreements() {
    String accounts = "/consignment/accounts/";
    plain("GET " + accounts);
    to(
        "POST " + accounts,
        caller ->
            ValidCall.of(
                accounts,
                body(
                    "first_name", "Wren",
                    "last_name", "New",
                    "email", rows.email(),
                    "phone", "",
                    "commission_rate", "45.00",
                    "payout_method", "check",
                    "status", "active",
                    "notes", "")));
    to(
        "GET " + accounts + "{id}/",
        caller -> ValidCall.of(accounts + rows.consignees().consignee() + "/"));
    to(
        "PATCH " + accounts + "{id}/",
        caller ->
            ValidCall.of(
                accounts + rows.consignees().consignee() + "/",
                body(
                    "first_name", "Wren",
                    "last_name", "Changed",
                    "email", rows.email(),
                    "phone", "555-0105",
                    "commission_rate", "30.00",
                    "payout_method", "cash",
                    "status", "paused",
                    "notes", "x")));
    to(
        "DELETE " + accounts + "{id}/",
        caller -> ValidCall.of(accounts + rows.consignees().consignee() + "/"));
    String agreements = "/consignment/agreements/";
    plain("GET " + agreements);
    to("POST " + agreements, caller -> ValidCall.of(agreements, agreement()));
    to("GET " + agreements + "{id}/", caller -> ValidCall.of(agreements + rows.agreement() + "/"));
    to(
        "DELETE " + agreements + "{id}/",
        caller -> ValidCall.of(agreements + rows.agreement() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + agreements + "{id}/",
          caller -> {
            long agreement = rows.agreement();
            Map<String, @Nullable Object> terms = agreement();
            terms.put(
                "consignee",
                store
                    .as(Person.MANAGER)
                    .get(agreements + agreement + "/")
                    .gives(200)
                    .at("consignee")
                    .asLong());
            return ValidCall.of(agreements + agreement + "/", terms);
          });
    }
  }

  private Map<String, @Nullable Object> agreement() {
    return body(
        "consignee", rows.consignees().consignee(),
        "commission_rate", "35.00",
        "status", "active",
        "start_date", "2026-02-01",
        "end_date", "2026-12-31",
        "terms", "x");
  }

  private void consigned() {
    String items = "/consignment/items/";
    plain("GET " + items);
    to(
        "POST " + items,
        caller ->
            ValidCall.of(
                items,
                body(
                    "agreement", rows.agreement(),
                    "item", rows.shop().item("1.00", "intake").id(),
                    "asking_price", "20.00",
                    "listed_price", "22.00",
                    "status", "listed",
                    "received_at", "2026-02-12T10:00:00-06:00",
                    "notes", "x")));
    to("GET " + items + "{id}/", caller -> ValidCall.of(items + rows.consigned().id() + "/"));
    to("DELETE " + items + "{id}/", caller -> ValidCall.of(items + rows.consigned().id() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + items + "{id}/",
          caller -> {
            long agreement = rows.agreement();
            Consignees.Consigned item = rows.consignees().listed(agreement, "20.00");
            return ValidCall.of(
                items + item.id() + "/",
                body(
                    "agreement", agreement,
                    "item", item.item(),
                    "asking_price", "21.00",
                    "listed_price", "23.00",
                    "status", "listed",
                    "notes", "x"));
          });
    }
    String payouts = "/consignment/payouts/";
    plain("GET " + payouts);
    for (String path : List.of(payouts, payouts + "generate/")) {
      to(
          "POST " + path,
          caller ->
              ValidCall.of(
                  path,
                  body(
                      "consignee", rows.earner(),
                      "period_start", "2026-02-01",
                      "period_end", "2026-02-12")));
    }
    to("GET " + payouts + "{id}/", caller -> ValidCall.of(payouts + rows.payout() + "/"));
    to("DELETE " + payouts + "{id}/", caller -> ValidCall.of(payouts + rows.payout() + "/"));
    for (String end : List.of("PATCH ", "PUT ")) {
      to(
          end + payouts + "{id}/",
          caller ->
              ValidCall.of(
                  payouts + rows.payout() + "/", body("payment_method", "check", "notes", "x")));
    }
    to(
        "PATCH " + payouts + "{id}/pay/",
        caller ->
            ValidCall.of(
                payouts + rows.payout() + "/pay/", body("payment_method", "cash", "notes", "x")));
    plain(
        "GET /consignment/my/items/",
        "GET /consignment/my/payouts/",
        "GET /consignment/my/summary/");
  }
}
