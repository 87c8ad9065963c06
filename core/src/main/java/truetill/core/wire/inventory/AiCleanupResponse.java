package truetill.core.wire.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code AiCleanupResponse}: what became of one slice of rows.
 *
 * @param rowsProcessed rows in the slice
 * @param rowsSaved those that were stored
 * @param stopReason why the model stopped, {@code rules} without one
 */
public record AiCleanupResponse(
    int rowsProcessed,
    int rowsSaved,
    long totalRows,
    long offset,
    List<RowSuggestion> suggestions,
    String modelUsed,
    boolean hasMore,
    AiTiming timing,
    @Nullable String stopReason) {}
