package truetill.core.wire.inventory;

/** The contract's schema {@code DeleteStep}: one kind of row that goes with an order. */
public record DeleteStep(String key, String label, String description, long count) {}
