package truetill.core.wire.inventory;

import java.time.Instant;
import java.util.UUID;

/** The contract's schema {@code Vendor}: whom stock is bought from. */
public record Vendor(
    long id,
    UUID uid,
    String name,
    String code,
    String vendorType,
    String contactName,
    String contactEmail,
    String contactPhone,
    String address,
    String notes,
    boolean isActive,
    Instant createdAt) {}
