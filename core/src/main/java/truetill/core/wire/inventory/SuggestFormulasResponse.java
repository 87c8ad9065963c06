package truetill.core.wire.inventory;

import java.util.List;

/**
 * The contract's schema {@code SuggestFormulasResponse}.
 *
 * @param modelUsed {@code rules} when no model was asked
 */
public record SuggestFormulasResponse(List<FormulaSuggestion> suggestions, String modelUsed) {}
