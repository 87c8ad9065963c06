package truetill.core.wire.hr;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contract's schema {@code Department}.
 *
 * @param name unique
 * @param manager user id
 */
public record Department(
    long id,
    UUID uid,
    String name,
    String description,
    @Nullable Long location,
    @Nullable String locationName,
    @Nullable Long manager,
    @Nullable String managerName,
    boolean isActive) {}
