package truetill.server.inventory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.matching.MatchDecision;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ai.MatchAnswer;

/** Which rows an AI is asked about in matching, and what is stored of its answers. */
final class MatchAdviceStore {
  /**
   * One answer, checked.
   *
   * @param decision empty when the rule's stays
   * @param product the one to link, null for none
   */
  record Advised(MatchAnswer answer, Optional<MatchDecision> decision, @Nullable Long product) {}

  /** The rows of an order that neither the rule nor review has settled, in the file's order. */
  List<Long> openRows(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select id from manifest_row
             where purchase_order_id = :order and not reviewed
               and ai_match_decision in ('pending_review', 'new_product')
             order by row_number, id
            """)
        .bind("order", order)
        .mapTo(Long.class)
        .list();
  }

  /** Those of the products that exist and are offered for matching (promise 37). */
  Set<Long> onOffer(ReadTx tx, List<Long> products) {
    return new HashSet<>(
        tx.handle()
            .createQuery(
                """
                select id from product
                 where is_active
                   and id = any(cast(:ids as bigint array))
                """)
            .bind("ids", SqlList.bigints(products))
            .mapTo(Long.class)
            .list());
  }

  /**
   * Writes answers about rows of the locked order that are still open. The texts of a clean-up stay
   * (promise 31): a suggestion fills a blank only, a reason replaces only one that matching wrote.
   */
  void save(WriteTx tx, long order, List<Advised> all) {
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                update manifest_row
                   set matched_product_id = cast(:product as bigint),
                       match_status = case when cast(:product as bigint) is null
                                           then 'pending' else 'matched' end,
                       ai_match_decision = case when cast(:decision as varchar) = ''
                                                then ai_match_decision
                                                else cast(:decision as varchar) end,
                       ai_reasoning = case when match_wrote_reasoning
                                                and cast(:reasoning as varchar) <> ''
                                           then cast(:reasoning as varchar)
                                           else ai_reasoning end,
                       ai_suggested_title = case when ai_suggested_title = ''
                                                 then cast(:title as varchar)
                                                 else ai_suggested_title end,
                       ai_suggested_brand = case when ai_suggested_brand = ''
                                                 then cast(:brand as varchar)
                                                 else ai_suggested_brand end,
                       ai_suggested_model = case when ai_suggested_model = ''
                                                 then cast(:model as varchar)
                                                 else ai_suggested_model end
                 where id = :id and purchase_order_id = :order and not reviewed
                   and ai_match_decision in ('pending_review', 'new_product')
                """);
    for (Advised each : all) {
      batch
          .bind("product", each.product())
          .bind("decision", each.decision().map(MatchDecision::wire).orElse(""))
          .bind("reasoning", each.decision().isPresent() ? each.answer().reasoning() : "")
          .bind("title", each.answer().title())
          .bind("brand", each.answer().brand())
          .bind("model", each.answer().model())
          .bind("id", each.answer().rowId())
          .bind("order", order)
          .add();
    }
    batch.execute();
  }
}
