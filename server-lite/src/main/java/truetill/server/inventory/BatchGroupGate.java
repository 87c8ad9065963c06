package truetill.server.inventory;

import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * How every change of a batch group begins: its order's row is locked, as for every change of an
 * order's goods, then its own.
 */
final class BatchGroupGate {
  static final String ENTITY = "BatchGroup";

  private final OrderStore orders = new OrderStore();
  private final BatchGroupStore groups = new BatchGroupStore();

  BatchGroupStore.Stored lock(WriteTx tx, long id) {
    groups.orderOf(tx, id).ifPresent(order -> orders.lock(tx, order));
    return groups.lock(tx, id).orElseThrow(Problem.notFound(ENTITY));
  }
}
