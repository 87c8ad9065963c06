package truetill.server.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/** What finalizing writes into {@code manifest_row}. */
final class FinalRowStore {
  /** Writes rows of a locked order in one statement (promise 42); their stage becomes final. */
  void save(WriteTx tx, List<RowEdit.FinalRow> rows) {
    tx.handle()
        .createUpdate(
            """
            merge into manifest_row r
            using (
              select v.id, v.title, v.brand, v.model, v.category, v.condition, v.tags, v.notes,
                     v.specifications, v.flag, v.proposed, v.decided
                from unnest(cast(:ids as bigint array), cast(:titles as varchar array),
                            cast(:brands as varchar array), cast(:models as varchar array),
                            cast(:categories as varchar array), cast(:conditions as varchar array),
                            cast(:tags as varchar array), cast(:notes as varchar array),
                            cast(:specifications as varchar array), cast(:flags as boolean array),
                            cast(:proposed as bigint array), cast(:decided as bigint array))
                  as v (id, title, brand, model, category, condition, tags, notes,
                        specifications, flag, proposed, decided)
            ) s
            on r.id = s.id
            when matched then update
              set title = s.title, brand = s.brand, model = s.model, category = s.category,
                  condition = s.condition, search_tags = s.tags, notes = s.notes,
                  specifications = s.specifications, batch_flag = s.flag,
                  proposed_price_cents = s.proposed, final_price_cents = s.decided,
                  pricing_stage = 'final'
            """)
        .bind("ids", SqlList.bigints(rows.stream().map(RowEdit.FinalRow::id).toList()))
        .bind("titles", texts(rows, RowEdit.FinalRow::title))
        .bind("brands", texts(rows, RowEdit.FinalRow::brand))
        .bind("models", texts(rows, RowEdit.FinalRow::model))
        .bind("categories", texts(rows, RowEdit.FinalRow::category))
        .bind("conditions", texts(rows, RowEdit.FinalRow::condition))
        .bind("tags", texts(rows, RowEdit.FinalRow::searchTags))
        .bind("notes", texts(rows, RowEdit.FinalRow::notes))
        .bind("specifications", texts(rows, RowEdit.FinalRow::specificationsJson))
        .bind("flags", SqlList.booleans(rows.stream().map(RowEdit.FinalRow::batchFlag).toList()))
        .bind("proposed", cents(rows, row -> row.price().proposed()))
        .bind("decided", cents(rows, row -> row.price().decided()))
        .execute();
  }

  private static Argument texts(
      List<RowEdit.FinalRow> rows, Function<RowEdit.FinalRow, String> part) {
    return SqlList.texts(rows.stream().map(part).toList());
  }

  private static Argument cents(
      List<RowEdit.FinalRow> rows, Function<RowEdit.FinalRow, @Nullable Money> part) {
    List<@Nullable Money> prices = new ArrayList<>();
    rows.forEach(row -> prices.add(part.apply(row)));
    return SqlList.cents(prices);
  }
}
