package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/**
 * Every step of an order that can be undone is undone, and every row of every table is as it was
 * (rules-inventory sections 4 and 6); an order beside it that went all the way is untouched.
 * Checking in cannot be undone, so it is not here; finalizing is undone as far as it sets prices,
 * for the wording it sets is what people wrote.
 */
class UndoneStepsTest {
  private static final int ROWS = 12;
  private static final int PIECES = 7;

  /** One store with its order. */
  private record World(ServerFixture store, StepCaller caller, OrderStep.Load load) {
    void take(OrderStep... steps) {
      for (OrderStep step : steps) {
        step.ask(caller, load).join().ok();
      }
    }

    void act(String action, Map<String, ?> body) {
      caller.now(load.path() + action + "/", body);
    }

    JsonNode order() {
      return caller.get(load.path());
    }

    void status(String status) {
      assertThat(
              store
                  .as(CASHIER)
                  .patch(load.path(), Map.of("status", status))
                  .gives(200)
                  .text("status"))
          .isEqualTo(status);
    }
  }

  /**
   * A step and its undo.
   *
   * @param before brings the order to where the step may be taken
   * @param apart what the rules let stay ({@link AllRows#differencesTo})
   */
  private record Undo(
      Consumer<World> before, Consumer<World> step, Consumer<World> undo, Set<String> apart) {}

  /**
   * Products and codes that review made stay, with the note that this order has seen the code
   * (decision 071), and a row knows which one it made.
   */
  private static final Set<String> MADE_BY_REVIEW =
      Set.of(
          "+product",
          "+vendor_product_ref",
          "+vendor_ref_order",
          "manifest_row.reviewed_product_id");

  private static Map<String, Undo> undos() {
    Map<String, Undo> undos = new LinkedHashMap<>();
    Consumer<World> nothing = world -> {};
    undos.put(
        "paid",
        new Undo(
            nothing,
            world -> world.act("mark-paid", Map.of("paid_date", "2026-02-01")),
            world -> world.act("revert-paid", Map.of()),
            Set.of()));
    undos.put(
        "shipped",
        new Undo(
            nothing,
            world ->
                world.act(
                    "mark-shipped",
                    Map.of("shipped_date", "2026-02-02", "expected_delivery", "2026-02-20")),
            world -> world.act("revert-shipped", Map.of()),
            Set.of()));
    undos.put(
        "shipped after it was paid",
        new Undo(
            world -> world.act("mark-paid", Map.of()),
            world -> world.act("mark-shipped", Map.of()),
            world -> world.act("revert-shipped", Map.of()),
            Set.of()));
    undos.put(
        "delivered",
        new Undo(
            world -> world.act("mark-paid", Map.of()),
            world -> world.act("deliver", Map.of()),
            world -> world.act("revert-delivered", Map.of()),
            Set.of()));
    undos.put(
        "cancelled",
        new Undo(
            nothing,
            world -> world.status("cancelled"),
            world -> world.status("ordered"),
            Set.of()));
    undos.put(
        "another file uploaded",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST),
            world ->
                world
                    .caller()
                    .upload(world.load().path() + "upload-manifest/", "Title,Qty\nWrong,1\n")
                    .join()
                    .ok(),
            world -> world.take(OrderStep.UPLOAD_MANIFEST),
            // The same file is a new file.
            Set.of(
                "stored_file.id",
                "stored_file.uid",
                "stored_file.key",
                "stored_file.blob_uid",
                "stored_file.derived_blob_uid",
                "stored_file.uploaded_at",
                "purchase_order.manifest_file_id")));
    undos.put(
        "standardized",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST),
            world -> world.act("process-manifest", Map.of()),
            world -> world.act("clear-manifest-rows", Map.of()),
            Set.of()));
    undos.put(
        "cleaned up",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST, OrderStep.PROCESS_MANIFEST),
            world -> world.take(OrderStep.CLEAN_UP_ROWS),
            world -> world.act("cancel-ai-cleanup", Map.of()),
            Set.of()));
    undos.put(
        "matched",
        new Undo(
            world ->
                world.take(
                    OrderStep.UPLOAD_MANIFEST, OrderStep.PROCESS_MANIFEST, OrderStep.CLEAN_UP_ROWS),
            world -> world.take(OrderStep.MATCH_PRODUCTS),
            world -> world.act("undo-product-matching", Map.of()),
            Set.of()));
    undos.put(
        "matched and reviewed",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST, OrderStep.PROCESS_MANIFEST),
            world -> world.take(OrderStep.MATCH_PRODUCTS, OrderStep.REVIEW_MATCHES),
            world -> world.act("undo-product-matching", Map.of()),
            MADE_BY_REVIEW));
    undos.put(
        "priced",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST, OrderStep.PROCESS_MANIFEST),
            world ->
                world.act(
                    "update-manifest-pricing",
                    Map.of("proposed_price", "3.50", "final_price", "4", "pricing_notes", "n")),
            world -> world.act("clear-pricing", Map.of()),
            Set.of()));
    undos.put(
        "finalized",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST, OrderStep.PROCESS_MANIFEST),
            UndoneStepsTest::finalizePrices,
            world -> world.act("clear-pricing", Map.of()),
            Set.of()));
    undos.put(
        "all steps up to prices",
        new Undo(
            world -> world.take(OrderStep.UPLOAD_MANIFEST),
            world ->
                world.take(
                    OrderStep.PROCESS_MANIFEST,
                    OrderStep.CLEAN_UP_ROWS,
                    OrderStep.MATCH_PRODUCTS,
                    OrderStep.REVIEW_MATCHES,
                    OrderStep.FINALIZE_ROWS),
            world -> world.act("clear-manifest-rows", Map.of()),
            // The template that was asked for stays, and the preview of the file shows it.
            Set.of(
                "+product",
                "+vendor_product_ref",
                "+vendor_ref_order",
                "csv_template",
                "purchase_order.manifest_preview")));
    undos.put(
        "built",
        new Undo(
            world ->
                world.take(
                    OrderStep.UPLOAD_MANIFEST,
                    OrderStep.PROCESS_MANIFEST,
                    OrderStep.MATCH_PRODUCTS,
                    OrderStep.REVIEW_MATCHES,
                    OrderStep.FINALIZE_ROWS),
            world -> world.take(OrderStep.BUILD),
            UndoneStepsTest::deleteItems,
            // What was made for rows without a product stays, as do the run's record and the
            // groups, which the next build takes away; the order stays delivered and knows how many
            // were built (the contract's words for item_count).
            Set.of(
                "+product",
                "batch_group",
                "processing_batch",
                "manifest_row.matched_product_id",
                "manifest_row.match_status",
                "purchase_order.status",
                "purchase_order.delivered_date",
                "purchase_order.item_count")));
    return undos;
  }

  private static void finalizePrices(World world) {
    List<Object> rows = new ArrayList<>();
    for (JsonNode row : world.order().path("manifest_rows")) {
      rows.add(Map.of("id", row.path("id").asLong(), "final_price", "4.50"));
    }
    world.act("finalize-rows", Map.of("rows", rows));
  }

  private static void deleteItems(World world) {
    String items = "/inventory/items/?page_size=100&purchase_order=" + world.load().order();
    for (JsonNode item : world.caller().get(items).path("results")) {
      world
          .store()
          .as(CASHIER)
          .delete("/inventory/items/" + item.path("id").asLong() + "/")
          .gives(204);
    }
  }

  private static Stream<Arguments> everyUndoOnBothDatabases() {
    return undos().keySet().stream()
        .flatMap(name -> Stream.of(Arguments.of("H2", name), Arguments.of("PostgreSQL", name)));
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("everyUndoOnBothDatabases")
  void isAsItWas(String database, String name) throws IOException {
    Undo undo = undos().get(name);
    try (ServerFixture store =
        database.equals("H2")
            ? ServerFixture.inMemory()
            : ServerFixture.onPostgres(TestPostgres.migratedDatabase())) {
      StepCaller caller = new StepCaller(store.address(), store.tokenOf(CASHIER));
      World beside = new World(store, caller, OrderStep.Load.begin(caller, "BYST", true, 4, 3));
      beside.take(
          OrderStep.UPLOAD_MANIFEST,
          OrderStep.PROCESS_MANIFEST,
          OrderStep.CLEAN_UP_ROWS,
          OrderStep.MATCH_PRODUCTS,
          OrderStep.REVIEW_MATCHES,
          OrderStep.FINALIZE_ROWS,
          OrderStep.BUILD,
          OrderStep.CHECK_IN_ITEMS);
      World world =
          new World(store, caller, OrderStep.Load.begin(caller, "QUOX", false, ROWS, PIECES));
      undo.before().accept(world);
      AllRows before = AllRows.of(store.database());
      undo.step().accept(world);
      AllRows between = AllRows.of(store.database());
      assertThat(before.differencesTo(between, undo.apart()))
          .as("%s did something", name)
          .isNotEmpty();
      undo.undo().accept(world);
      assertThat(before.differencesTo(AllRows.of(store.database()), undo.apart()))
          .as("%s, undone", name)
          .isEmpty();
    }
  }
}
