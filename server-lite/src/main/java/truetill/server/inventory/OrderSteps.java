package truetill.server.inventory;

import java.time.LocalDate;
import java.util.function.Function;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** The steps of an order's life that change only its status and dates. */
final class OrderSteps {
  private final UnitOfWork work;
  private final StoreTime time;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final OrderViewStore views = new OrderViewStore();
  private final ManifestRowStore rows = new ManifestRowStore();

  OrderSteps(UnitOfWork work, StoreTime time) {
    this.work = work;
    this.time = time;
  }

  Reply markPaid(Call call) {
    return step(
        call,
        OrderAction.MARK_PAID,
        body -> {
          LocalDate sent = body.dateIfAny("paid_date");
          return old -> old.markPaid(sent == null ? today() : sent);
        });
  }

  Reply revertPaid(Call call) {
    return step(call, OrderAction.REVERT_PAID, body -> OrderProgress::revertPaid);
  }

  Reply markShipped(Call call) {
    return step(
        call,
        OrderAction.MARK_SHIPPED,
        body -> {
          LocalDate named = body.dateIfAny("shipped_date");
          LocalDate sent = named == null && body.has("shipped_date") ? today() : named;
          LocalDate arrival = body.dateIfAny("expected_delivery");
          return old -> old.markShipped(sent, today(), arrival);
        });
  }

  Reply revertShipped(Call call) {
    return step(call, OrderAction.REVERT_SHIPPED, body -> OrderProgress::revertShipped);
  }

  Reply revertDelivered(Call call) {
    return step(call, OrderAction.REVERT_DELIVERED, body -> OrderProgress::revertDelivered);
  }

  /** Closes an order whose goods are all on the shelf or gone. */
  Reply markComplete(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          StoredOrder order = gate.lock(tx, id, OrderAction.MARK_COMPLETE);
          call.body();
          long pending = orders.countPendingItems(tx, id);
          if (pending > 0) {
            throw Problem.refused(
                "items_pending",
                pending
                    + (pending == 1 ? " item is" : " items are")
                    + " still in intake or processing. Check them in first.");
          }
          if (!orders.hasItems(tx, id) && rows.count(tx, id) > 0) {
            throw Problem.refused(
                "items_not_built",
                "The order has manifest rows but no items. Build them with create-items, or clear"
                    + " the rows.");
          }
          orders.setProgress(tx, id, order.progress().as(OrderStatus.COMPLETE));
          return views.find(tx, id).orElseThrow();
        }));
  }

  private Reply step(
      Call call, OrderAction action, Function<Body, Function<OrderProgress, OrderProgress>> read) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        work.write(tx -> {
          StoredOrder order = gate.lock(tx, id, action);
          Body body = call.body();
          Function<OrderProgress, OrderProgress> change = read.apply(body);
          body.orRefuse();
          OrderProgress now = change.apply(order.progress());
          if (!now.equals(order.progress())) {
            orders.setProgress(tx, id, now);
          }
          return views.find(tx, id).orElseThrow();
        }));
  }

  private LocalDate today() {
    return time.clock().today();
  }
}
