package truetill.core.wire.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code GET exceptions/}: something a register did that a manager should look at (sync.md
 * section 6).
 *
 * @param key stable: kind, op and line; a replay of the op opens it once
 * @param opId the op that raised it
 * @param line of the sale, counted from 1, null when it is about the whole op
 * @param device the register PC the op came from
 * @param registerName of that PC's register
 * @param severity info, normal, high or critical
 * @param details what a person needs to decide, by word; ids are the contract's, amounts cents
 * @param status open or resolved
 * @param actions words {@code resolve/} takes for it; empty once it is resolved
 * @param action what was done; empty while it is open
 * @param resolvedBy user id, null for the server itself
 */
public record ExceptionCase(
    long id,
    UUID uid,
    String key,
    String kind,
    UUID opId,
    @Nullable Integer line,
    @Nullable UUID device,
    @Nullable String registerName,
    String severity,
    String summary,
    Map<String, @Nullable Object> details,
    String status,
    List<String> actions,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    @Nullable Long resolvedBy,
    @Nullable String resolvedByName,
    String action,
    String note) {}
