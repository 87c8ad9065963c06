package truetill.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What each step makes of an order's status and dates (rules-inventory section 4). */
final class OrderProgressTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 2, 9);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 13);
  private static final OrderProgress ORDERED =
      new OrderProgress(OrderStatus.ORDERED, null, null, null, null);

  @Test
  void payingLateKeepsTheStatus() {
    assertThat(ORDERED.markPaid(MONDAY).status()).isEqualTo(OrderStatus.PAID);
    OrderProgress late = ORDERED.deliver(MONDAY).markPaid(FRIDAY);
    assertThat(late)
        .isEqualTo(new OrderProgress(OrderStatus.DELIVERED, FRIDAY, null, null, MONDAY));
  }

  @Test
  void takingBackAPaymentClearsItsDay() {
    assertThat(ORDERED.markPaid(MONDAY).revertPaid()).isEqualTo(ORDERED);
    OrderProgress dated = new OrderProgress(OrderStatus.ORDERED, MONDAY, null, null, null);
    assertThat(dated.revertPaid()).isEqualTo(dated);
  }

  @Test
  void shippingKeepsADayThatStandsAndTakesANewOne() {
    OrderProgress shipped = ORDERED.markShipped(null, MONDAY, null);
    assertThat(shipped).isEqualTo(new OrderProgress(OrderStatus.SHIPPED, null, MONDAY, null, null));
    OrderProgress expected = shipped.markShipped(null, FRIDAY, FRIDAY);
    assertThat(expected)
        .isEqualTo(new OrderProgress(OrderStatus.SHIPPED, null, MONDAY, FRIDAY, null));
    assertThat(expected.markShipped(FRIDAY, FRIDAY, null))
        .isEqualTo(new OrderProgress(OrderStatus.SHIPPED, null, FRIDAY, FRIDAY, null));
  }

  @Test
  void takingBackAShipmentGoesToWhatItWasBefore() {
    OrderProgress unpaid = ORDERED.markShipped(MONDAY, MONDAY, FRIDAY);
    assertThat(unpaid.revertShipped()).isEqualTo(ORDERED);
    OrderProgress paid = ORDERED.markPaid(MONDAY);
    assertThat(paid.markShipped(MONDAY, MONDAY, FRIDAY).revertShipped()).isEqualTo(paid);
  }

  @Test
  void takingBackADeliveryKeepsTheDayOfShipping() {
    OrderProgress delivered = ORDERED.markShipped(MONDAY, MONDAY, FRIDAY).deliver(FRIDAY);
    assertThat(delivered.revertDelivered())
        .isEqualTo(new OrderProgress(OrderStatus.ORDERED, null, MONDAY, FRIDAY, null));
    assertThat(delivered.markPaid(FRIDAY).revertDelivered().status()).isEqualTo(OrderStatus.PAID);
  }
}
