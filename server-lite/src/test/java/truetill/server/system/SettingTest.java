package truetill.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Promise;
import truetill.server.pos.Shop;

class SettingTest {
  private static final String SETTINGS = "/core/settings/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  @Test
  void reading() {
    store.scenario("nobody").as(NOBODY).get(SETTINGS).gives(401);
    store.scenario("cashier").as(CASHIER).get(SETTINGS).gives(403);
    store.scenario("consignee").as(CONSIGNEE).get(SETTINGS + "tax_rate/").gives(403);
    store
        .scenario("list")
        .as(MANAGER)
        .get(SETTINGS + "?page_size=2")
        .gives(200)
        .has("results/0/key", "receipt_footer");
    Answer rate = store.as(MANAGER).get(SETTINGS + "tax_rate/").gives(200);
    assertThat(rate.at("value").isNumber()).isTrue();
    store
        .scenario("none")
        .as(MANAGER)
        .get(SETTINGS + "nothing/")
        .gives(404)
        .has("detail", "No AppSetting matches the given query.");
  }

  @Test
  @Promise(13)
  void promise13TheTaxRateIsCheckedAndReturnedAsANumber() {
    for (Object bad : List.of("seven", "", true, List.of(), -0.01, 1, "1.0", 0.07001, "1e-5")) {
      store
          .scenario("bad rate " + bad)
          .as(MANAGER)
          .patch(SETTINGS + "tax_rate/", body("value", bad))
          .gives(400);
    }
    store.as(MANAGER).patch(SETTINGS + "tax_rate/", body("value", null)).gives(400);
    for (Object good : List.of("0.0825", 0.0825, "8.25e-2", 0, "0.07")) {
      Answer stored =
          store.as(MANAGER).patch(SETTINGS + "tax_rate/", body("value", good)).gives(200);
      assertThat(stored.at("value").isNumber()).as("%s", good).isTrue();
    }
    store
        .as(MANAGER)
        .get(SETTINGS + "tax_rate/")
        .has("value", "0.07")
        .has("updated_by", store.idOf(MANAGER))
        .has("updated_by_name", "Mona Example");
    assertThat(new Shop(store).count("audit_event", "action = 'tax_rate_changed'")).isEqualTo(3);
  }

  @Test
  @Promise(64)
  void promise64KeysMayHaveDotsAreFixedAndTheCallerIsRecorded() {
    var good = body("key", "labels.zebra-1", "value", Map.of("dpi", 203), "description", "Labels");
    store.scenario("nobody").as(NOBODY).post(SETTINGS, good).gives(401);
    store.scenario("cashier").as(CASHIER).post(SETTINGS, good).gives(403);
    store
        .scenario("good")
        .as(MANAGER)
        .post(SETTINGS, good)
        .gives(201)
        .has("value/dpi", 203)
        .has("updated_by", store.idOf(MANAGER));
    store
        .scenario("twice")
        .as(MANAGER)
        .post(SETTINGS, good)
        .refuses("key", "app setting with this key already exists.");
    String path = SETTINGS + "labels.zebra-1/";
    store
        .scenario("patch keeps the key")
        .as(MANAGER)
        .patch(path, body("key", "other", "value", null))
        .gives(200)
        .has("key", "labels.zebra-1")
        .has("value", "null")
        .has("description", "Labels");
    store
        .scenario("put refuses another key")
        .as(MANAGER)
        .put(path, body("key", "other", "value", 1))
        .refuses("key", "cannot change");
    store
        .scenario("put")
        .as(MANAGER)
        .put(path, body("key", "labels.zebra-1", "value", 1.5))
        .gives(200)
        .has("value", "1.5");
    for (String bad :
        List.of(
            "a b", "", " ", "__proto__", "../x", ".", "..", "a/b", "%2e", "x".repeat(1 << 20))) {
      store.scenario("bad key").as(MANAGER).post(SETTINGS, body("key", bad, "value", 1)).gives(400);
    }
    store
        .scenario("nothing said")
        .as(MANAGER)
        .post(SETTINGS, "{}")
        .refuses("key", "This field is required.")
        .refuses("value", "This field is required.");
    store
        .scenario("too long")
        .as(MANAGER)
        .patch(path, body("value", "x".repeat(100_000)))
        .refuses("value", "no more than 100000 characters");
    store.scenario("nobody").as(NOBODY).delete(path).gives(401);
    store.scenario("cashier").as(CASHIER).delete(path).gives(403);
    store.scenario("delete").as(MANAGER).delete(path).gives(204);
    store.scenario("gone").as(MANAGER).patch(path, "{}").gives(404);
    store.scenario("gone").as(MANAGER).put(path, "{}").gives(404);
    store.scenario("gone").as(MANAGER).delete(path).gives(404);
  }

  @Test
  @Promise(64)
  void promise64WhatTheStoreNeedsIsNotDeletedAndTextsAreText() {
    for (String key :
        List.of(
            "tax_rate",
            "store_name",
            "store_address",
            "store_phone",
            "receipt_header",
            "receipt_footer")) {
      store.as(MANAGER).delete(SETTINGS + key + "/").gives(400);
    }
    store
        .as(MANAGER)
        .patch(SETTINGS + "store_name/", body("value", 5))
        .refuses("value", "Not a valid string.");
    store
        .as(MANAGER)
        .patch(SETTINGS + "store_name/", body("value", "Juniper Lane"))
        .gives(200)
        .has("value", "Juniper Lane");
  }
}
