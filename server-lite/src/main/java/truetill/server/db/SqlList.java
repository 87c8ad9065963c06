package truetill.server.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

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

  /** Cents, for {@code cast(:name as bigint array)}. */
  public static Argument cents(Collection<? extends @Nullable Money> values) {
    List<@Nullable Long> cents = new ArrayList<>();
    values.forEach(value -> cents.add(value == null ? null : value.cents()));
    return bigints(cents);
  }

  /** For {@code cast(:name as boolean array)}. */
  public static Argument booleans(Collection<Boolean> values) {
    return of("boolean", values);
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
