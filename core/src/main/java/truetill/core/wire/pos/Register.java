package truetill.core.wire.pos;

import java.util.Map;
import java.util.UUID;
import truetill.core.money.Money;

/**
 * The contract's schema {@code Register}.
 *
 * @param startingBreakdown all ten denominations in the contract's order
 */
public record Register(
    long id,
    UUID uid,
    long location,
    String locationName,
    String name,
    String code,
    Money startingCash,
    Map<String, Integer> startingBreakdown,
    boolean isActive) {}
