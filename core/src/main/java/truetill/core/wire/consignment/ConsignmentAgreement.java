package truetill.core.wire.consignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code ConsignmentAgreement}.
 *
 * @param consignee user id
 * @param commissionRate percent the store keeps, two decimals
 */
public record ConsignmentAgreement(
    long id,
    UUID uid,
    long consignee,
    String consigneeName,
    String agreementNumber,
    BigDecimal commissionRate,
    String status,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    String terms,
    Instant createdAt) {}
