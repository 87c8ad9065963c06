package truetill.core.wire.inventory;

/** The contract's schema {@code FunctionOption}: something a mapping can do to a cell. */
public record FunctionOption(String id, String label) {}
