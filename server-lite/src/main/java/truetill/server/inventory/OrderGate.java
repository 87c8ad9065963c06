package truetill.server.inventory;

import truetill.core.inventory.OrderAction;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * How every changing action begins: the order's row is locked, so that a second one waits and then
 * sees what the first made of it, and {@link OrderAction} is asked (rules-inventory section 4).
 */
final class OrderGate {
  static final String ENTITY = "PurchaseOrder";

  private final OrderStore orders = new OrderStore();

  /** The order as it is now, for work that only reads or that locks it later; refuses likewise. */
  StoredOrder check(ReadTx tx, long id, OrderAction action) {
    StoredOrder order = orders.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
    Problem.orRefuse(action.from(order.progress().status(), orders.hasItems(tx, id)));
    return order;
  }

  /** The locked order; ends the call as 404 or as 400 with the reason. */
  StoredOrder lock(WriteTx tx, long id, OrderAction action) {
    StoredOrder order = orders.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
    Problem.orRefuse(action.from(order.progress().status(), orders.hasItems(tx, id)));
    return order;
  }
}
