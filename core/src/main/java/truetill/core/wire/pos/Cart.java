package truetill.core.wire.pos;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * The contract's schema {@code Cart}.
 *
 * @param customer user id of the customer
 * @param status open, completed or voided
 * @param lines in the order they were added
 */
public record Cart(
    long id,
    UUID uid,
    long drawer,
    long cashier,
    @Nullable String cashierName,
    @Nullable Long customer,
    @Nullable String customerName,
    @Nullable String customerNumber,
    String status,
    Money subtotal,
    Rate taxRate,
    Money taxAmount,
    Money total,
    String paymentMethod,
    @Nullable Money cashTendered,
    @Nullable Money changeGiven,
    @Nullable Money cardAmount,
    @Nullable Instant completedAt,
    Instant createdAt,
    @Nullable Instant voidedAt,
    @Nullable Long voidedBy,
    @Nullable String voidedByName,
    List<CartLine> lines,
    @Nullable Receipt receipt) {}
