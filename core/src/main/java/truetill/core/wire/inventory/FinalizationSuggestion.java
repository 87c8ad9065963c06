package truetill.core.wire.inventory;

/**
 * The contract's schema {@code FinalizationSuggestion}: final wording, and whether the units are
 * handled as one batch.
 *
 * @param specifications a JSON object, in the form the JSON library at hand gives it
 */
public record FinalizationSuggestion(
    long rowId,
    String title,
    String brand,
    String model,
    String searchTags,
    Object specifications,
    String reasoning,
    boolean batchFlag) {}
