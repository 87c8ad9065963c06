package truetill.server.pos;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.pos.PaymentMethod;
import truetill.core.pos.Tender;

/**
 * One cart as the rules see it.
 *
 * @param status open, completed or voided
 * @param total as stored; of a completed sale it never changes
 */
public record StoredCart(
    long id,
    UUID uid,
    long drawer,
    long cashier,
    @Nullable Long customer,
    String status,
    Rate taxRate,
    Money total,
    PaymentMethod method,
    @Nullable Money tendered,
    @Nullable Money change,
    @Nullable Money card) {
  public boolean isOpen() {
    return status.equals("open");
  }

  public boolean isCompleted() {
    return status.equals("completed");
  }

  /** How a completed sale was paid. */
  public Tender.Payment payment() {
    return Tender.Payment.recorded(method, total, tendered, change, card);
  }
}
