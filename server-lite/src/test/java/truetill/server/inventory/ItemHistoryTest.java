package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;

/** What happened to items over HTTP (rules-inventory section 11). */
class ItemHistoryTest {
  private static final String HISTORY = "/inventory/item-history/";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Built built = new Built(store);

  @Test
  void whoMayRead() {
    long item = built.items(built.single(1)).getFirst();
    long event = events("?item=" + item).at("results/0/id").asLong();
    for (String path : List.of(HISTORY, HISTORY + event + "/")) {
      store.scenario("nobody").as(NOBODY).get(path).gives(401);
      store.scenario("consignee").as(CONSIGNEE).get(path).gives(403);
    }
    store
        .as(CASHIER)
        .get(HISTORY + event + "/")
        .gives(200)
        .has("item", item)
        .has("event_type", "created")
        .has("created_by", store.idOf(CASHIER));
    store.as(CASHIER).get(HISTORY + "999999/").gives(404);
    store.as(CASHIER).post(HISTORY, body("item", item)).gives(405);
    store.as(CASHIER).delete(HISTORY + event + "/").gives(405);
  }

  @Test
  @InventoryPromise(71)
  void newestFirstWithLossesAndFinds() {
    long item = built.items(built.single(1)).getFirst();
    for (String status : List.of("lost", "processing")) {
      store.clock().advance(Duration.ofSeconds(1));
      store.as(MANAGER).patch(Built.ITEMS + item + "/", body("status", status)).gives(200);
    }
    assertThat(types(events("?item=" + item)))
        .containsExactly("found", "status_change", "lost", "status_change", "created");
    assertThat(types(events("?item=" + item + "&ordering=created_at")).getFirst())
        .isEqualTo("created");
    assertThat(types(events("?item=" + item + "&event_type=lost"))).containsExactly("lost");
    events("?item=" + item + "&page_size=2&page=3").has("count", 5).has("results/0/old_value", "");
    for (String bad : List.of("item=999999", "item=x", "event_type=stolen")) {
      store.as(CASHIER).get(HISTORY + "?" + bad).gives(400);
    }
    store.as(CASHIER).get(HISTORY + "?item=" + item + "&page=9").gives(404);
  }

  private static Answer events(String query) {
    return store.as(CASHIER).get(HISTORY + query).gives(200);
  }

  private static List<String> types(Answer page) {
    List<String> types = new ArrayList<>();
    for (JsonNode event : page.at("results")) {
      types.add(event.path("event_type").asText());
    }
    return types;
  }

  @Test
  @InventoryPromise(73)
  void longValuesAreCutToWhatAnEventHolds() {
    Answer item = store.as(CASHIER).post("/inventory/items/", body("title", "Lamp")).gives(201);
    String notes = "é".repeat(299) + "\uD83D\uDC4D and so on";
    store.as(CASHIER).patch("/inventory/items/" + item.id() + "/", body("notes", notes)).gives(200);
    String kept =
        store
            .as(CASHIER)
            .get("/inventory/item-history/?item=" + item.id() + "&event_type=note")
            .gives(200)
            .text("results/0/new_value");
    assertThat(kept).startsWith("é".repeat(299)).hasSizeLessThanOrEqualTo(300);
    assertThat(notes).startsWith(kept);
  }
}
