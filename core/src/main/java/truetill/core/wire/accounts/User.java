package truetill.core.wire.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as the contract's schema {@code User} shows it.
 *
 * @param role highest of {@code roles} in the contract's spelling; null for a pure customer
 * @param fullName first name, one space, last name
 */
public record User(
    long id,
    UUID uid,
    String email,
    String firstName,
    String lastName,
    String fullName,
    String phone,
    boolean isActive,
    boolean isStaff,
    Instant dateJoined,
    Instant updatedAt,
    @Nullable String role,
    List<String> roles,
    boolean mustChangePassword,
    @Nullable EmployeeProfile employee,
    @Nullable ConsigneeProfile consignee,
    @Nullable CustomerProfile customer) {}
