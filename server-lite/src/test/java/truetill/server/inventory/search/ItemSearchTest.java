package truetill.server.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** The words of a store's items follow what is done to the items. */
class ItemSearchTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final ItemSearch search = new ItemSearch();

  private List<Long> find(String... words) {
    return asked(words).orElseThrow();
  }

  private Optional<List<Long>> asked(String... words) {
    return store.database().read(tx -> search.candidates(tx, List.of(words)));
  }

  private static Answer item(String title) {
    return store.as(CASHIER).post("/inventory/items/", body("title", title)).gives(201);
  }

  @Test
  void itemsAreFoundFromTheBeginningAndAfterEveryChange() {
    Answer before = item("Zebrawood lamp");
    assertThat(asked("zebra")).isEmpty();
    search.load(store.database());
    assertThat(find("zebra")).containsExactly(before.id());
    Answer after = item("Zebrawood chair");
    assertThat(find("zebra", "chair")).containsExactly(after.id());
    String path = "/inventory/items/" + before.id() + "/";
    store.as(CASHIER).patch(path, body("title", "Teak lamp")).gives(200);
    assertThat(find("zebra")).containsExactly(after.id());
    store.as(CASHIER).delete("/inventory/items/" + after.id() + "/").gives(204);
    assertThat(find("zebra")).isEmpty();
  }

  @Test
  void aProductsNewNumberFindsItsItems() {
    Answer product =
        store.as(CASHIER).post("/inventory/products/", body("title", "Stool")).gives(201);
    Answer item =
        store
            .as(CASHIER)
            .post("/inventory/items/", body("title", "Stool", "product", product.id()))
            .gives(201);
    search.load(store.database());
    store
        .as(CASHIER)
        .patch("/inventory/products/" + product.id() + "/", body("product_number", "QUAGGA-7"))
        .gives(200);
    assertThat(find("quagga")).containsExactly(item.id());
    Answer list = store.as(CASHIER).get("/inventory/items/?search=quagga,stool").gives(200);
    list.has("count", "1").has("results/0/id", String.valueOf(item.id()));
  }
}
