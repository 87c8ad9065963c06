package truetill.core.wire.system;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code PrintServerRelease}, with the keys as they stand on the wire ({@code
 * s3_file} is an id of {@code /core/files/}).
 */
public record PrintServerRelease(
    long id,
    UUID uid,
    String version,
    long s3File,
    StoredFile s3FileInfo,
    String releaseNotes,
    boolean isCurrent,
    @Nullable Long releasedBy,
    Instant releasedAt) {}
