package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.NOBODY;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.InventoryPromise;
import truetill.server.pos.Shop;

class ItemLookupTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private final Shop shop = new Shop(store);

  @BeforeEach
  void aMinuteLater() {
    store.clock().advance(Duration.ofMinutes(2));
  }

  private static Answer lookup(String sku) {
    return store.as(NOBODY).get("/inventory/items/lookup/" + sku + "/");
  }

  @Test
  void anybodyMayAskAndTheScanIsRecorded() {
    Answer item = shop.item("4.00", "lost");
    String small = item.text("sku").toLowerCase(Locale.ROOT);
    lookup("%20" + small + "%20")
        .gives(200)
        .has("sku", item.text("sku"))
        .has("price", "4.00")
        .has("status", "lost");
    assertThat(
            shop.count(
                "item_scan",
                "source = 'public_lookup' and ip_address = '127.0.0.1' and item_id = " + item.id()))
        .isOne();
    lookup("ITM9999999").gives(404);
  }

  @Test
  void aThousandGuessesAreSixty() {
    String sku = shop.item("4.00");
    int answered = 0;
    for (int guess = 0; guess < 1_000; guess++) {
      answered += lookup("ITM8" + (100_000 + guess)).status() == 404 ? 1 : 0;
    }
    assertThat(answered).isEqualTo(60);
    lookup(sku).gives(429);
  }

  @Test
  @InventoryPromise(72)
  void aStaleTokenIsIgnored() {
    String sku = shop.item("4.00");
    store
        .as(NOBODY)
        .header("Authorization", "Bearer stale")
        .get("/inventory/items/lookup/" + sku + "/")
        .gives(200);
  }

  @Test
  @InventoryPromise(72)
  void sixtyAMinuteFromOneAddressThen429() {
    String sku = shop.item("4.00");
    for (int i = 0; i < 60; i++) {
      lookup(sku).gives(200);
    }
    Answer refused = lookup(sku).gives(429);
    assertThat(refused.text("detail"))
        .isEqualTo("Request was throttled. Expected available in 60 seconds.");
    assertThat(refused.header("Retry-After")).contains("60");
    store.clock().advance(Duration.ofMinutes(1));
    lookup(sku).gives(200);
  }
}
