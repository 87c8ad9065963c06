package truetill.core.wire.hr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code ModificationRequest}. The {@code entry…} fields show the time entry
 * as it is now, so after approval the new values.
 *
 * @param requestedClockIn null leaves it as it is, as for the other two
 * @param status pending, approved or denied
 */
public record ModificationRequest(
    long id,
    UUID uid,
    long timeEntry,
    long employee,
    String employeeName,
    LocalDate entryDate,
    Instant entryClockIn,
    @Nullable Instant entryClockOut,
    @Nullable Instant requestedClockIn,
    @Nullable Instant requestedClockOut,
    @Nullable Integer requestedBreakMinutes,
    String reason,
    String status,
    @Nullable Long reviewedBy,
    @Nullable String reviewedByName,
    String reviewNote,
    @Nullable Instant reviewedAt,
    Instant createdAt) {}
