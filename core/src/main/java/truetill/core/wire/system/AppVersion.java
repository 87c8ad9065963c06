package truetill.core.wire.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The contract's schema {@code AppVersion}; {@code buildDate} is null outside a built jar. */
public record AppVersion(String version, @Nullable Instant buildDate, String description) {}
