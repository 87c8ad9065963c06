package truetill.core.inventory;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** What an order cost, in three parts, each of which may be unknown (rules-inventory section 5). */
public record OrderCost(@Nullable Money purchase, @Nullable Money shipping, @Nullable Money fees) {
  public static final OrderCost UNKNOWN = new OrderCost(null, null, null);

  /** The sum, a missing part counting nothing; unknown when all are (promise 50). */
  public @Nullable Money total() {
    return Stream.of(purchase, shipping, fees)
        .filter(Objects::nonNull)
        .reduce(Money::plus)
        .orElse(null);
  }
}
