package truetill.core.wire.system;

import java.time.Instant;
import java.util.UUID;

/**
 * The contract's schema {@code WorkLocation}.
 *
 * @param timezone IANA id; that of the first active location is the store's
 */
public record WorkLocation(
    long id,
    UUID uid,
    String name,
    String address,
    String phone,
    String timezone,
    boolean isActive,
    Instant createdAt) {}
