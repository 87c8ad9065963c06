package truetill.core.wire.inventory;

import java.math.BigDecimal;

/**
 * The contract's schema {@code MatchCandidate}: a product a manifest row may mean.
 *
 * @param score from 0 to 1, two decimals
 */
public record MatchCandidate(
    long productId, String productTitle, BigDecimal score, String matchType) {}
