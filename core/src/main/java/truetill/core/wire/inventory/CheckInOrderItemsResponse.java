package truetill.core.wire.inventory;

/** The contract's schema {@code CheckInOrderItemsResponse}. */
public record CheckInOrderItemsResponse(long checkedIn, String orderStatus) {}
