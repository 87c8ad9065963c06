package truetill.server.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import truetill.core.inventory.OrderAction;
import truetill.core.wire.inventory.ManifestRow;
import truetill.core.wire.inventory.RowsUpdated;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/**
 * Stores the final wording, condition and prices of rows, all or none (rules-inventory section 6,
 * promises 38 to 43); once items exist, they go on to those in intake.
 */
final class RowFinalizing {
  private final UnitOfWork work;
  private final OrderGate gate = new OrderGate();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final FinalRowStore finalRows = new FinalRowStore();
  private final RowCarryOver carryOver = new RowCarryOver();

  RowFinalizing(UnitOfWork work) {
    this.work = work;
  }

  Reply finalizeRows(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.REFINE_ROWS);
          Body body = call.body();
          Map<Long, RowEdit> edits = RowEntries.read(body, RowEdit::read);
          List<ManifestRow> found = rows.byIds(tx, id, edits.keySet());
          Set<Long> known = found.stream().map(ManifestRow::id).collect(Collectors.toSet());
          RowPricing.refuseUnknown(body, "rows", edits.keySet(), known);
          List<RowEdit.FinalRow> now = new ArrayList<>();
          Map<Long, Set<RowCarryOver.Carried>> stored = new LinkedHashMap<>();
          for (ManifestRow row : found) {
            RowEdit edit = edits.get(row.id());
            if (edit != null) {
              now.add(edit.applied(row));
              stored.put(row.id(), edit.carried());
            }
          }
          finalRows.save(tx, now);
          carryOver.all(tx, id, stored, actor);
          return new RowsUpdated(now.size(), id);
        }));
  }
}
