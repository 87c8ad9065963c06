package truetill.core.wire.hr;

import java.math.BigDecimal;

/** The contract's schema {@code TimeEntrySummary}; flagged entries are in the totals only. */
public record TimeEntrySummary(
    BigDecimal totalHours, long totalEntries, BigDecimal approvedHours, BigDecimal pendingHours) {}
