package truetill.core.wire.hr;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code SickLeaveRequest}.
 *
 * @param employee user id
 * @param hoursRequested two decimals
 * @param status pending, approved or denied
 */
public record SickLeaveRequest(
    long id,
    UUID uid,
    long employee,
    String employeeName,
    LocalDate startDate,
    LocalDate endDate,
    BigDecimal hoursRequested,
    String status,
    String reason,
    @Nullable Long reviewedBy,
    @Nullable String reviewedByName,
    String reviewNote,
    @Nullable Instant reviewedAt,
    Instant createdAt) {}
