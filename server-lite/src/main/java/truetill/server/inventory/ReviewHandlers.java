package truetill.server.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderAction;
import truetill.core.wire.inventory.ReviewMatchesResponse;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/**
 * Stores what people decided about the matches of an order: all of it or nothing (promise 33), in a
 * number of statements that does not grow with the decisions (promise 42).
 */
final class ReviewHandlers {
  private final UnitOfWork work;
  private final StoreTime time;
  private final OrderGate gate = new OrderGate();
  private final ReviewRowStore rowStore = new ReviewRowStore();
  private final ReviewedProductStore productStore = new ReviewedProductStore();
  private final ReviewedRefStore refStore = new ReviewedRefStore();
  private final ProductCounterStore counters = new ProductCounterStore();

  ReviewHandlers(UnitOfWork work, StoreTime time) {
    this.work = work;
    this.time = time;
  }

  Reply review(Call call) {
    long order = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          StoredOrder locked = gate.lock(tx, order, OrderAction.CHANGE_ROWS);
          return store(tx, locked, ReviewBody.read(call.body()));
        }));
  }

  private ReviewMatchesResponse store(
      WriteTx tx, StoredOrder order, List<ReviewDecision> decisions) {
    Map<Long, ReviewRowStore.Row> rows = new HashMap<>();
    Set<Long> wanted = new HashSet<>();
    decisions.forEach(decision -> add(wanted, decision.product()));
    for (ReviewRowStore.Row row :
        rowStore.rows(tx, order.id(), decisions.stream().map(ReviewDecision::row).toList())) {
      rows.put(row.id(), row);
      add(wanted, row.matched());
      add(wanted, row.candidate());
      add(wanted, row.made());
    }
    ReviewedProducts products = new ReviewedProducts(productStore.lock(tx, wanted));
    Review review = new Review(rows, products);
    decisions.forEach(review::decide);
    productStore.update(tx, products.changed());
    List<Long> made = productStore.insert(tx, products.made());
    link(
        tx, order, rows, review.decided().values().stream().map(row -> stored(row, made)).toList());
    return new ReviewMatchesResponse(review.accepted(), review.rejected(), made.size());
  }

  private void link(
      WriteTx tx,
      StoredOrder order,
      Map<Long, ReviewRowStore.Row> rows,
      List<ReviewRowStore.Decided> decided) {
    if (decided.isEmpty()) {
      return;
    }
    ReviewedRefs refs = new ReviewedRefs(refStore.lock(tx, order.vendor()));
    for (ReviewRowStore.Decided row : decided) {
      ReviewRowStore.Row read = rows.get(row.row());
      if (read != null) {
        refs.point(read, row.product());
      }
    }
    refStore.write(tx, order, refs, time.clock().today());
    Map<Long, Long> before = counters.counted(tx, order.id());
    rowStore.write(tx, decided);
    counters.change(tx, before, counters.counted(tx, order.id()));
  }

  private static void add(Set<Long> ids, @Nullable Long id) {
    if (id != null) {
      ids.add(id);
    }
  }

  /** With the id of the product that was just stored in place of its stand-in. */
  private static ReviewRowStore.Decided stored(ReviewRowStore.Decided row, List<Long> made) {
    Long own = row.made();
    return new ReviewRowStore.Decided(
        row.row(),
        idOf(row.product(), made),
        row.isNew(),
        own == null ? null : Long.valueOf(idOf(own, made)));
  }

  private static long idOf(long product, List<Long> made) {
    return product < 0 ? made.get((int) -product - 1) : product;
  }
}
