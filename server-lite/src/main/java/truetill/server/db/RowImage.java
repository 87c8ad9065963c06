package truetill.server.db;

import java.util.Map;

/**
 * One row as registers see it, in the feed and in the snapshot alike.
 *
 * @param uid identity of the row; a setting's is its key
 * @param columns column words to values; money as whole cents, times as ISO instants
 */
public record RowImage(String uid, long id, Map<String, ?> columns) {}
