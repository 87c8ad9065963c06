package truetill.core.inventory;

import static truetill.core.inventory.OrderStatus.CANCELLED;
import static truetill.core.inventory.OrderStatus.COMPLETE;
import static truetill.core.inventory.OrderStatus.DELIVERED;
import static truetill.core.inventory.OrderStatus.ORDERED;
import static truetill.core.inventory.OrderStatus.PAID;
import static truetill.core.inventory.OrderStatus.PROCESSING;
import static truetill.core.inventory.OrderStatus.SHIPPED;

import java.util.EnumSet;
import java.util.Set;
import truetill.core.outcome.Outcome;

/**
 * The one table of what may be done to an order from which status (rules-inventory section 4,
 * promises 45 and 59): the steps of its own life, the work on its manifest rows, and what its items
 * allow. Work on rows says also that they are frozen as soon as an order has an item.
 */
public enum OrderAction {
  MARK_PAID("be marked paid", Items.EITHER, not(CANCELLED)),
  REVERT_PAID("have its payment undone", Items.EITHER, EnumSet.of(ORDERED, PAID)),
  MARK_SHIPPED("be marked shipped", Items.EITHER, EnumSet.of(ORDERED, PAID, SHIPPED)),
  REVERT_SHIPPED("have its shipment undone", Items.EITHER, EnumSet.of(SHIPPED)),
  DELIVER("be delivered", Items.EITHER, EnumSet.of(ORDERED, PAID, SHIPPED, DELIVERED)),
  REVERT_DELIVERED("have its delivery undone", Items.NONE, EnumSet.of(DELIVERED)),
  CREATE_ITEMS("have its items built", Items.NONE, EnumSet.of(DELIVERED, PROCESSING, COMPLETE)),
  CHECK_IN_ITEMS("have items checked in", Items.SOME, not(CANCELLED)),
  MARK_COMPLETE("be completed", Items.EITHER, EnumSet.of(DELIVERED, PROCESSING, COMPLETE)),
  CANCEL("be cancelled", Items.NONE, EnumSet.of(ORDERED, PAID, SHIPPED, DELIVERED)),
  REOPEN("be ordered again", Items.EITHER, EnumSet.of(CANCELLED)),
  /** Upload, standardize, match, review, and every undo of these. */
  CHANGE_ROWS("have its manifest rows changed", Items.NONE, not(CANCELLED)),
  /** Prices, final wording and clean-up, which go on after the build. */
  REFINE_ROWS("have its manifest rows refined", Items.EITHER, not(CANCELLED));

  /** Whether an action needs the order to have items, or to have none. */
  private enum Items {
    EITHER,
    NONE,
    SOME
  }

  private final String words;
  private final Items items;

  @SuppressWarnings("ImmutableEnumChecker") // never handed out, never changed
  private final Set<OrderStatus> from;

  OrderAction(String words, Items items, Set<OrderStatus> from) {
    this.words = words;
    this.items = items;
    this.from = from;
  }

  /** Whether the order may; a refusal says why not and what would help. */
  public Outcome<OrderStatus> from(OrderStatus status, boolean hasItems) {
    if (!from.contains(status)) {
      return Outcome.refused("order_status", refusedBy(status));
    }
    if (items == Items.NONE && hasItems) {
      return Outcome.refused(
          "order_has_items",
          "The order has items, so it cannot "
              + words
              + ". Delete its items first, or remove the whole order with purge-delete.");
    }
    if (items == Items.SOME && !hasItems) {
      return Outcome.refused(
          "order_without_items", "The order has no items yet. Build them with create-items first.");
    }
    return Outcome.done(status);
  }

  private String refusedBy(OrderStatus status) {
    return status == CANCELLED
        ? "The order is cancelled, so it cannot " + words + ". Set its status to ordered first."
        : "An order that is " + status.wire() + " cannot " + words + ".";
  }

  private static Set<OrderStatus> not(OrderStatus status) {
    return EnumSet.complementOf(EnumSet.of(status));
  }
}
