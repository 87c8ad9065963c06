package truetill.core.wire.inventory;

/** The contract's schema {@code MatchProductsResponse}: how an order's rows stand after a match. */
public record MatchProductsResponse(
    long totalRows,
    long matched,
    long pendingReview,
    long confirmed,
    long uncertain,
    long newProducts) {}
