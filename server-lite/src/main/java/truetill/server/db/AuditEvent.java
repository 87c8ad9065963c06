package truetill.server.db;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to whom, for money, role and access changes (rules-store section 4).
 *
 * @param actorId user who did it, null for a request without a sign-in or the server itself
 * @param action stable word such as {@code password_changed}
 * @param subject table word of the row it happened to
 * @param before values before, empty when there were none; never a secret
 * @param after values after
 */
public record AuditEvent(
    @Nullable Long actorId,
    String action,
    String subject,
    @Nullable Long subjectId,
    Map<String, ?> before,
    Map<String, ?> after) {}
