package truetill.core.wire.inventory;

/**
 * The contract's schema {@code RowSuggestion}: a row's wording after clean-up.
 *
 * @param specifications a JSON object, in the form the JSON library at hand gives it
 */
public record RowSuggestion(
    long rowId,
    String title,
    String brand,
    String model,
    String searchTags,
    Object specifications,
    String reasoning) {}
