package truetill.core.wire.consignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The contract's schema {@code ConsigneeAccount}.
 *
 * @param id the user's id
 * @param commissionRate percent the store keeps, two decimals
 */
public record ConsigneeAccount(
    long id,
    UUID uid,
    String email,
    String firstName,
    String lastName,
    String phone,
    String fullName,
    String consigneeNumber,
    BigDecimal commissionRate,
    String payoutMethod,
    String status,
    LocalDate joinDate,
    String notes) {}
