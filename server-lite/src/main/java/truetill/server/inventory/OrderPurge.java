package truetill.server.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import truetill.core.wire.inventory.DeletePreview;
import truetill.core.wire.inventory.DoomedItem;
import truetill.core.wire.inventory.PurgeResponse;
import truetill.server.db.AuditEvent;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;

/** Shows what an order takes with it, and takes it away (rules-inventory section 12). */
final class OrderPurge {
  private final Database database;
  private final UnitOfWork work;
  private final OrderRemoval removal;
  private final OrderStore orders = new OrderStore();
  private final OrderContentsStore contents = new OrderContentsStore();

  OrderPurge(Database database, UnitOfWork work, OrderRemoval removal) {
    this.database = database;
    this.work = work;
    this.removal = removal;
  }

  Reply preview(Call call) {
    long id = call.id(OrderGate.ENTITY);
    return Reply.ok(
        database.read(tx -> {
          StoredOrder order = orders.find(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          OrderRemoval.Plan plan = removal.plan(tx, order);
          List<DoomedItem> items = contents.items(tx, id);
          return new DeletePreview(
              id, order.orderNumber(), plan.steps(), items, warnings(items, plan.fileShared()));
        }));
  }

  private static List<String> warnings(List<DoomedItem> items, boolean fileShared) {
    List<String> warnings = new ArrayList<>();
    warnings.add("Products, vendor references and templates are kept.");
    long sold = items.stream().filter(item -> item.status().equals("sold")).count();
    if (sold > 0) {
      warnings.add(
          sold
              + (sold == 1 ? " item is" : " items are")
              + " sold. Sale lines keep their text and price but lose the link.");
    }
    if (fileShared) {
      warnings.add("The manifest file is kept, because another order uses it.");
    }
    return warnings;
  }

  Reply purge(Call call) {
    long id = call.id(OrderGate.ENTITY);
    long actor = call.caller().userId();
    Purged purged =
        work.write(tx -> {
          StoredOrder order = orders.lock(tx, id).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          confirm(call.body(), order);
          if (contents.isInOpenCart(tx, id)) {
            throw Problem.refused(
                "in_cart", "An item of this order is in an open sale; remove it there first.");
          }
          if (contents.isConsigned(tx, id)) {
            throw Problem.refused(
                "consigned", "An item of this order belongs to a consignee; return it first.");
          }
          OrderRemoval.Plan plan = removal.plan(tx, order);
          Optional<OrderRemoval.Contents> left = removal.everything(tx, order);
          tx.audit(
              new AuditEvent(
                  actor,
                  "order_purged",
                  "purchase_order",
                  id,
                  Map.of("order_number", order.orderNumber(), "counts", plan.counts()),
                  Map.of()));
          return new Purged(
              new PurgeResponse(
                  id, order.orderNumber(), plan.counts(), plan.steps(), plan.fileShared()),
              left);
        });
    purged.left().ifPresent(removal::discard);
    return Reply.ok(purged.answer());
  }

  private record Purged(PurgeResponse answer, Optional<OrderRemoval.Contents> left) {}

  /** The number has to be typed, as the order has it. */
  private static void confirm(Body body, StoredOrder order) {
    String typed = body.requiredText("confirm_order_number", 1000);
    body.orRefuse();
    if (!typed.equals(order.orderNumber())) {
      throw Problem.field(
          "confirm_order_number", "Type the order's number exactly: " + order.orderNumber() + ".");
    }
  }
}
