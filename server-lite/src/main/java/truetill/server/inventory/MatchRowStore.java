package truetill.server.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.matching.Candidate;
import truetill.core.inventory.matching.MatchResult;
import truetill.core.inventory.matching.TextQuery;
import truetill.core.wire.inventory.MatchCandidate;
import truetill.server.db.JsonColumn;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/** What matching reads of manifest rows and writes into them, many rows a statement. */
final class MatchRowStore {
  private static final int ROWS_A_STATEMENT = 5_000;

  private final ProductCounterStore counters = new ProductCounterStore();

  /** A row that review has not decided. */
  record Open(long id, String upc, String itemNumber, TextQuery text) {}

  /** What matching says of a row. */
  record Matched(long row, MatchResult result) {}

  /** How the rows of an order stand. */
  record Counts(
      long total,
      long matched,
      long pendingReview,
      long confirmed,
      long uncertain,
      long newProduct) {}

  /** The next rows by id that review has not decided; none means there are no more. */
  List<Open> openAfter(ReadTx tx, long order, long after, int limit) {
    return tx.handle()
        .createQuery(
            """
            select id, upc, vendor_item_number, title, description, brand, model,
                   ai_suggested_title, ai_suggested_brand, ai_suggested_model
              from manifest_row
             where purchase_order_id = :order and id > :after and not reviewed
             order by id
             fetch next :limit rows only
            """)
        .bind("order", order)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) ->
            new Open(
                rs.getLong("id"),
                rs.getString("upc"),
                rs.getString("vendor_item_number"),
                TextQuery.of(
                    filled(
                        rs.getString("ai_suggested_title"),
                        filled(rs.getString("title"), rs.getString("description"))),
                    filled(rs.getString("ai_suggested_brand"), rs.getString("brand")),
                    filled(rs.getString("ai_suggested_model"), rs.getString("model")))))
        .list();
  }

  static String filled(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }

  /** Whether every product that a row would be linked to still exists. */
  boolean allExist(ReadTx tx, List<Matched> rows) {
    List<Long> products =
        rows.stream().flatMap(row -> row.result().product().stream()).distinct().toList();
    long found =
        tx.handle()
            .createQuery(
                """
                select count(*) from product
                 where id = any(cast(:ids as bigint array))
                """)
            .bind("ids", SqlList.bigints(products))
            .mapTo(Long.class)
            .one();
    return found == products.size();
  }

  /**
   * Writes the results over what stood there, so that nothing of an earlier run stays (promise 30).
   * The text of a clean-up stays (promise 31), and so does a row that review decided meanwhile.
   */
  void write(WriteTx tx, List<Matched> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
      writeSome(tx, rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT)));
    }
  }

  private static void writeSome(WriteTx tx, List<Matched> rows) {
    tx.handle()
        .createUpdate(
            """
            merge into manifest_row r
            using (
              select v.id, v.product, v.candidates, v.decision, v.reason
                from unnest(cast(:ids as bigint array), cast(:products as bigint array),
                            cast(:candidates as varchar array), cast(:decisions as varchar array),
                            cast(:reasons as varchar array))
                  as v (id, product, candidates, decision, reason)
            ) m
            on r.id = m.id
            when matched and not r.reviewed then update
              set matched_product_id = m.product,
                  match_status = case when m.product is null then 'pending' else 'matched' end,
                  match_candidates = m.candidates,
                  ai_match_decision = m.decision,
                  ai_reasoning = case when r.ai_reasoning = '' or r.match_wrote_reasoning
                                      then m.reason else r.ai_reasoning end,
                  match_wrote_reasoning = (r.ai_reasoning = '' or r.match_wrote_reasoning)
            """)
        .bind("ids", SqlList.bigints(all(rows, Matched::row)))
        .bind("products", SqlList.bigints(products(rows)))
        .bind("candidates", SqlList.texts(all(rows, row -> json(row.result().candidates()))))
        .bind("decisions", SqlList.texts(all(rows, row -> row.result().decision().wire())))
        .bind("reasons", SqlList.texts(all(rows, row -> row.result().reason())))
        .execute();
  }

  private static <T> List<T> all(List<Matched> rows, Function<Matched, T> part) {
    return rows.stream().map(part).toList();
  }

  private static List<@Nullable Long> products(List<Matched> rows) {
    List<@Nullable Long> products = new ArrayList<>();
    rows.forEach(row -> products.add(row.result().product().orElse(null)));
    return products;
  }

  private static String json(List<Candidate> candidates) {
    return candidates.isEmpty()
        ? "[]"
        : JsonColumn.text(candidates.stream().map(MatchRowStore::wire).toList());
  }

  private static MatchCandidate wire(Candidate candidate) {
    return new MatchCandidate(
        candidate.productId(),
        candidate.productTitle(),
        BigDecimal.valueOf(candidate.score(), 2),
        candidate.type().wire());
  }

  Counts counts(ReadTx tx, long order) {
    return tx.handle()
        .createQuery(
            """
            select count(*) as total,
                   count(case when match_status = 'matched' then 1 end) as matched,
                   count(case when ai_match_decision = 'pending_review' then 1 end) as pending,
                   count(case when ai_match_decision = 'confirmed' then 1 end) as confirmed,
                   count(case when ai_match_decision = 'uncertain' then 1 end) as uncertain,
                   count(case when ai_match_decision = 'new_product' then 1 end) as new_product
              from manifest_row where purchase_order_id = :order
            """)
        .bind("order", order)
        .map((rs, context) ->
            new Counts(
                rs.getLong("total"),
                rs.getLong("matched"),
                rs.getLong("pending"),
                rs.getLong("confirmed"),
                rs.getLong("uncertain"),
                rs.getLong("new_product")))
        .one();
  }

  /**
   * Takes back everything matching and review wrote into the rows of an order, and their products'
   * counters; products and references made by review stay, and a row still knows the product its
   * review made. Answers how many rows the order has.
   */
  int clear(WriteTx tx, long order) {
    counters.takeBack(tx, order);
    return tx.handle()
        .createUpdate(
            """
            update manifest_row
               set matched_product_id = null, match_status = 'pending', match_candidates = '[]',
                   ai_match_decision = '', reviewed = false,
                   ai_reasoning = case when match_wrote_reasoning then '' else ai_reasoning end,
                   match_wrote_reasoning = false
             where purchase_order_id = :order
            """)
        .bind("order", order)
        .execute();
  }
}
