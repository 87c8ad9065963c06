package truetill.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.whole.PalletStory.GROUPS;
import static truetill.server.whole.PalletStory.ITEMS;
import static truetill.server.whole.PalletStory.PRODUCTS;
import static truetill.server.whole.PalletStory.TEMPLATES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;
import truetill.server.whole.UndoneStep.Load;

/**
 * The wrong file is uploaded for an order and taken one step further each time, undone, and
 * replaced by the right one; then a whole wrong order is removed. What is there at the end is what
 * a twin store has that had the right file at once, and what the rules keep: products, the vendor's
 * codes, templates (rules-inventory sections 6, 9 and 12).
 */
class WrongUploadStoryTest {
  private static final Load WRONG =
      new Load(
          "hydra.csv",
          """
          Units;Product Name;Manufacturer;Cost;Barcode;TCIN
          5;Garden hose;Hydra;15.00;884392000019;W-1
          2;Hose reel;Hydra;45.00;;
          7;Sprinkler;Hydra;4.00;;W-3
          """,
          "Hydra list",
          3,
          2,
          14);
  private static final Load RIGHT =
      new Load(
          "harbor.csv",
          """
          Qty,Title,Brand,Price,UPC,Item #
          3,Teak tray,Nordby,24.00,4006381333931,HB-1
          1,Linen throw,Nordby,60.00,,HB-2
          8,Stoneware mug,Kiln,8.00,036000291452,
          """,
          "Harbor list",
          3,
          3,
          12);

  @Test
  void onH2(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.inFolder(folder.resolve("store"));
        ServerFixture twin = ServerFixture.inFolder(folder.resolve("twin"))) {
      new Pair(store, twin, folder).tell();
      assertThat(stored(folder.resolve("store")))
          .as("no content of a wrong file is left on the disk")
          .isPositive()
          .isEqualTo(stored(folder.resolve("twin")));
    }
  }

  @Test
  void onPostgres(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase());
        ServerFixture twin = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      new Pair(store, twin, folder).tell();
    }
  }

  /** How many contents a store keeps beside its database. */
  private static long stored(Path store) {
    try (Stream<Path> files = Files.walk(store.resolve("files"))) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** A shop where the wrong files come, or where they do not. */
  private static final class Side {
    final ServerFixture store;
    final PalletStory story;
    final long vendor;
    final Path wrong;
    final Path right;

    Side(ServerFixture store, Path folder) {
      this.store = store;
      this.story = new PalletStory(store, folder);
      this.vendor = story.vendor("Harbor Goods", "HBG");
      this.wrong = story.file(WRONG.filename(), WRONG.content(), UTF_8);
      this.right = story.file(RIGHT.filename(), RIGHT.content(), UTF_8);
      story.created(PRODUCTS, "title", "Stoneware mug", "upc", "36000291452");
    }

    Answer order(String number) {
      Answer order = story.order("vendor", vendor, "order_number", number);
      story.act(order, "mark-shipped").gives(200);
      return order;
    }

    /** From the uploaded right file to the shelf. */
    void finish(Answer order) {
      for (UndoneStep step : UndoneStep.values()) {
        step.take(story, order, RIGHT);
      }
      story.act(order, "check-in-items").gives(200).has("checked_in", RIGHT.pieces());
      story
          .act(order, "mark-complete")
          .gives(200)
          .has("processing_stats/item_status_counts/on_shelf", RIGHT.pieces())
          .has("processing_stats/batch_groups_total", 1);
    }

    Map<String, List<String>> facts() {
      return OrderFacts.of(store.database());
    }
  }

  private static final class Pair {
    private final Side store;
    private final Side twin;

    Pair(ServerFixture store, ServerFixture twin, Path folder) {
      this.store = new Side(store, folder);
      this.twin = new Side(twin, folder);
    }

    void tell() {
      Answer order = store.order("HB-1");
      Answer twinOrder = twin.order("HB-1");
      twin.story.upload(twinOrder, twin.right).gives(200);
      store.story.upload(order, store.wrong).gives(200);
      replaced(order);
      assertThat(differing()).isEmpty();
      for (UndoneStep last : UndoneStep.values()) {
        wrongUntil(order, last);
        assertThat(differing()).as("wrong until %s", last).isEqualTo(kept(last));
      }
      // The goods are there now, so this time the items are built on demand.
      wrongUntil(order, UndoneStep.BUILT);
      store.finish(order);
      twin.finish(twinOrder);
      assertThat(differing())
          .containsExactly(
              "csv_template", "feed", "processing_batch", "product", "vendor_product_ref");
      onlyWhatTheRulesKeepIsLeft();
      aWholeWrongOrderIsRemoved();
    }

    private List<String> differing() {
      return OrderFacts.differing(store.facts(), twin.facts());
    }

    /** Where the store differs after the wrong file went so far: what the rules keep of it. */
    private static List<String> kept(UndoneStep last) {
      return switch (last) {
        case PROCESSED, CLEANED, MATCHED -> List.of("csv_template");
        case REVIEWED, PRICED, FINALIZED ->
            List.of("csv_template", "product", "vendor_product_ref");
        case BUILT ->
            List.of(
                "csv_template",
                "feed",
                "processing_batch",
                "product",
                "purchase_order",
                "vendor_product_ref");
      };
    }

    /** The right file takes the place of whatever file is there. */
    private void replaced(Answer order) {
      store
          .story
          .upload(order, store.right)
          .gives(200)
          .has("manifest_file/filename", "harbor.csv")
          .has("manifest_preview/template_id", "null")
          .has("manifest_preview/rows/0/raw/Title", "Teak tray");
    }

    private void wrongUntil(Answer order, UndoneStep last) {
      PalletStory story = store.story;
      story.upload(order, store.wrong).gives(200).has("manifest_file/filename", "hydra.csv");
      Map<UndoneStep, String> before = new EnumMap<>(UndoneStep.class);
      for (UndoneStep step : UndoneStep.values()) {
        if (step.compareTo(last) <= 0) {
          before.put(step, rows(order));
          step.take(story, order, WRONG);
        }
      }
      countersAre(last, 1);
      story
          .upload(order, store.right)
          .refusesWithCode(last == UndoneStep.BUILT ? "order_has_items" : "rows_exist");
      List<UndoneStep> steps = List.of(UndoneStep.values());
      for (int at = steps.indexOf(last); at >= 0; at--) {
        UndoneStep step = steps.get(at);
        step.undo(story, order, WRONG);
        // A build links the rows that had no product; that goes with the matching.
        if (last != UndoneStep.BUILT || step.compareTo(UndoneStep.REVIEWED) <= 0) {
          assertThat(rows(order)).as("%s undone", step).isEqualTo(before.get(step.since()));
        }
        at = steps.indexOf(step.since());
      }
      countersAre(last, 0);
      replaced(order);
    }

    /** The rows as they are shown. */
    private String rows(Answer order) {
      return store.story.read(order).at("manifest_rows").toString();
    }

    /** The two products the first review made stand in so many orders. */
    private void countersAre(UndoneStep last, int orders) {
      List<String> counted = new ArrayList<>();
      if (last.compareTo(UndoneStep.REVIEWED) >= 0) {
        counted.add("PRD-00002|Garden hose|" + orders + "|" + 5 * orders + "|null");
        counted.add("PRD-00003|Hose reel|" + orders + "|" + 2 * orders + "|null");
      }
      assertThat(store.story.products("hose")).isEqualTo(counted);
    }

    private void onlyWhatTheRulesKeepIsLeft() {
      PalletStory story = store.story;
      assertThat(story.products("hydra"))
          .containsExactly(
              "PRD-00002|Garden hose|0|0|null",
              "PRD-00003|Hose reel|0|0|null",
              "PRD-00004|Sprinkler|0|0|4.50",
              "PRD-00005|Sprinkler|0|0|4.50");
      assertThat(story.refs(store.vendor))
          .containsExactly(
              "036000291452|PRD-00001|1|8.00",
              "HB-1|PRD-00006|1|24.00",
              "HB-2|PRD-00007|1|60.00",
              "W-1|PRD-00002|1|15.00");
      assertThat(story.listed(TEMPLATES, "name"))
          .containsExactlyInAnyOrder("Harbor list", "Hydra list");
      for (String search : List.of("hydra", "hose", "sprinkler")) {
        assertThat(story.listed(ITEMS + "?search=" + search, "sku")).as(search).isEmpty();
        assertThat(story.listed(GROUPS + "?search=" + search, "id")).as(search).isEmpty();
      }
      assertThat(store.facts().get("processing_batch"))
          .as("one for each build, also of what was deleted since")
          .containsExactly("complete|3|3|12=1", "complete|3|3|14=2");
    }

    /** Built, on the shelf, and removed as a whole; its number is free for the right one. */
    private void aWholeWrongOrderIsRemoved() {
      PalletStory story = store.story;
      Map<String, List<String>> before = store.facts();
      Answer order = store.order("HB-2");
      story.upload(order, store.wrong).gives(200);
      for (UndoneStep step : UndoneStep.values()) {
        step.take(story, order, WRONG);
      }
      countersAre(UndoneStep.BUILT, 1);
      story.act(order, "check-in-items").gives(200).has("checked_in", WRONG.pieces());
      story
          .act(order, "purge-delete", "confirm_order_number", "HB-2")
          .gives(200)
          .has("deleted/item_history", 28)
          .has("deleted/item_scans", 0)
          .has("deleted/items", 14)
          .has("deleted/batch_groups", 1)
          .has("deleted/processing_batches", 1)
          .has("deleted/manifest_rows", 3)
          .has("deleted/manifest_file", 1)
          .has("deleted/order", 1);
      countersAre(UndoneStep.BUILT, 0);
      assertThat(OrderFacts.differing(before, store.facts()))
          .as("a third sprinkler, and a code that was seen in two orders")
          .containsExactly("audit_event", "feed", "product", "vendor_product_ref");
      for (Side side : List.of(store, twin)) {
        Answer right = side.order("HB-2");
        side.story.upload(right, side.right).gives(200);
        side.finish(right);
      }
      assertThat(differing())
          .containsExactly(
              "audit_event",
              "csv_template",
              "feed",
              "processing_batch",
              "product",
              "vendor_product_ref");
    }
  }
}
