package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.Scenario;
import truetill.server.app.ServerFixture;

/** An order on its way through the steps, as a cashier takes it there. */
final class Journey {
  static final int ROWS = 5;
  static final int PIECES = 14;

  private static final String ORDERS = "/inventory/orders/";
  private static final String ITEMS = "/inventory/items/";
  private static final String GROUPS = "/inventory/batch-groups/";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final ServerFixture store;
  private final Vendor vendor;
  private final String token;
  private List<Long> rows = List.of();
  private long order;
  private String number = "";
  private String key = "";

  private Journey(ServerFixture store, Vendor vendor) {
    this.store = store;
    this.vendor = vendor;
    this.token = store.tokenOf(CASHIER);
  }

  /**
   * Whose goods they are; all its orders bring the same.
   *
   * @param word stands in every text, so that the goods of no other vendor match
   */
  private record Vendor(String word, String upc, long id) {}

  /** Before its order exists; the catalogue knows three of the vendor's five goods. */
  static Journey ofNewVendor(ServerFixture store) {
    int number = COUNTER.incrementAndGet();
    String word = "Vendor%04d".formatted(number);
    String upc = "7%04d".formatted(number);
    long id = store.as(CASHIER).post("/inventory/vendors/", body("name", word, "code", word)).id();
    String products = "/inventory/products/";
    store
        .as(CASHIER)
        .post(products, body("title", word + " lamp", "upc", upc + "100001"))
        .gives(201);
    store
        .as(CASHIER)
        .post(products, body("title", word + " table", "brand", word + " Oak"))
        .gives(201);
    long vase = store.as(CASHIER).post(products, body("title", word + " glass")).gives(201).id();
    store
        .as(CASHIER)
        .post(
            "/inventory/product-refs/",
            body("vendor", id, "product", vase, "vendor_item_number", "V-1"))
        .gives(201);
    return new Journey(store, new Vendor(word, upc, id));
  }

  /** Another order of the same goods, which does not exist yet either. */
  Journey another() {
    return new Journey(store, vendor);
  }

  /** A new order taken through every stage up to this one. */
  Journey to(Stage last) {
    for (Stage stage : Stage.values()) {
      if (stage.compareTo(last) <= 0) {
        ok(stage.take(this));
      }
    }
    return this;
  }

  static Answer ok(Answer answer) {
    return answer.gives(answer.status() / 100 == 2 ? answer.status() : 200);
  }

  /** Its next requests carry this Idempotency-Key; a blank one takes the key away. */
  void setKey(String next) {
    key = next;
  }

  String number() {
    return number;
  }

  /** As the cashier, with a token that is not made anew for each request. */
  private Scenario cashier() {
    return store.as(NOBODY).header("Authorization", "Bearer " + token);
  }

  private Scenario asking() {
    return key.isEmpty() ? cashier() : cashier().header("Idempotency-Key", key);
  }

  Answer begin() {
    Answer made = asking().post(ORDERS, body("vendor", vendor.id())).gives(201);
    order = made.id();
    number = made.text("order_number");
    return made;
  }

  /** An action of the order. */
  Answer act(String action, @Nullable Object... pairs) {
    return asking().post(ORDERS + order + "/" + action + "/", body(pairs));
  }

  Answer patch(@Nullable Object... pairs) {
    return cashier().patch(ORDERS + order + "/", body(pairs));
  }

  Answer delete() {
    return cashier().delete(ORDERS + order + "/");
  }

  Answer purge() {
    return act("purge-delete", "confirm_order_number", number);
  }

  Answer upload() {
    return upload(file());
  }

  Answer upload(String content) {
    return cashier().upload(ORDERS + order + "/upload-manifest/", "load.csv", content);
  }

  /**
   * A row of seven pieces that nobody knows, one known by its UPC, one like a product, one known by
   * the vendor's code, and one whose UPC and code are new.
   */
  private String file() {
    return """
    Qty,Title,Brand,Price,UPC,Item #
    7,@ mug 350 ml,@ Pottery,5.00,,
    1,@ lamp,,12.50,%100001,
    2,@ chair,@ Oak,40,,
    1,@ vase,,8.25,,V-1
    3,@ plate,,2.00,%100005,V-2
    """
        .replace("@", vendor.word())
        .replace("%", vendor.upc());
  }

  /** Keeps the mapping as a template too. */
  Answer standardizeAndRemember() {
    rows = List.of();
    return act("process-manifest", "save_template", true);
  }

  Answer standardize() {
    rows = List.of();
    return act("process-manifest");
  }

  Answer cleanUp() {
    return act("ai-cleanup-rows", "batch_size", 50);
  }

  Answer match() {
    return act("match-products", "use_ai", false);
  }

  /** Makes products of the first row and of the last, accepts what was found for the others. */
  Answer review() {
    List<Object> decisions = new ArrayList<>();
    for (long id : rows()) {
      decisions.add(
          switch (decisions.size()) {
            case 0 -> body("row_id", id, "decision", "reject");
            case 4 ->
                body(
                    "row_id",
                    id,
                    "decision",
                    "modify",
                    "modifications",
                    body("title", vendor.word() + " dish"));
            default -> body("row_id", id, "decision", "accept");
          });
    }
    return act("review-matches", "decisions", decisions);
  }

  Answer acceptAll() {
    return act(
        "review-matches", "decisions", eachRow(id -> body("row_id", id, "decision", "accept")));
  }

  Answer price() {
    return act(
        "update-manifest-pricing",
        "rows",
        eachRow(id -> body("id", id, "proposed_price", "3.75", "pricing_notes", "by hand")));
  }

  Answer finalizePrices() {
    return act("finalize-rows", "rows", eachRow(id -> body("id", id, "final_price", "4.50")));
  }

  Answer finalizeWording() {
    return act(
        "finalize-rows",
        "rows",
        eachRow(id ->
            body(
                "id",
                id,
                "title",
                vendor.word() + " final",
                "condition",
                "good",
                "notes",
                "checked",
                "batch_flag",
                true,
                "final_price",
                "4.50")));
  }

  private List<Map<String, @Nullable Object>> eachRow(
      Function<Long, Map<String, @Nullable Object>> entry) {
    return rows().stream().map(entry).toList();
  }

  /** Read once after they were made. */
  private List<Long> rows() {
    if (rows.isEmpty()) {
      rows = read().at("manifest_rows").valueStream().map(row -> row.path("id").asLong()).toList();
    }
    return rows;
  }

  Answer read() {
    return cashier().get(ORDERS + order + "/").gives(200);
  }

  /** The order's items by id. */
  List<JsonNode> items() {
    return cashier()
        .get(ITEMS + "?page_size=100&purchase_order=" + order)
        .gives(200)
        .at("results")
        .valueStream()
        .sorted(Comparator.comparingLong(item -> item.path("id").asLong()))
        .toList();
  }

  List<Long> itemIds() {
    return items().stream().map(item -> item.path("id").asLong()).toList();
  }

  Answer patchItem(long item, Map<String, @Nullable Object> fields) {
    return cashier().patch(ITEMS + item + "/", fields);
  }

  Answer actOnItem(long item, String action, @Nullable Object... pairs) {
    return asking().post(ITEMS + item + "/" + action + "/", body(pairs));
  }

  Answer deleteItem(long item) {
    return cashier().delete(ITEMS + item + "/");
  }

  /** Every item of the order, one by one; the answer to the last. */
  Answer deleteItems() {
    return itemIds().stream().map(this::deleteItem).map(Journey::ok).toList().getLast();
  }

  /** The batch group of the order's first row. */
  JsonNode group() {
    return cashier().get(GROUPS + "?purchase_order=" + order).gives(200).at("results/0");
  }

  Answer actOnGroup(String action, @Nullable Object... pairs) {
    return asking().post(GROUPS + group().path("id").asLong() + "/" + action + "/", body(pairs));
  }

  Answer patchGroup(@Nullable Object... pairs) {
    return cashier().patch(GROUPS + group().path("id").asLong() + "/", body(pairs));
  }

  /** The file the order has, as the manager deletes files. */
  Answer deleteFile() {
    return store.as(MANAGER).delete("/core/files/" + read().text("manifest") + "/");
  }
}
