package truetill.core.wire.consignment;

import truetill.core.money.Money;

/** The contract's schema {@code MyConsignmentSummary}; two counts go under two names each. */
public record MyConsignmentSummary(
    int totalItems,
    int listedCount,
    int soldCount,
    Money totalEarned,
    Money pendingBalance,
    int currentlyListed,
    int sold) {}
