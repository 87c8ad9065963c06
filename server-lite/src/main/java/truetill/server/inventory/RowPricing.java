package truetill.server.inventory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.RowPrice;
import truetill.core.wire.inventory.RowsCleared;
import truetill.core.wire.inventory.RowsUpdated;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * Prices on an order's rows (rules-inventory sections 5 and 6). All that was sent is stored or
 * nothing (promise 38); once items exist, prices go on to those in intake.
 */
final class RowPricing {
  private final UnitOfWork work;
  private final OrderGate gate = new OrderGate();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final RowPriceStore prices = new RowPriceStore();
  private final RowCarryOver carryOver = new RowCarryOver();

  RowPricing(UnitOfWork work) {
    this.work = work;
  }

  Reply update(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.REFINE_ROWS);
          Body body = call.body();
          long updated = body.has("rows") ? each(tx, id, body, actor) : shared(tx, id, body, actor);
          return new RowsUpdated(updated, id);
        }));
  }

  /** Values of its own for each row. */
  private long each(WriteTx tx, long order, Body body, long actor) {
    Map<Long, PriceChange> changes = RowEntries.read(body, PriceChange::read);
    if (changes.values().stream().allMatch(PriceChange::isEmpty)) {
      throw nothingSent();
    }
    save(tx, order, body, "rows", changes, actor);
    return changes.size();
  }

  /** The same values for all rows, or for those named. */
  private long shared(WriteTx tx, long order, Body body, long actor) {
    PriceChange change = PriceChange.read(body);
    List<Long> ids = body.has("row_ids") ? body.requiredIds("row_ids") : List.of();
    body.orRefuse();
    if (change.isEmpty()) {
      throw nothingSent();
    }
    if (rows.count(tx, order) == 0) {
      throw AiReplies.noRowsDetail();
    }
    if (!ids.isEmpty()) {
      Map<Long, PriceChange> changes = new LinkedHashMap<>();
      ids.forEach(row -> changes.put(row, change));
      save(tx, order, body, "row_ids", changes, actor);
      return changes.size();
    }
    int updated = prices.saveAll(tx, order, change);
    if (change.changesPrice()) {
      carryOver.allPrices(tx, order, actor);
    }
    return updated;
  }

  private void save(
      WriteTx tx, long order, Body body, String field, Map<Long, PriceChange> changes, long actor) {
    Map<Long, RowPriceStore.Priced> old = prices.find(tx, order, changes.keySet());
    refuseUnknown(body, field, changes.keySet(), old.keySet());
    Map<Long, RowPriceStore.Priced> now = new LinkedHashMap<>();
    Set<Long> repriced = new LinkedHashSet<>();
    old.forEach((row, priced) -> {
      PriceChange change = changes.get(row);
      if (change != null) {
        now.put(row, applied(change, priced));
        if (change.changesPrice()) {
          repriced.add(row);
        }
      }
    });
    prices.save(tx, now);
    carryOver.prices(tx, order, repriced, actor);
  }

  private static RowPriceStore.Priced applied(PriceChange change, RowPriceStore.Priced old) {
    RowPrice price = change.price(old.price());
    return new RowPriceStore.Priced(
        price, change.stage(old.stage(), price), Body.or(change.notes(), old.notes()));
  }

  /** Ends the call as 400 that names the first ids that are no rows of the order. */
  static void refuseUnknown(
      Body body, String field, Collection<Long> wanted, Collection<Long> found) {
    wanted.stream()
        .filter(row -> !found.contains(row))
        .limit(RowEntries.MAX_COMPLAINTS)
        .forEach(row -> body.refuseUnknownPk(field, row));
    body.orRefuse();
  }

  private static Problem nothingSent() {
    return Problem.refused(
        "nothing_sent",
        "Send a price, a stage or notes: proposed_price, final_price, pricing_stage,"
            + " pricing_notes.");
  }

  /** Takes every price back. */
  Reply clear(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          gate.lock(tx, id, OrderAction.CHANGE_ROWS);
          call.body();
          return new RowsCleared(prices.clear(tx, id));
        }));
  }
}
