package truetill.core.wire.inventory;

/**
 * The contract's schema {@code FormulaSuggestion}.
 *
 * @param target key of a standard column
 */
public record FormulaSuggestion(String target, String formula, String reasoning) {}
