package truetill.server.inventory;

import static truetill.server.app.Person.CASHIER;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.ReadTx;

/** Orders whose manifest rows become items, for tests: rows said column by column. */
public final class Built {
  static final String ITEMS = "/inventory/items/";
  static final String GROUPS = "/inventory/batch-groups/";

  private final ServerFixture store;
  private final Pallet pallet;

  public Built(ServerFixture store) {
    this.store = store;
    this.pallet = new Pallet(store);
  }

  /** A manifest row with these columns of the table; answers its id. */
  long row(Answer order, String title, int quantity, @Nullable Object... columns) {
    long row = pallet.row(order, title, quantity);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      values.put((String) columns[i], columns[i + 1]);
    }
    values.forEach((column, value) ->
        store
            .work()
            .write(tx ->
                tx.handle()
                    .createUpdate("update manifest_row set " + column + " = :value where id = :id")
                    .bind("value", value)
                    .bind("id", row)
                    .execute()));
    return row;
  }

  /** A product of the catalogue, by its columns in the contract. */
  long product(@Nullable Object... fields) {
    Map<String, Object> body = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return store.as(CASHIER).post("/inventory/products/", body).gives(201).id();
  }

  /** An order with {@code quantity} equal cheap goods, built: one batch group. */
  public Answer grouped(int quantity) {
    Answer order = pallet.orderIn("shipped");
    row(order, "Mug", quantity, "proposed_price_cents", 500, "batch_flag", true);
    pallet.act(order, "deliver").gives(200);
    return order;
  }

  /** An order with {@code quantity} goods that stand alone, built. */
  public Answer single(int quantity) {
    Answer order = pallet.orderIn("shipped");
    for (int i = 0; i < quantity; i++) {
      row(order, "Lamp " + i, 1, "final_price_cents", 900);
    }
    pallet.act(order, "deliver").gives(200);
    return order;
  }

  public List<Long> items(Answer order) {
    return longs("select id from item where purchase_order_id = :id order by id", order.id());
  }

  /** The order's only group. */
  public long group(Answer order) {
    return longs("select id from batch_group where purchase_order_id = :id", order.id()).getFirst();
  }

  List<Long> longs(String query, long id) {
    return store
        .database()
        .read(tx -> tx.handle().createQuery(query).bind("id", id).mapTo(Long.class).list());
  }

  /** One line of text for each row of a query about {@code :id}; nulls are dashes. */
  List<String> lines(String query, long id) {
    return store.database().read(tx -> lines(tx, query, id));
  }

  static List<String> lines(ReadTx tx, String query, long id) {
    return tx.handle()
        .createQuery(query)
        .bind("id", id)
        .map((rs, context) -> {
          StringBuilder line = new StringBuilder();
          for (int column = 1; column <= rs.getMetaData().getColumnCount(); column++) {
            @Nullable Object value = rs.getObject(column);
            line.append(column == 1 ? "" : " ").append(value == null ? "-" : value);
          }
          return line.toString();
        })
        .list();
  }

  /** What happened to an item, oldest first. */
  List<String> history(long item) {
    return lines(
        """
        select event_type, old_value, new_value, note from item_history
         where item_id = :id order by id
        """,
        item);
  }
}
