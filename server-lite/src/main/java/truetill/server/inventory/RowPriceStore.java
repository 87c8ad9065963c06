package truetill.server.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.PricingStage;
import truetill.core.inventory.RowPrice;
import truetill.core.money.Money;
import truetill.server.db.Columns;
import truetill.server.db.ReadTx;
import truetill.server.db.SqlList;
import truetill.server.db.WriteTx;

/**
 * The prices of {@code manifest_row}; many rows are read by one statement and written by one
 * (promise 42).
 */
final class RowPriceStore {
  /** What a row has of prices. */
  record Priced(RowPrice price, PricingStage stage, String notes) {}

  /** Those of the ids that are rows of the order. */
  Map<Long, Priced> find(ReadTx tx, long order, Collection<Long> ids) {
    Map<Long, Priced> found = new LinkedHashMap<>();
    tx.handle()
        .createQuery(
            """
            select r.id, r.proposed_price_cents, r.final_price_cents, r.pricing_stage,
                   r.pricing_notes
              from unnest(cast(:ids as bigint array)) as v (id)
              join manifest_row r on r.id = v.id
             where r.purchase_order_id = :order
            """)
        .bind("ids", SqlList.bigints(ids))
        .bind("order", order)
        .map((rs, context) ->
            found.put(
                rs.getLong("id"),
                new Priced(
                    new RowPrice(
                        Columns.moneyOrNull(rs, "proposed_price_cents"),
                        Columns.moneyOrNull(rs, "final_price_cents")),
                    PricingStage.ofWire(rs.getString("pricing_stage")).orElseThrow(),
                    rs.getString("pricing_notes"))))
        .list();
    return found;
  }

  /** Writes rows of a locked order. */
  void save(WriteTx tx, Map<Long, Priced> rows) {
    List<@Nullable Money> proposed = new ArrayList<>();
    List<@Nullable Money> decided = new ArrayList<>();
    rows.values()
        .forEach(row -> {
          proposed.add(row.price().proposed());
          decided.add(row.price().decided());
        });
    tx.handle()
        .createUpdate(
            """
            merge into manifest_row r
            using (
              select v.id, v.proposed, v.decided, v.stage, v.notes
                from unnest(cast(:ids as bigint array), cast(:proposed as bigint array),
                            cast(:decided as bigint array), cast(:stages as varchar array),
                            cast(:notes as varchar array))
                  as v (id, proposed, decided, stage, notes)
            ) p
            on r.id = p.id
            when matched then update
              set proposed_price_cents = p.proposed, final_price_cents = p.decided,
                  pricing_stage = p.stage, pricing_notes = p.notes
            """)
        .bind("ids", SqlList.bigints(rows.keySet()))
        .bind("proposed", SqlList.cents(proposed))
        .bind("decided", SqlList.cents(decided))
        .bind(
            "stages", SqlList.texts(rows.values().stream().map(row -> row.stage().wire()).toList()))
        .bind("notes", SqlList.texts(rows.values().stream().map(Priced::notes).toList()))
        .execute();
  }

  /** Writes what was sent on every row of a locked order, however many; answers how many. */
  int saveAll(WriteTx tx, long order, PriceChange change) {
    List<String> columns = new ArrayList<>();
    if (change.proposedSent()) {
      columns.add("proposed_price_cents = cast(:proposed as bigint)");
    }
    if (change.finalSent()) {
      columns.add("final_price_cents = cast(:decided as bigint)");
    }
    if (change.notes() != null) {
      columns.add("pricing_notes = :notes");
    }
    columns.add("pricing_stage = " + stageCase(change));
    Update update =
        tx.handle()
            .createUpdate(
                "update manifest_row set "
                    + String.join(", ", columns)
                    + " where purchase_order_id = :order")
            .bind("order", order);
    if (change.proposedSent()) {
      update.bind("proposed", change.proposed());
    }
    if (change.finalSent()) {
      update.bind("decided", change.finalPrice());
    }
    if (change.notes() != null) {
      update.bind("notes", change.notes());
    }
    return update.execute();
  }

  /**
   * The stage rule of core as SQL: for it a row is one of twelve kinds, by its stage and by which
   * prices it has. The right-hand sides of an update see the row as it was.
   */
  private static String stageCase(PriceChange change) {
    StringBuilder sql = new StringBuilder("case");
    for (PricingStage stage : PricingStage.values()) {
      for (Money proposed : new @Nullable Money[] {null, Money.ZERO}) {
        for (Money decided : new @Nullable Money[] {null, Money.ZERO}) {
          RowPrice old = new RowPrice(proposed, decided);
          sql.append(
              String.format(
                  Locale.ROOT,
                  " when pricing_stage = '%s' and proposed_price_cents is %s"
                      + " and final_price_cents is %s then '%s'",
                  stage.wire(),
                  proposed == null ? "null" : "not null",
                  decided == null ? "null" : "not null",
                  change.stage(stage, change.price(old)).wire()));
        }
      }
    }
    return sql.append(" end").toString();
  }

  /** No price on any row of a locked order; answers how many rows there are. */
  int clear(WriteTx tx, long order) {
    return tx.handle()
        .createUpdate(
            """
            update manifest_row
               set proposed_price_cents = null, final_price_cents = null,
                   pricing_stage = 'unpriced', pricing_notes = ''
             where purchase_order_id = :order
            """)
        .bind("order", order)
        .execute();
  }
}
