package truetill.core.wire.hr;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code TimeEntry}.
 *
 * @param employee user id
 * @param date store-local date of {@code clockIn}
 * @param totalHours two decimals, null while the person is clocked in
 * @param status pending, approved or flagged
 */
public record TimeEntry(
    long id,
    UUID uid,
    long employee,
    String employeeName,
    LocalDate date,
    Instant clockIn,
    @Nullable Instant clockOut,
    int breakMinutes,
    @Nullable BigDecimal totalHours,
    String status,
    @Nullable Long approvedBy,
    @Nullable String approvedByName,
    String notes,
    Instant createdAt,
    Instant updatedAt) {}
