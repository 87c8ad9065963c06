package truetill.server.inventory;

import java.util.List;
import java.util.function.Supplier;
import truetill.core.wire.inventory.ManifestRow;
import truetill.core.wire.inventory.PurchaseOrder;
import truetill.server.db.Database;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/**
 * Answers an order with all its manifest rows. There may be a million, so they are read and sent a
 * few hundred at a time (promise 55).
 */
final class OrderDetail {
  private static final int ROWS_AT_ONCE = 500;

  private final Database database;
  private final OrderViewStore views = new OrderViewStore();
  private final ManifestRowStore rows = new ManifestRowStore();

  OrderDetail(Database database) {
    this.database = database;
  }

  Reply reply(long id) {
    PurchaseOrder order =
        database.read(tx -> views.find(tx, id)).orElseThrow(Problem.notFound(OrderGate.ENTITY));
    return Reply.ok(new Reply.Listed(order, "manifest_rows", rows(id)));
  }

  /** All rows of an order, piece by piece. */
  Supplier<List<ManifestRow>> rows(long order) {
    return new Rows(order);
  }

  private final class Rows implements Supplier<List<ManifestRow>> {
    private final long order;
    private ManifestRowStore.Mark mark = ManifestRowStore.Mark.START;

    Rows(long order) {
      this.order = order;
    }

    @Override
    public List<ManifestRow> get() {
      List<ManifestRow> next = database.read(tx -> rows.after(tx, order, mark, ROWS_AT_ONCE));
      if (!next.isEmpty()) {
        mark = ManifestRowStore.Mark.after(next.getLast());
      }
      return next;
    }
  }
}
