package truetill.server.inventory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.OrderCost;
import truetill.core.inventory.OrderProgress;
import truetill.core.money.Money;

/**
 * A row of {@code purchase_order} as rules and writers need it.
 *
 * @param manifestFile id of the vendor's file, null while there is none
 */
record StoredOrder(
    long id,
    long vendor,
    String orderNumber,
    LocalDate ordered,
    OrderProgress progress,
    OrderCost cost,
    @Nullable Money retailValue,
    String condition,
    String description,
    long itemCount,
    String notes,
    @Nullable Long manifestFile) {}
