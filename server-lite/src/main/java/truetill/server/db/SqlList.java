package truetill.server.db;

import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * A list as one parameter, for statements that touch many rows at once: {@code id = any(cast(:ids
 * as bigint array))}, or {@code unnest(cast(:ids as bigint array))} to join with. H2 and PostgreSQL
 * read it alike, and no list is too long for it. Never {@code in (select … from unnest(…))}: H2
 * makes the list anew for each row it looks at.
 */
public final class SqlList {
  private SqlList() {}

  /** For {@code cast(:name as bigint array)}. */
  public static Argument bigints(Collection<? extends @Nullable Long> values) {
    return of("bigint", values);
  }

  /** For {@code cast(:name as varchar array)}. */
  public static Argument texts(Collection<? extends @Nullable String> values) {
    return of("varchar", values);
  }

  private static Argument of(String type, Collection<? extends @Nullable Object> values) {
    return (position, statement, context) ->
        statement.setArray(
            position, statement.getConnection().createArrayOf(type, values.toArray()));
  }
}
