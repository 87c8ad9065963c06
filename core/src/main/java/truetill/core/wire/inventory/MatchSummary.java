package truetill.core.wire.inventory;

/** The {@code summary} of the contract's schema {@code MatchResultsResponse}. */
public record MatchSummary(
    long total,
    long matched,
    long pendingReview,
    long confirmed,
    long uncertain,
    long newProduct) {}
