package truetill.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.whole.PalletStory.ITEMS;
import static truetill.server.whole.PalletStory.decision;
import static truetill.server.whole.PalletStory.entry;

import java.util.List;
import truetill.server.app.Answer;

/**
 * The steps an order's manifest takes after it was uploaded, each with what takes it back
 * (rules-inventory section 6, column "undo").
 */
enum UndoneStep {
  PROCESSED("clear-manifest-rows") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      story
          .act(order, "process-manifest", "save_template", true, "template_name", load.template())
          .gives(200)
          .has("rows_created", load.rows())
          .has("warning_count", 0)
          .has("template_name", load.template());
    }
  },
  CLEANED("cancel-ai-cleanup") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      story.act(order, "ai-cleanup-rows").gives(200).has("rows_saved", load.rows());
    }
  },
  MATCHED("undo-product-matching") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      story.act(order, "match-products", "use_ai", false).gives(200).has("total_rows", load.rows());
    }
  },
  /** Undone together with the matching it is about. */
  REVIEWED("undo-product-matching") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      List<Long> reviewed = story.rowIds(order).subList(0, load.reviewed());
      story
          .act(
              order,
              "review-matches",
              "decisions",
              reviewed.stream().map(row -> decision(row, "accept")).toList())
          .gives(200)
          .has("accepted", load.reviewed());
    }
  },
  PRICED("clear-pricing") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      story
          .act(order, "update-manifest-pricing", "proposed_price", "4.00")
          .gives(200)
          .has("rows_updated", load.rows());
    }
  },
  /** Undone together with the prices it settles. */
  FINALIZED("clear-pricing") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      story
          .act(
              order,
              "finalize-rows",
              "rows",
              story.rowIds(order).stream().map(row -> entry(row, "final_price", "4.50")).toList())
          .gives(200)
          .has("rows_updated", load.rows());
      assertThat(story.rows(order, "proposed_price", "final_price", "pricing_stage"))
          .containsOnly("4.00|4.50|final");
    }
  },
  /** By the arrival of goods that were not there yet, else on demand. */
  BUILT("") {
    @Override
    void take(PalletStory story, Answer order, Load load) {
      boolean waits = story.read(order).text("delivered_date").equals("null");
      story
          .act(order, waits ? "deliver" : "create-items")
          .gives(200)
          .has("items_created", load.pieces())
          .has("batch_groups_created", 1)
          .has("unpriced_items", 0);
      story.read(order).has("status", "processing").has("item_count", load.pieces());
    }

    @Override
    void undo(PalletStory story, Answer order, Load load) {
      story.itemIds(order).forEach(item -> story.delete(ITEMS + item + "/"));
    }
  };

  private final String undo;

  UndoneStep(String undo) {
    this.undo = undo;
  }

  /**
   * A vendor's file and what is known of it by hand.
   *
   * @param template what its mapping is remembered as
   * @param rows how many it has
   * @param reviewed how many of them somebody looks at, the first ones
   * @param pieces how many items they make, one row as a batch group
   */
  record Load(
      String filename, String content, String template, int rows, int reviewed, int pieces) {}

  abstract void take(PalletStory story, Answer order, Load load);

  void undo(PalletStory story, Answer order, Load load) {
    Answer undone = story.act(order, undo).gives(200);
    undone.has(this == PROCESSED ? "rows_deleted" : "rows_cleared", load.rows());
  }

  /** The first of the steps that are taken back together with this one. */
  UndoneStep since() {
    return switch (this) {
      case REVIEWED -> MATCHED;
      case FINALIZED -> PRICED;
      default -> this;
    };
  }
}
