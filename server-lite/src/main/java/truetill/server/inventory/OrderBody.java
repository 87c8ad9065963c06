package truetill.server.inventory;

import static truetill.server.http.Body.or;

import java.util.List;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.OrderCost;
import truetill.core.inventory.OrderNumber;
import truetill.core.inventory.OrderProgress;
import truetill.core.inventory.OrderStatus;
import truetill.core.outcome.Outcome;
import truetill.server.http.Body;

/** Reads {@code PurchaseOrderWrite}: what is left out keeps the value it has. */
final class OrderBody {
  static final List<String> CONDITIONS =
      List.of("new", "like_new", "good", "fair", "salvage", "mixed", "");
  private static final int MAX_DESCRIPTION = 500;
  private static final int MAX_NOTES = 10_000;

  private OrderBody() {}

  /**
   * Notes what is wrong in the body; the caller ends the call when there was anything. The vendor
   * is read as an id that the caller has still to look for; a blank number keeps the old one.
   */
  static StoredOrder read(Body body, StoredOrder old, boolean hasItems) {
    body.allowNull(
        "paid_date",
        "shipped_date",
        "expected_delivery",
        "delivered_date",
        "purchase_cost",
        "shipping_cost",
        "fees",
        "retail_value");
    String number = or(body.text("order_number", OrderNumber.MAX_LENGTH), "");
    OrderProgress progress = old.progress();
    OrderCost cost = old.cost();
    Integer count = body.integer("item_count", 0, Integer.MAX_VALUE);
    return new StoredOrder(
        old.id(),
        or(body.pk("vendor"), old.vendor()),
        number.isEmpty() ? old.orderNumber() : number,
        or(body.date("ordered_date"), old.ordered()),
        new OrderProgress(
            status(body, progress.status(), hasItems),
            body.orKept("paid_date", body.date("paid_date"), progress.paid()),
            body.orKept("shipped_date", body.date("shipped_date"), progress.shipped()),
            body.orKept("expected_delivery", body.date("expected_delivery"), progress.expected()),
            body.orKept("delivered_date", body.date("delivered_date"), progress.delivered())),
        new OrderCost(
            body.orKept("purchase_cost", body.amount("purchase_cost"), cost.purchase()),
            body.orKept("shipping_cost", body.amount("shipping_cost"), cost.shipping()),
            body.orKept("fees", body.amount("fees"), cost.fees())),
        body.orKept("retail_value", body.amount("retail_value"), old.retailValue()),
        or(body.choice("condition", CONDITIONS), old.condition()),
        or(body.text("description", MAX_DESCRIPTION), old.description()),
        count == null ? old.itemCount() : count,
        or(body.text("notes", MAX_NOTES), old.notes()),
        old.manifestFile());
  }

  /** A status is written only to cancel an order or to take that back; the rest are actions. */
  private static OrderStatus status(Body body, OrderStatus old, boolean hasItems) {
    String word =
        body.choice(
            "status", List.of(OrderStatus.values()).stream().map(OrderStatus::wire).toList());
    OrderStatus now = word == null ? old : OrderStatus.ofWire(word).orElseThrow();
    if (now == old) {
      return old;
    }
    if (now != OrderStatus.CANCELLED
        && !(now == OrderStatus.ORDERED && old == OrderStatus.CANCELLED)) {
      body.refuse("status", "Use the order's actions to make it " + now.wire() + ".");
      return old;
    }
    OrderAction action = now == OrderStatus.CANCELLED ? OrderAction.CANCEL : OrderAction.REOPEN;
    if (action.from(old, hasItems) instanceof Outcome.Refused<OrderStatus>(var code, var detail)) {
      body.refuse("status", detail);
      return old;
    }
    return now;
  }
}
