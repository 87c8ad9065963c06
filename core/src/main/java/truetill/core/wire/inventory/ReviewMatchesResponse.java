package truetill.core.wire.inventory;

/**
 * The contract's schema {@code ReviewMatchesResponse}.
 *
 * @param accepted decisions to accept or modify
 * @param newProducts products really created
 */
public record ReviewMatchesResponse(long accepted, long rejected, long newProducts) {}
