package truetill.server.whole;

import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;

/**
 * Tells a whole story of an order as its people live it: files written to disk and sent as a form,
 * every step asked over HTTP. Lists come as one line of text a row, {@code |} between, so that a
 * test can write down by hand what must stand there.
 */
final class PalletStory {
  static final String ITEMS = "/inventory/items/";
  static final String PRODUCTS = "/inventory/products/";
  static final String REFS = "/inventory/product-refs/";
  static final String TEMPLATES = "/inventory/templates/";
  static final String GROUPS = "/inventory/batch-groups/";
  private static final String ORDERS = "/inventory/orders/";

  private final ServerFixture store;
  private final Path folder;

  /**
   * Begins with a store as it is.
   *
   * @param folder where the vendor's files lie, outside the store's own
   */
  PalletStory(ServerFixture store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  long created(String path, @Nullable Object... fields) {
    return store.as(CASHIER).post(path, body(fields)).gives(201).id();
  }

  long vendor(String name, String code) {
    return created("/inventory/vendors/", "name", name, "code", code);
  }

  Answer order(@Nullable Object... fields) {
    return store.as(CASHIER).post(ORDERS, body(fields)).gives(201);
  }

  Answer get(String path) {
    return store.as(CASHIER).get(path).gives(200);
  }

  Answer post(String path, @Nullable Object... fields) {
    return store.as(CASHIER).post(path, body(fields));
  }

  void delete(String path) {
    store.as(CASHIER).delete(path).gives(204);
  }

  /** An action of an order, with a body of these pairs. */
  Answer act(Answer order, String action, @Nullable Object... fields) {
    return post(path(order) + action + "/", fields);
  }

  Answer read(Answer order) {
    return get(path(order));
  }

  static String path(Answer order) {
    return ORDERS + order.id() + "/";
  }

  /** The vendor's file, as it lies on somebody's disk. */
  Path file(String name, String content, Charset charset) {
    try {
      return Files.write(folder.resolve(name), content.getBytes(charset));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Answer upload(Answer order, Path file) {
    try {
      return store
          .as(CASHIER)
          .upload(
              path(order) + "upload-manifest/",
              file.getFileName().toString(),
              Files.readAllBytes(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The ids of the order's manifest rows, in their order. */
  List<Long> rowIds(Answer order) {
    List<Long> ids = new ArrayList<>();
    read(order).at("manifest_rows").forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }

  /** A body entry about one row. */
  static Object entry(long id, @Nullable Object... fields) {
    return body(Stream.concat(Stream.of("id", id), Arrays.stream(fields)).toArray());
  }

  /** What a person decided about one row's match. */
  static Object decision(long row, String word) {
    return body("row_id", row, "decision", word);
  }

  List<String> rows(Answer order, String... fields) {
    return lines(read(order).at("manifest_rows"), fields);
  }

  /** The order's items in the order in which they were made. */
  List<String> items(Answer order, String... fields) {
    return listed(ITEMS + "?ordering=sku&purchase_order=" + order.id(), fields);
  }

  List<Long> itemIds(Answer order) {
    return items(order, "id").stream().map(Long::valueOf).toList();
  }

  /**
   * Number, title, orders, units and default price of each product, by number.
   *
   * @param search words to look for, blank for all
   */
  List<String> products(String search) {
    return listed(
            PRODUCTS + "?search=" + search,
            "product_number",
            "title",
            "times_ordered",
            "total_units_received",
            "default_price")
        .stream()
        .sorted()
        .toList();
  }

  /** A vendor's code, the product's number, orders and last cost of each reference, by code. */
  List<String> refs(long vendor) {
    return listed(
            REFS + "?vendor=" + vendor,
            "vendor_item_number",
            "product_number",
            "times_seen",
            "last_unit_cost")
        .stream()
        .sorted()
        .toList();
  }

  /** Number, status, pieces, price, cost and waiting pieces of each batch group of an order. */
  List<String> groups(Answer order) {
    return listed(
        GROUPS + "?ordering=batch_number&purchase_order=" + order.id(),
        "batch_number",
        "status",
        "total_qty",
        "unit_price",
        "unit_cost",
        "intake_items_count");
  }

  /** What happened to an item, newest first. */
  List<String> history(long item) {
    return listed(
        "/inventory/item-history/?item=" + item, "event_type", "old_value", "new_value", "note");
  }

  /** Every row of a list, which must fit one page. */
  List<String> listed(String path, String... fields) {
    Answer page = get(path + (path.contains("?") ? "&" : "?") + "page_size=1000");
    if (!page.at("next").isNull()) {
      throw new AssertionError("more than one page of " + path);
    }
    return lines(page.at("results"), fields);
  }

  /**
   * One line for each entry.
   *
   * @param fields paths such as {@code processing_stats/pending_items}
   */
  static List<String> lines(JsonNode list, String... fields) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry ->
            Arrays.stream(fields)
                .map(field -> text(entry.at("/" + field)))
                .collect(Collectors.joining("|")))
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
