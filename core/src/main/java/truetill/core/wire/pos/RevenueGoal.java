package truetill.core.wire.pos;

import java.time.LocalDate;
import java.util.UUID;
import truetill.core.money.Money;

/**
 * The contract's schema {@code RevenueGoal}: what a location wants to sell on a store-local day.
 */
public record RevenueGoal(long id, UUID uid, LocalDate date, Money goalAmount, long location) {}
