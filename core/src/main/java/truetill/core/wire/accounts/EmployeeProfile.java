package truetill.core.wire.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** The contract's schema {@code EmployeeProfile}. */
public record EmployeeProfile(
    long id,
    UUID uid,
    String employeeNumber,
    @Nullable Long department,
    @Nullable String departmentName,
    String position,
    String employmentType,
    Money payRate,
    LocalDate hireDate,
    @Nullable LocalDate terminationDate,
    String terminationType,
    String terminationTypeDisplay,
    String terminationNotes,
    @Nullable Long workLocation,
    @Nullable String workLocationName,
    String emergencyName,
    String emergencyPhone,
    String notes,
    Instant createdAt) {}
