package truetill.server.inventory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Optional;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.core.wire.inventory.CreateItemsResponse;
import truetill.core.wire.inventory.PurchaseOrder;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
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
    Body body = call.body();
    LocalDate sent = body.dateIfAny("delivered_date");
    LocalDate day = sent == null ? time.clock().today() : sent;
    Optional<PurchaseOrder> arrived =
        work.write(tx -> {
          StoredOrder order = gate.lock(tx, id, OrderAction.DELIVER);
          body.orRefuse();
          return arrive(tx, order, day);
        });
    return arrived.isPresent()
        ? Reply.ok(arrived.get())
        : Reply.ok(
            build.<StoredOrder, Object>run(
                id,
                actor,
                tx -> gate.lock(tx, id, OrderAction.DELIVER),
                (tx, order, job) -> {
                  Optional<PurchaseOrder> builtMeanwhile = arrive(tx, order, day);
                  return builtMeanwhile.isPresent()
                      ? builtMeanwhile.get()
                      : delivered(tx, order, day, actor, job);
                }));
  }

  /** The arrival of a locked order that has nothing to build; empty when it has. */
  private Optional<PurchaseOrder> arrive(WriteTx tx, StoredOrder order, LocalDate day) {
    long id = order.id();
    if (!orders.hasItems(tx, id) && rows.count(tx, id) > 0) {
      return Optional.empty();
    }
    OrderProgress now = order.progress().deliver(day);
    if (!now.equals(order.progress())) {
      orders.setProgress(tx, id, now);
    }
    return views.find(tx, id);
  }

  private Delivered delivered(WriteTx tx, StoredOrder order, LocalDate day, long actor, Job job) {
    orders.setProgress(tx, order.id(), order.progress().deliver(day).as(OrderStatus.PROCESSING));
    CreateItemsResponse built = build.build(tx, order, actor, job);
    return new Delivered(
        views.find(tx, order.id()).orElseThrow(),
        built.itemsCreated(),
        built.batchGroupsCreated(),
        built.unpricedItems());
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
        build.run(
            id,
            actor,
            tx -> {
              StoredOrder order = gate.lock(tx, id, OrderAction.CREATE_ITEMS);
              if (rows.count(tx, id) == 0) {
                throw Problem.refused(
                    "order_without_rows",
                    "The order has no manifest rows to build items from. Process its manifest"
                        + " first.");
              }
              return order;
            },
            (tx, order, job) -> {
              orders.setProgress(tx, id, order.progress().as(OrderStatus.PROCESSING));
              return build.build(tx, order, actor, job);
            }));
  }
}
