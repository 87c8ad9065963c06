package truetill.core.wire.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code GET devices/}: a register PC of the store.
 *
 * @param register id of the register it works as
 * @param name what it called itself when it was enrolled
 * @param status active; lost, so that others may move its drawer; or revoked, so that it is refused
 * @param acceptedSeq records of its journal the server has
 * @param openDrawer id of the drawer it has open, null when none is
 */
public record EnrolledDevice(
    UUID id,
    long register,
    String registerCode,
    String registerName,
    String name,
    String status,
    Instant enrolledAt,
    @Nullable Instant lastSeenAt,
    long acceptedSeq,
    @Nullable Long openDrawer) {}
