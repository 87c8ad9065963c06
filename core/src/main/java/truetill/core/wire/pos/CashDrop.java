package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code CashDrop}: cash taken from a drawer to the safe. */
public record CashDrop(
    long id,
    UUID uid,
    long drawer,
    Map<String, Integer> amount,
    Money total,
    long droppedBy,
    @Nullable String droppedByName,
    Instant droppedAt,
    String notes) {}
