package truetill.core.wire.accounts;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The contract's schema {@code Customer}: somebody who buys.
 *
 * @param id of the user, also the id in paths
 */
public record Customer(
    long id,
    UUID uid,
    String email,
    String firstName,
    String lastName,
    String phone,
    String fullName,
    String customerNumber,
    LocalDate customerSince,
    String notes) {}
