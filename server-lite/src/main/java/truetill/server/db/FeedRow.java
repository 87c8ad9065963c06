package truetill.server.db;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row image of a change-set; {@code row} is null for a deletion. */
record FeedRow(
    Audience audience,
    String table,
    String action,
    String uid,
    @Nullable Long id,
    @Nullable Map<String, ?> row) {}
