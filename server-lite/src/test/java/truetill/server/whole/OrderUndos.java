package truetill.server.whole;

import static truetill.server.whole.Journey.ok;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Steps of an order's status and their ways back (rules-inventory section 4). {@code mark-complete}
 * has none.
 */
final class OrderUndos {
  private static final UnaryOperator<Journey> PAID = then("mark-paid", OrderUndos::ordered);
  private static final UnaryOperator<Journey> SHIPPED = then("mark-shipped", PAID);
  private static final UnaryOperator<Journey> SHIPPED_UNPAID =
      then("mark-shipped", OrderUndos::ordered);

  private OrderUndos() {}

  private static Journey ordered(Journey order) {
    return order.to(Stage.ORDERED);
  }

  private static UnaryOperator<Journey> then(String action, UnaryOperator<Journey> before) {
    return order -> {
      ok(before.apply(order).act(action));
      return order;
    };
  }

  static Stream<StepAndUndo> all() {
    return Stream.of(
        StepAndUndo.of(
            "paid",
            OrderUndos::ordered,
            order -> order.act("mark-paid", "paid_date", "2026-02-03"),
            order -> order.act("revert-paid")),
        StepAndUndo.of(
            "paid late: the date goes by an edit",
            SHIPPED_UNPAID,
            order -> order.act("mark-paid"),
            order -> order.patch("paid_date", null)),
        StepAndUndo.of(
            "shipped",
            OrderUndos::ordered,
            order -> order.act("mark-shipped", "expected_delivery", "2026-02-20"),
            order -> order.act("revert-shipped")),
        StepAndUndo.of(
            "shipped when paid",
            PAID,
            order -> order.act("mark-shipped"),
            order -> order.act("revert-shipped")),
        StepAndUndo.of(
            "shipped again: the dates go back by shipping again",
            SHIPPED,
            order -> order.act("mark-shipped", "shipped_date", "2026-02-01"),
            order -> order.act("mark-shipped", "shipped_date", "2026-02-12")),
        StepAndUndo.of(
            "delivered when only ordered",
            OrderUndos::ordered,
            order -> order.act("deliver"),
            order -> order.act("revert-delivered")),
        StepAndUndo.of(
            "delivered when paid",
            PAID,
            order -> order.act("deliver", "delivered_date", "2026-02-10"),
            order -> order.act("revert-delivered")),
        StepAndUndo.of(
            "delivered when shipped: back to paid, and shipped again with the day it was",
            SHIPPED,
            order -> order.act("deliver"),
            order -> {
              ok(order.act("revert-delivered")).has("status", "paid");
              return order.act("mark-shipped");
            }),
        StepAndUndo.of(
            "cancelled",
            order -> order.to(Stage.FINALIZED),
            order -> order.patch("status", "cancelled"),
            order -> order.patch("status", "ordered")),
        StepAndUndo.of(
            "cancelled when delivered: ordered again, the dates stand",
            then("deliver", SHIPPED),
            order -> order.patch("status", "cancelled"),
            order -> {
              ok(order.patch("status", "ordered"));
              return order.act("deliver");
            }),
        StepAndUndo.of(
                "begun, with a manifest that was gone through: deleted",
                UnaryOperator.identity(),
                order -> order.to(Stage.FINALIZED).read(),
                Journey::delete)
            .leaves(RowUndos.reviewed(2, false, false))
            .onlyOnce(),
        StepAndUndo.of(
                "begun and built: purged",
                UnaryOperator.identity(),
                order -> order.to(Stage.SHELVED).read(),
                Journey::purge)
            .leaves(
                RowUndos.reviewed(
                    2, false, false, Left.rows("audit_event", 1, "a purge is on record for good")))
            .onlyOnce());
  }
}
