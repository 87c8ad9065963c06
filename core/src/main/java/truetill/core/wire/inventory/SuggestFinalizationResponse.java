package truetill.core.wire.inventory;

import java.util.List;

/**
 * The contract's schema {@code SuggestFinalizationResponse}.
 *
 * @param modelUsed {@code rules} when no model was asked
 */
public record SuggestFinalizationResponse(
    List<FinalizationSuggestion> suggestions, String modelUsed) {}
