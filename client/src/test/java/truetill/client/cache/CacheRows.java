package truetill.client.cache;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The store's rows in a cache, table by table, as texts in order. */
public final class CacheRows {
  private CacheRows() {}

  public static Map<String, List<String>> of(Cache cache) {
    return cache.rows(handle -> {
      Map<String, List<String>> tables = new TreeMap<>();
      for (String table : tables(handle)) {
        tables.put(
            table,
            handle
                .createQuery("select * from " + table)
                .mapToMap()
                .map(row -> new TreeMap<>(row).toString())
                .stream()
                .sorted()
                .toList());
      }
      return tables;
    });
  }

  private static List<String> tables(Handle handle) {
    return handle
        .createQuery(
            """
            select lower(table_name) from information_schema.tables
             where lower(table_schema) = 'public' and lower(table_name) like 'srv%'
             order by 1
            """)
        .mapTo(String.class)
        .list();
  }
}
