package truetill.core.wire.hr;

/**
 * The contract's schema {@code BulkApproveResult}.
 *
 * @param approved how many entries changed from pending to approved
 */
public record BulkApproveResult(int approved) {}
