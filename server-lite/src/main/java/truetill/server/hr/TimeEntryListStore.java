package truetill.server.hr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.hr.TimeEntry;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;

/**
 * Pages of {@code time_entry}. A page costs the same with a thousand entries and with a million:
 * the count comes from the tally, the ids from an index that begins with the filter's columns and
 * goes on in the order of the list, and names are looked up for the rows of the page alone.
 */
final class TimeEntryListStore {
  private static final Map<String, List<String>> OFFERED =
      Map.of(
          "date", List.of("work_date", "clock_in"),
          "clock_in", List.of("clock_in"),
          "created_at", List.of("created_at"));

  private static final List<OrderBy> NEWEST_FIRST = List.of(new OrderBy("date", true));

  private final TimeEntryStore entries;
  private final TimeEntryTallyStore tally;

  TimeEntryListStore(TimeEntryStore entries, TimeEntryTallyStore tally) {
    this.entries = entries;
    this.tally = tally;
  }

  /** Empty when the page lies outside the list; page 1 of an empty list exists. */
  Optional<Page<TimeEntry>> page(
      ReadTx tx, TimeEntryFilter filter, List<OrderBy> wishes, PageRequest request) {
    long count =
        tally.sums(tx, filter).values().stream().mapToLong(TimeEntryTallyStore.Sum::entries).sum();
    long pages = Math.max(1, (count + request.size() - 1) / request.size());
    long page = request.page() == PageRequest.LAST ? pages : request.page();
    if (page < 1 || page > pages) {
      return Optional.empty();
    }
    long offset = (page - 1) * request.size();
    int size = (int) Math.min(request.size(), count - offset);
    List<Long> ids = size == 0 ? List.of() : ids(tx, filter, wishes, offset, size, count);
    return Optional.of(new Page<>(count, (int) page, request.size(), inOrder(tx, ids)));
  }

  /** A page of the second half is read from the end of the list. */
  private static List<Long> ids(
      ReadTx tx, TimeEntryFilter filter, List<OrderBy> wishes, long offset, int size, long count) {
    boolean fromEnd = offset > count - offset - size;
    Query query =
        tx.handle()
            .createQuery(idsSql(filter, wishes, fromEnd))
            .bind("offset_rows", fromEnd ? count - offset - size : offset)
            .bind("page_rows", size);
    bind(query, "employee", filter.employee());
    bind(query, "status", filter.status());
    bind(query, "from_date", filter.from());
    bind(query, "to_date", filter.to());
    List<Long> ids = new ArrayList<>(query.mapTo(Long.class).list());
    if (fromEnd) {
      Collections.reverse(ids);
    }
    return ids;
  }

  /**
   * The columns that are fixed by the filter stand first in the order: they change nothing in it,
   * and without them H2 sorts the whole list instead of reading the index in order.
   */
  static String idsSql(TimeEntryFilter filter, List<OrderBy> wishes, boolean fromEnd) {
    List<String> conditions = new ArrayList<>();
    Set<String> order = new LinkedHashSet<>();
    List<OrderBy> offered =
        wishes.stream().filter(wish -> OFFERED.containsKey(wish.field())).toList();
    List<OrderBy> terms = offered.isEmpty() ? NEWEST_FIRST : offered;
    boolean down = terms.getFirst().descending() != fromEnd;
    if (filter.employee() != null) {
      conditions.add("employee_id = :employee");
      order.add(term("employee_id", down));
    }
    if (filter.status() != null) {
      conditions.add("status = :status");
      order.add(term("status", down));
    }
    if (filter.from() != null) {
      conditions.add("work_date >= :from_date");
    }
    if (filter.to() != null) {
      conditions.add("work_date <= :to_date");
    }
    for (OrderBy wish : terms) {
      for (String column : OFFERED.getOrDefault(wish.field(), List.of())) {
        order.add(term(column, wish.descending() != fromEnd));
      }
    }
    order.add(term("id", terms.getLast().descending() != fromEnd));
    return "select id from time_entry"
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + " order by "
        + String.join(", ", order)
        + " offset :offset_rows rows fetch next :page_rows rows only";
  }

  private static String term(String column, boolean descending) {
    return descending ? column + " desc" : column;
  }

  private List<TimeEntry> inOrder(ReadTx tx, List<Long> ids) {
    Map<Long, TimeEntry> byId = new HashMap<>();
    entries.all(tx, ids).forEach(entry -> byId.put(entry.id(), entry));
    List<TimeEntry> rows = new ArrayList<>();
    for (Long id : ids) {
      TimeEntry entry = byId.get(id);
      if (entry != null) {
        rows.add(entry);
      }
    }
    return rows;
  }

  private static void bind(Query query, String name, @Nullable Object value) {
    if (value != null) {
      query.bind(name, value);
    }
  }
}
