package truetill.core.wire.inventory;

import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code FormulaProblem}: a formula that cannot be read, or not on every row.
 *
 * @param firstRowNumber null when no row was reached
 */
public record FormulaProblem(
    String target,
    String formula,
    String code,
    String message,
    long rowsAffected,
    @Nullable Long firstRowNumber) {}
