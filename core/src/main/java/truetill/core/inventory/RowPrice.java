package truetill.core.inventory;

import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The two prices of a manifest row and what they come to (rules-inventory section 5).
 *
 * @param proposed a suggestion, null while there is none
 * @param decided the final price, null while there is none; it wins
 */
public record RowPrice(@Nullable Money proposed, @Nullable Money decided) {
  public static final RowPrice NONE = new RowPrice(null, null);

  /** The row's price: the final one, else the proposed one, else none. */
  public @Nullable Money value() {
    return decided != null ? decided : proposed;
  }

  /**
   * What an item of the row costs the customer: the row's price, else what the product usually
   * costs, else 0.00, which is reported as unpriced.
   */
  public Money ofItem(@Nullable Money productDefault) {
    Money own = value();
    return own != null ? own : productDefault != null ? productDefault : Money.ZERO;
  }
}
