package truetill.server.http;

import java.util.UUID;

/** The enrolled register PC behind a call under {@code /sync/}. */
public record DeviceCaller(UUID deviceId, long registerId) {}
