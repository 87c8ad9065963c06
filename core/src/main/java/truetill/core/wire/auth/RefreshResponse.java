package truetill.core.wire.auth;

/** The contract's schema {@code RefreshResponse}. */
public record RefreshResponse(String access) {}
