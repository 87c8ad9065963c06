package truetill.server.db;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Where the database's own counters of integer ids stand. They are no rows and no part of any
 * transaction: moving one lasts at once (H2 commits with it), whatever becomes of the work around
 * it.
 */
public final class IdSequences {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private static final String H2_NEXT =
      """
      select lower(c.table_name) as table_name, lower(c.column_name) as column_name,
             c.identity_base as next_id
        from information_schema.columns c
       where c.is_identity = 'YES' and lower(c.table_schema) = 'public'
       order by 1, 2
      """;

  /** What {@code pg_sequences} says of a counter that was moved and not asked since is nothing. */
  private static final String POSTGRES_COLUMNS =
      """
      select c.table_name, c.column_name,
             pg_get_serial_sequence(
               quote_ident(c.table_schema) || '.' || quote_ident(c.table_name), c.column_name)
               as counter
        from information_schema.columns c
       where c.is_identity = 'YES' and c.table_schema = current_schema()
       order by 1, 2
      """;

  private final Database database;

  public IdSequences(Database database) {
    this.database = database;
  }

  /** The id a column gives next. */
  public record Next(String table, String column, long id) {}

  /** Of every table that counts its rows itself. */
  public List<Next> all() {
    return database.read(tx -> all(tx.handle()));
  }

  private List<Next> all(Handle handle) {
    if (database.needsCheckpoint()) {
      return handle
          .createQuery(H2_NEXT)
          .map((rs, context) ->
              new Next(
                  rs.getString("table_name"), rs.getString("column_name"), rs.getLong("next_id")))
          .list();
    }
    return handle
        .createQuery(POSTGRES_COLUMNS)
        .map((rs, context) ->
            new Next(
                rs.getString("table_name"),
                rs.getString("column_name"),
                postgresNext(handle, rs.getString("counter"))))
        .list();
  }

  /** {@code counter} is a name the database itself has quoted. */
  private static long postgresNext(Handle handle, String counter) {
    return handle
        .createQuery(
            "select case when is_called then last_value + 1 else last_value end from " + counter)
        .mapTo(Long.class)
        .one();
  }

  /** Moves each counter that is behind; one that is as far already stays where it is. */
  public void raise(List<Next> targets) {
    List<Next> now = all();
    for (Next target : targets) {
      boolean behind =
          now.stream()
              .anyMatch(next ->
                  next.table().equals(target.table())
                      && next.column().equals(target.column())
                      && next.id() < target.id());
      if (behind) {
        restart(target);
      }
    }
  }

  private void restart(Next target) {
    String sql =
        String.format(
            Locale.ROOT,
            "alter table %s alter column %s restart with %d",
            word(target.table()),
            word(target.column()),
            target.id());
    database.transaction(handle -> handle.execute(sql), () -> {});
  }

  /** A name cannot be a parameter of a statement; ours are plain words. */
  private static String word(String name) {
    if (!WORD.matcher(name).matches()) {
      throw new IllegalArgumentException("no plain name: " + name);
    }
    return name;
  }
}
