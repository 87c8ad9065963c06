package truetill.server.inventory;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/** A vendor's goods for tests: vendors and orders made through the contract. */
public final class Pallet {
  static final String ORDERS = "/inventory/orders/";

  /** Two lamps and a chair. */
  public static final String FILE =
      "Qty,Title,Price,Brand\n2,Brass lamp,12.50,Acme\n1,Oak chair,40,\n";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final ServerFixture store;

  public Pallet(ServerFixture store) {
    this.store = store;
  }

  private long created(String path, Object body) {
    return store.as(CASHIER).post(path, body).gives(201).id();
  }

  /** A vendor of its own. */
  public long vendor() {
    int number = COUNTER.incrementAndGet();
    return created("/inventory/vendors/", body("name", "Vendor " + number, "code", "V" + number));
  }

  public long category() {
    return created("/inventory/categories/", body("name", "Category " + COUNTER.incrementAndGet()));
  }

  public long product() {
    return created("/inventory/products/", body("title", "Product " + COUNTER.incrementAndGet()));
  }

  public long product(String brand) {
    return created(
        "/inventory/products/",
        body("title", "Product " + COUNTER.incrementAndGet(), "brand", brand));
  }

  public long productRef() {
    return created(
        "/inventory/product-refs/",
        body(
            "vendor",
            vendor(),
            "product",
            product(),
            "vendor_item_number",
            "P-" + COUNTER.incrementAndGet()));
  }

  public Answer order() {
    return store.as(CASHIER).post(ORDERS, body("vendor", vendor())).gives(201);
  }

  static String path(Answer order) {
    return ORDERS + order.id() + "/";
  }

  /** The vendor's file of an order. */
  public Answer manifest(Answer order, String csv) {
    return store.as(CASHIER).upload(path(order) + "upload-manifest/", "Load 7.csv", csv).gives(200);
  }

  public Answer orderWithFile(String content) {
    Answer order = order();
    store.as(CASHIER).upload(path(order) + "upload-manifest/", "load.csv", content).gives(200);
    return order;
  }

  /** An action of an order. */
  public Answer act(Answer order, String action) {
    return store.as(CASHIER).post(path(order) + action + "/");
  }

  public Answer act(Answer order, String action, Object body) {
    return store.as(CASHIER).post(path(order) + action + "/", body);
  }

  public Answer read(Answer order) {
    return store.as(CASHIER).get(path(order)).gives(200);
  }

  /** An order brought to a status by its actions. */
  public Answer orderIn(String status) {
    Answer order = order();
    switch (status) {
      case "paid" -> act(order, "mark-paid").gives(200);
      case "shipped" -> act(order, "mark-shipped").gives(200);
      case "delivered" -> act(order, "deliver").gives(200);
      case "complete" -> {
        act(order, "deliver").gives(200);
        act(order, "mark-complete").gives(200);
      }
      case "cancelled" ->
          store.as(CASHIER).patch(path(order), body("status", "cancelled")).gives(200);
      default -> {}
    }
    return order;
  }

  /** An item of the order, as a build makes it. */
  public long item(Answer order, String status) {
    int number = COUNTER.incrementAndGet();
    return store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    """
                    insert into item
                      (uid, sku, sku_key, title, price_cents, status, condition,
                       purchase_order_id, created_at, updated_at)
                    values (:uid, :sku, :key, 'Lamp', 500, :status, 'good', :order, :now, :now)
                    """)
                .bind("uid", tx.newUid())
                .bind("sku", "PAL" + number)
                .bind("key", "pal" + number)
                .bind("status", status)
                .bind("order", order.id())
                .bind("now", tx.now())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  /** A manifest row of the order as standardizing makes it. */
  public long row(Answer order, String title, int quantity) {
    int number = COUNTER.incrementAndGet();
    return store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate(
                    """
                    insert into manifest_row (purchase_order_id, row_number, quantity, title,
                                              description, retail_value_cents)
                    values (:order, :number, :quantity, :title, :title, 1000)
                    """)
                .bind("order", order.id())
                .bind("number", number)
                .bind("quantity", quantity)
                .bind("title", title)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  /**
   * A manifest row of the order with these texts.
   *
   * @param columns column, text, column, text
   */
  public long rowWith(Answer order, String... columns) {
    long row = row(order, "", 1);
    for (int at = 0; at < columns.length; at += 2) {
      String column = columns[at];
      String text = columns[at + 1];
      store
          .work()
          .write(tx ->
              tx.handle()
                  .createUpdate("update manifest_row set " + column + " = :text where id = :row")
                  .bind("text", text)
                  .bind("row", row)
                  .execute());
    }
    return row;
  }

  /** A remembered mapping of a layout: the price alone. */
  public long template(long vendor, String name, String signature, boolean standard) {
    return created(
        "/inventory/templates/",
        body(
            "vendor",
            vendor,
            "name",
            name,
            "header_signature",
            signature,
            "column_mappings",
            List.of(body("target", "retail_value", "source", "PRICE")),
            "is_default",
            standard));
  }

  /** Writes columns of a manifest row as a step that is not under test does. */
  void setRow(long row, String assignments) {
    store
        .work()
        .write(tx ->
            tx.handle()
                .createUpdate("update manifest_row set " + assignments + " where id = :id")
                .bind("id", row)
                .execute());
  }
}
