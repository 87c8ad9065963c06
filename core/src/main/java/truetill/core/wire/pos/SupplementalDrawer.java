package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code SupplementalDrawer}: the reserve of change of a location.
 *
 * @param currentBalance pieces as far as they are known
 */
public record SupplementalDrawer(
    long id,
    UUID uid,
    long location,
    String locationName,
    Map<String, Integer> currentBalance,
    Money currentTotal,
    @Nullable Long lastCountedBy,
    @Nullable String lastCountedByName,
    @Nullable Instant lastCountedAt) {}
