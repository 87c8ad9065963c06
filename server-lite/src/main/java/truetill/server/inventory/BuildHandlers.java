package truetill.server.inventory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.core.wire.inventory.CreateItemsResponse;
import truetill.core.wire.inventory.PurchaseOrder;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** The two steps that build an order's items: its arrival, and on demand (promises 51, 52, 60). */
final class BuildHandlers {
  private final UnitOfWork work;
  private final StoreTime time;
  private final QueueBuild build;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final OrderViewStore views = new OrderViewStore();
  private final ManifestRowStore rows = new ManifestRowStore();

  BuildHandlers(UnitOfWork work, StoreTime time, QueueBuild build) {
    this.work = work;
    this.time = time;
    this.build = build;
  }

  /** Records the arrival, and builds the items when there are rows and no items yet. */
  Reply deliver(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.<Object>write(tx -> {
          StoredOrder order = gate.lock(tx, id, OrderAction.DELIVER);
          Body body = call.body();
          LocalDate sent = body.dateIfAny("delivered_date");
          body.orRefuse();
          OrderProgress now = order.progress().deliver(sent == null ? time.clock().today() : sent);
          if (orders.hasItems(tx, id) || rows.count(tx, id) == 0) {
            if (!now.equals(order.progress())) {
              orders.setProgress(tx, id, now);
            }
            return views.find(tx, id).orElseThrow();
          }
          orders.setProgress(tx, id, now.as(OrderStatus.PROCESSING));
          CreateItemsResponse built = build.run(tx, order, actor);
          return new Delivered(
              views.find(tx, id).orElseThrow(),
              built.itemsCreated(),
              built.batchGroupsCreated(),
              built.unpricedItems());
        }));
  }

  /** The contract's {@code DeliverResponse} of a call that built the items. */
  private record Delivered(
      @JsonUnwrapped PurchaseOrder order,
      long itemsCreated,
      long batchGroupsCreated,
      long unpricedItems) {}

  Reply createItems(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredOrder order = gate.lock(tx, id, OrderAction.CREATE_ITEMS);
          if (rows.count(tx, id) == 0) {
            throw Problem.refused(
                "order_without_rows",
                "The order has no manifest rows to build items from. Process its manifest first.");
          }
          orders.setProgress(tx, id, order.progress().as(OrderStatus.PROCESSING));
          return build.run(tx, order, actor);
        }));
  }
}
