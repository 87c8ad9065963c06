package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.whole.PalletStory.GROUPS;
import static truetill.server.whole.PalletStory.ITEMS;

import java.util.List;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.pos.Shop;

/** The part of {@link CleanPalletStoryTest} that is told among the goods: built, shelved, sold. */
final class CleanPalletFloor {
  private final ServerFixture store;
  private final PalletStory story;
  private final Answer order;

  CleanPalletFloor(ServerFixture store, PalletStory story, Answer order) {
    this.store = store;
    this.story = story;
    this.order = order;
  }

  /**
   * The rows are worth 8 × 30.00 + 2 × 55.25 + 80.00 + 3 × 20.00 + 12.34 = 502.84 at retail; the
   * order cost 200.01. A kettle's share is 200.01 × 30.00 / 502.84 = 11.93, a stool's 21.97, the
   * lamp's 31.82, a sconce's 7.95, the box's 4.90, which makes 199.95; the first six kettles take
   * one of the six cents that are left.
   */
  void theItemsAreBuilt() {
    story
        .act(order, "create-items")
        .gives(200)
        .has("items_created", 15)
        .has("batch_groups_created", 2)
        .has("unpriced_items", 0);
    story
        .read(order)
        .has("status", "processing")
        .has("item_count", 15)
        .has("processing_stats/item_status_counts/intake", 15)
        .has("processing_stats/pending_items", 15)
        .has("processing_stats/batch_groups_pending", 2)
        .has("processing_stats/batch_groups_total", 2);
    assertThat(
            story.items(
                order,
                "sku",
                "product_number",
                "batch_group_number",
                "title",
                "condition",
                "price",
                "cost"))
        .containsExactly(
            "ITM0000001|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000002|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000003|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000004|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000005|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000006|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.94",
            "ITM0000007|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.93",
            "ITM0000008|PRD-00001|BTH-00001|Acme kettle, 1.7 L|new|18.00|11.93",
            "ITM0000009|PRD-00002|null|Oak bar stool, 30 in|good|40.00|21.97",
            "ITM0000010|PRD-00002|null|Oak bar stool, 30 in|good|40.00|21.97",
            "ITM0000011|PRD-00003|null|Brass desk lamp 40W, linen shade|like_new|49.50|31.82",
            "ITM0000012|PRD-00004|BTH-00002|Glow wall sconce|like_new|9.99|7.95",
            "ITM0000013|PRD-00004|BTH-00002|Glow wall sconce|like_new|9.99|7.95",
            "ITM0000014|PRD-00004|BTH-00002|Glow wall sconce|like_new|9.99|7.95",
            "ITM0000015|PRD-00005|null|Walnut jewel box|unknown|6.50|4.90");
    assertThat(story.groups(order))
        .containsExactly("BTH-00001|pending|8|18.00|null|8", "BTH-00002|pending|3|9.99|7.95|3");
    assertThat(story.products(""))
        .containsExactly(
            "PRD-00001|Acme kettle|1|8|24.00",
            "PRD-00002|Oak bar stool|1|2|null",
            "PRD-00003|Brass desk lamp 40W, linen shade|1|1|null",
            "PRD-00004|Glow wall sconce|1|3|null",
            "PRD-00005|Walnut jewel box|0|0|6.50");
  }

  /** One by one, as a group, one taken out of a group, and what is left with its order. */
  void theItemsGoOnTheShelf() {
    List<Long> items = story.itemIds(order);
    long box = items.get(14);
    story
        .post(ITEMS + box + "/check-in/", "price", "7.00", "condition", "good", "location", "A1")
        .gives(200)
        .has("status", "on_shelf")
        .has("checked_in_by", store.idOf(CASHIER));
    assertThat(story.history(box))
        .containsExactly(
            "status_change|intake|on_shelf|Check-in: status",
            "location_change||A1|Check-in: location",
            "condition_change|unknown|good|Check-in: condition",
            "price_change|6.50|7.00|Check-in: price",
            "created||po=PO-00001,row=5|Row 5");
    List<String> groups = story.listed(GROUPS + "?ordering=batch_number", "id");
    story
        .post(GROUPS + groups.get(0) + "/check-in/", "unit_price", "17.50", "location", "B2")
        .gives(200)
        .has("checked_in", 8)
        .has("intake_items_count", 0);
    assertThat(story.history(items.get(7)))
        .containsExactly(
            "status_change|intake|on_shelf|Batch check-in: status",
            "location_change||B2|Batch check-in: location",
            "price_change|18.00|17.50|Batch check-in: price",
            "batch_processed|||BTH-00001",
            "created||po=PO-00001,row=1|Row 1, batch BTH-00001");
    story
        .post(GROUPS + groups.get(1) + "/detach/")
        .gives(200)
        .has("detached_item_sku", "ITM0000012")
        .has("remaining_in_batch", 2);
    story
        .post(GROUPS + groups.get(1) + "/process/", "condition", "good")
        .gives(200)
        .has("updated_items", 2);
    assertThat(story.groups(order))
        .containsExactly("BTH-00001|complete|8|17.50|null|0", "BTH-00002|complete|2|9.99|7.95|0");
    story
        .act(order, "mark-complete")
        .refuses("4 items are still in intake or processing. Check them in first.");
    story.act(order, "check-in-items").gives(200).has("checked_in", 4);
    story
        .act(order, "mark-complete")
        .gives(200)
        .has("status", "complete")
        .has("processing_stats/item_status_counts/on_shelf", 15)
        .has("processing_stats/pending_items", 0)
        .has("processing_stats/batch_groups_pending", 0);
    assertThat(story.items(order, "price", "cost", "condition", "location"))
        .containsExactly(
            "17.50|11.94|new|B2",
            "17.50|11.94|new|B2",
            "17.50|11.94|new|B2",
            "17.50|11.94|new|B2",
            "17.50|11.94|new|B2",
            "17.50|11.94|new|B2",
            "17.50|11.93|new|B2",
            "17.50|11.93|new|B2",
            "40.00|21.97|good|",
            "40.00|21.97|good|",
            "49.50|31.82|like_new|",
            "9.99|7.95|like_new|",
            "9.99|7.95|good|",
            "9.99|7.95|good|",
            "7.00|4.90|good|A1");
  }

  /** 49.50 + 17.50 = 67.00; 7 % tax are 4.69; of 80.00 it is 8.31 back. */
  void twoAreSold() {
    Shop shop = new Shop(store);
    long drawer = shop.drawer("100.00");
    long cart = shop.cart(drawer);
    assertThat(story.listed(ITEMS + "?search=itm0000011", "title", "status"))
        .containsExactly("Brass desk lamp 40W, linen shade|on_shelf");
    shop.itemBySku("ITM0000011").has("price", "49.50").has("status", "on_shelf");
    shop.add(cart, "ITM0000011").gives(200);
    shop.add(cart, "ITM0000001").gives(200);
    shop.complete(cart, "payment_method", "cash", "cash_tendered", "80.00")
        .gives(200)
        .has("subtotal", "67.00")
        .has("tax_amount", "4.69")
        .has("total", "71.69")
        .has("change_given", "8.31");
    shop.drawerNow(drawer).has("current_expected_cash", "171.69");
    long lamp = story.itemIds(order).get(10);
    story.get(ITEMS + lamp + "/").has("status", "sold").has("sold_for", "49.50");
    assertThat(story.history(lamp))
        .containsExactly(
            "sold|on_shelf|sold|Cart #" + cart,
            "status_change|intake|on_shelf|Check-in of the order: status",
            "created||po=PO-00001,row=3|Row 3");
    shop.add(shop.cart(drawer), "ITM0000011").gives(400);
    story
        .read(order)
        .has("status", "complete")
        .has("total_cost", "200.01")
        .has("item_count", 15)
        .has("processing_stats/item_status_counts/sold", 2)
        .has("processing_stats/item_status_counts/on_shelf", 13);
    story
        .get("/pos/dashboard/metrics/")
        .has("todays_revenue", "71.69")
        .has("weekly/4/revenue", "71.69")
        .has("items_sold_today", 2);
  }
}
