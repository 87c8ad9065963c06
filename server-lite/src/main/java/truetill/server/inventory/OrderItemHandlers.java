package truetill.server.inventory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.OrderStatus;
import truetill.core.inventory.Shelving;
import truetill.core.wire.inventory.CheckInOrderItemsResponse;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Checks in many items of an order (rules-inventory section 11, promise 68). */
final class OrderItemHandlers {
  private static final Set<OrderStatus> BEFORE_PROCESSING =
      EnumSet.of(OrderStatus.ORDERED, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED);

  private final UnitOfWork work;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final BatchGroupStore groups = new BatchGroupStore();
  private final ShelfQueueStore queue = new ShelfQueueStore();
  private final BulkShelving shelving = new BulkShelving();

  OrderItemHandlers(UnitOfWork work) {
    this.work = work;
  }

  Reply checkIn(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    return Reply.ok(
        work.write(tx -> {
          StoredOrder order = gate.lock(tx, id, OrderAction.CHECK_IN_ITEMS);
          Body body = call.body();
          OrderCheckIn sent = OrderCheckIn.read(body);
          List<Long> chosen = chosen(tx, body, id, sent.selection());
          BulkShelving.Done done =
              shelving.shelve(
                  tx,
                  chosen,
                  new BulkShelving.Work(
                      Shelving.CHECK_IN_ORDER,
                      sent.selection().picks(),
                      sent.values()::on,
                      null,
                      actor));
          if (done.touched() == 0) {
            throw Problem.refused(
                "no_items_left", "None of the order's items you mean can be checked in.");
          }
          OrderStatus status = order.progress().status();
          if (BEFORE_PROCESSING.contains(status)) {
            status = OrderStatus.PROCESSING;
            orders.setProgress(tx, id, order.progress().as(status));
          }
          return new CheckInOrderItemsResponse(done.touched(), status.wire());
        }));
  }

  /** Ends the call when something named is not the order's. */
  private List<Long> chosen(WriteTx tx, Body body, long order, OrderCheckIn.Selection selection) {
    List<ShelfQueueStore.Queued> all = queue.ofOrder(tx, order);
    Set<Long> ids = selection.ids();
    if (ids != null) {
      Set<Long> known =
          all.stream().map(ShelfQueueStore.Queued::id).collect(Collectors.toUnmodifiableSet());
      ids.stream()
          .filter(id -> !known.contains(id))
          .sorted()
          .findFirst()
          .ifPresent(id -> body.refuse("item_ids", "Item " + id + " is not one of this order."));
    }
    Long group = selection.group();
    if (group != null && groups.orderOf(tx, group).filter(owner -> owner == order).isEmpty()) {
      body.refuseUnknownPk("batch_group_id", group);
    }
    body.orRefuse();
    return all.stream().filter(selection::holds).map(ShelfQueueStore.Queued::id).toList();
  }
}
