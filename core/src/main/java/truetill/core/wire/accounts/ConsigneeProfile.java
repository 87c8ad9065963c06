package truetill.core.wire.accounts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The contract's schema {@code ConsigneeProfile}.
 *
 * @param commissionRate percent the store keeps, two decimals
 */
public record ConsigneeProfile(
    long id,
    UUID uid,
    String consigneeNumber,
    BigDecimal commissionRate,
    String payoutMethod,
    String status,
    LocalDate joinDate,
    String notes,
    Instant createdAt) {}
