package truetill.core.wire.hr;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code StaffMember}: names for pickers, without pay and contact data.
 *
 * @param role highest group
 */
public record StaffMember(
    long id,
    UUID uid,
    String fullName,
    String role,
    @Nullable String employeeNumber,
    String position,
    @Nullable String departmentName) {}
