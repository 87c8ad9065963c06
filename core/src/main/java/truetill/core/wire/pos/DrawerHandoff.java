package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code DrawerHandoff}. */
public record DrawerHandoff(
    long id,
    UUID uid,
    long drawer,
    long outgoingCashier,
    @Nullable String outgoingCashierName,
    long incomingCashier,
    @Nullable String incomingCashierName,
    Instant countedAt,
    Map<String, Integer> count,
    Money countedTotal,
    Money expectedTotal,
    Money variance,
    String notes) {}
