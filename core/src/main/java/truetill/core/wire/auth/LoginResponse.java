package truetill.core.wire.auth;

import truetill.core.wire.accounts.User;

/**
 * The contract's schema {@code LoginResponse}.
 *
 * @param access access token, 30 minutes
 */
public record LoginResponse(String access, User user) {}
