package truetill.core.wire.system;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code S3File}.
 *
 * @param size bytes
 * @param uploadedBy user id, null when that user is gone
 * @param url where its content is downloaded under the same sign-in, null while it has none
 */
public record StoredFile(
    long id,
    UUID uid,
    String key,
    String filename,
    long size,
    String contentType,
    @Nullable Long uploadedBy,
    Instant uploadedAt,
    @Nullable String url) {}
