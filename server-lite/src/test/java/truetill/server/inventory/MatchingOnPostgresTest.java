package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;
import truetill.server.inventory.ai.MatchAnswer;

/** The statements of matching and review that touch many rows at once, on PostgreSQL. */
class MatchingOnPostgresTest {
  @Test
  void rowsAreMatchedReviewedAndUndone() {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      Pallet pallet = new Pallet(store);
      Answer order = pallet.order();
      String products = "/inventory/products/";
      long kettle =
          store
              .as(CASHIER)
              .post(products, body("title", "Red kettle", "upc", "712345000128"))
              .gives(201)
              .id();
      long sure = pallet.rowWith(order, "upc", "712345000128", "vendor_item_number", "K-1");
      long similar = pallet.rowWith(order, "title", "red kettle");
      long fresh = pallet.rowWith(order, "title", "Plugh", "vendor_item_number", "P-1");
      pallet
          .act(order, "match-products")
          .gives(200)
          .has("matched", 1)
          .has("pending_review", 1)
          .has("new_products", 1);
      Object decisions =
          body(
              "decisions",
              List.of(
                  body("row_id", sure, "decision", "accept", "update_product", true),
                  body("row_id", similar, "decision", "accept"),
                  body("row_id", fresh, "decision", "reject")));
      for (int round = 0; round < 2; round++) {
        pallet
            .act(order, "review-matches", decisions)
            .gives(200)
            .has("accepted", 2)
            .has("new_products", round == 0 ? 1 : 0);
      }
      store
          .as(CASHIER)
          .get(products + kettle + "/")
          .gives(200)
          .has("times_ordered", 1)
          .has("total_units_received", 2);
      assertThat(store.as(CASHIER).get("/inventory/product-refs/").gives(200).at("count").asLong())
          .isEqualTo(2);
      pallet.act(order, "undo-product-matching").gives(200).has("rows_cleared", 3);
      pallet.act(order, "match-products").gives(200).has("matched", 2);
      store.as(CASHIER).get(products + kettle + "/").gives(200).has("times_ordered", 0);
    }
  }

  @Test
  void anAnswerOfTheAiIsStoredOnOpenRowsOnly() {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      Pallet pallet = new Pallet(store);
      Answer order = pallet.order();
      long known = pallet.product();
      long open = pallet.rowWith(order, "ai_match_decision", "new_product");
      long settled = pallet.rowWith(order, "ai_match_decision", "confirmed");
      MatchAdviceStore advised = new MatchAdviceStore();
      List<Long> found = store.database().read(tx -> advised.openRows(tx, order.id()));
      assertThat(found).containsExactly(open);
      Set<Long> offered = store.database().read(tx -> advised.onOffer(tx, List.of(0L, known)));
      assertThat(offered).containsExactly(known);
      List<MatchAdviceStore.Advised> answers =
          List.of(advised(open, known, "confirmed"), advised(settled, known, "confirmed"));
      store
          .work()
          .write(tx -> {
            advised.save(tx, order.id(), answers);
            return order;
          });
      pallet
          .read(order)
          .has("manifest_rows/0/matched_product", known)
          .has("manifest_rows/0/ai_match_decision", "confirmed")
          .has("manifest_rows/0/ai_suggested_title", "T")
          .has("manifest_rows/1/matched_product", "null")
          .has("manifest_rows/1/ai_suggested_title", "");
    }
  }

  private static MatchAdviceStore.Advised advised(long row, long product, String word) {
    MatchAnswer answer =
        MatchAnswer.in(
                "{\"row_id\": %d, \"decision\": \"%s\", \"suggested_title\": \"T\"}"
                    .formatted(row, word),
                Set.of(row))
            .getFirst();
    return new MatchAdviceStore.Advised(answer, answer.decision(), product);
  }
}
