package truetill.core.wire.pos;

import java.time.Instant;
import java.util.UUID;

/** The contract's schema {@code Receipt}. */
public record Receipt(
    long id,
    UUID uid,
    long cart,
    String receiptNumber,
    boolean printed,
    boolean emailed,
    Instant createdAt) {}
