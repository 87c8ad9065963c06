package truetill.core.inventory;

import static truetill.core.inventory.OrderStatus.DELIVERED;
import static truetill.core.inventory.OrderStatus.ORDERED;
import static truetill.core.inventory.OrderStatus.PAID;
import static truetill.core.inventory.OrderStatus.SHIPPED;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order's status and the dates beside it, and what each step makes of them (rules-inventory
 * section 4). Whether a step may be taken is {@link OrderAction}'s to say, before. Days are days of
 * the store's zone.
 */
public record OrderProgress(
    OrderStatus status,
    @Nullable LocalDate paid,
    @Nullable LocalDate shipped,
    @Nullable LocalDate expected,
    @Nullable LocalDate delivered) {

  /** Paying late stores the date and keeps the status. */
  public OrderProgress markPaid(LocalDate day) {
    OrderStatus now = status == ORDERED || status == PAID ? PAID : status;
    return new OrderProgress(now, day, shipped, expected, delivered);
  }

  /** On an order that was never paid this changes nothing. */
  public OrderProgress revertPaid() {
    return status == ORDERED
        ? this
        : new OrderProgress(ORDERED, null, shipped, expected, delivered);
  }

  /**
   * Ships, or edits the dates of what is shipped.
   *
   * @param sent the day the caller named, if any; else the day that stands, else today
   * @param arrival when it is expected; null keeps what stands
   */
  public OrderProgress markShipped(
      @Nullable LocalDate sent, LocalDate today, @Nullable LocalDate arrival) {
    LocalDate day = sent != null ? sent : shipped != null ? shipped : today;
    return new OrderProgress(SHIPPED, paid, day, arrival != null ? arrival : expected, delivered);
  }

  public OrderProgress revertShipped() {
    return new OrderProgress(beforeShipping(), paid, null, null, delivered);
  }

  public OrderProgress deliver(LocalDate day) {
    return new OrderProgress(DELIVERED, paid, shipped, expected, day);
  }

  /** The day it was shipped stays: it was shipped. */
  public OrderProgress revertDelivered() {
    return new OrderProgress(beforeShipping(), paid, shipped, expected, null);
  }

  /** The same dates under another status. */
  public OrderProgress as(OrderStatus other) {
    return new OrderProgress(other, paid, shipped, expected, delivered);
  }

  private OrderStatus beforeShipping() {
    return paid != null ? PAID : ORDERED;
  }
}
