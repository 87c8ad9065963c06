package truetill.core.wire.hr;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * The contract's schema {@code SickLeaveBalance}; all hours with two decimals.
 *
 * @param employee user id
 * @param isCapped whether the year's 56 hours are reached
 */
public record SickLeaveBalance(
    long id,
    UUID uid,
    long employee,
    String employeeName,
    int year,
    BigDecimal hoursEarned,
    BigDecimal hoursUsed,
    BigDecimal hoursAvailable,
    boolean isCapped) {}
