package truetill.server.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A filtered, searched, ordered and paged select, for stores. Column text comes from the store's
 * own constants only; what the caller sent is always bound.
 *
 * <pre>{@code
 * return Listing.select("d.id, d.status", "drawer d")
 *     .where("d.register_id = :register", "register", filter.register())
 *     .search(filter.words(), "r.name", "r.code")
 *     .order(filter.order(), Map.of("created_at", "d.opened_at"), "d.business_date desc")
 *     .page(tx, paging, MAPPER);
 * }</pre>
 */
public final class Listing {
  private final String columns;
  private final String from;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> bindings = new LinkedHashMap<>();
  private String order = "";

  private Listing(String columns, String from) {
    this.columns = columns;
    this.from = from;
  }

  /** {@code from} is everything between "from" and "where", joins included. */
  public static Listing select(String columns, String from) {
    return new Listing(columns, from);
  }

  public Listing where(String condition) {
    conditions.add("(" + condition + ")");
    return this;
  }

  /** Skipped when {@code value} is null: an absent filter. */
  public Listing where(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where(condition);
      bindings.put(name, value);
    }
    return this;
  }

  /**
   * Only these ids; skipped when {@code ids} is null. They are one parameter and no part of the
   * text: a text of its own for each list would be taken apart and planned anew each time.
   */
  public Listing within(String column, @Nullable Collection<Long> ids) {
    return ids == null
        ? this
        : where(column + " = any(cast(:within as bigint array))", "within", SqlList.bigints(ids));
  }

  /** Every word must occur in some column, without regard to case. */
  public Listing search(List<String> words, String... searched) {
    for (int i = 0; i < words.size(); i++) {
      String name = "word" + i;
      List<String> alternatives = new ArrayList<>();
      for (String column : searched) {
        alternatives.add("lower(" + column + ") like :" + name + " escape '!'");
      }
      where(String.join(" or ", alternatives));
      bindings.put(name, "%" + escaped(words.get(i).toLowerCase(Locale.ROOT)) + "%");
    }
    return this;
  }

  /**
   * Orders by the wishes that are offered, else by {@code otherwise}; ties always by id.
   *
   * @param offered field words of the contract to columns; a wish outside it is ignored
   * @param otherwise SQL order when no wish is left
   * @param tieBreak the id column, always last, so that pages are stable
   */
  public Listing order(
      List<OrderBy> wishes, Map<String, String> offered, String otherwise, String tieBreak) {
    List<String> terms = new ArrayList<>();
    for (OrderBy wish : wishes) {
      String column = offered.get(wish.field());
      if (column != null) {
        terms.add(column + (wish.descending() ? " desc" : ""));
      }
    }
    if (terms.isEmpty()) {
      terms.add(otherwise);
    }
    terms.add(tieBreak);
    order = " order by " + String.join(", ", terms);
    return this;
  }

  /** Empty when the page lies outside the list; page 1 of an empty list exists. */
  public <T> Optional<Page<T>> page(ReadTx tx, PageRequest request, RowMapper<T> mapper) {
    long count = count(tx);
    long pages = Math.max(1, (count + request.size() - 1) / request.size());
    long page = request.page() == PageRequest.LAST ? pages : request.page();
    if (page < 1 || page > pages) {
      return Optional.empty();
    }
    List<T> results = rows(tx, page, request.size(), mapper);
    return Optional.of(new Page<>(count, (int) page, request.size(), results));
  }

  /** How many rows there are in all. */
  public long count(ReadTx tx) {
    return bound(tx.handle().createQuery("select count(*) from " + from + whereClause()))
        .mapTo(Long.class)
        .one();
  }

  /** The rows of one page, counted from 1. */
  public <T> List<T> rows(ReadTx tx, long page, int size, RowMapper<T> mapper) {
    Query rows =
        bound(
            tx.handle()
                .createQuery(
                    "select "
                        + columns
                        + " from "
                        + from
                        + whereClause()
                        + order
                        + " offset :offset_rows rows fetch next :page_rows rows only"));
    return rows.bind("offset_rows", (page - 1) * size).bind("page_rows", size).map(mapper).list();
  }

  /** All rows, for lists the contract does not page. */
  public <T> List<T> all(ReadTx tx, RowMapper<T> mapper) {
    return bound(
            tx.handle().createQuery("select " + columns + " from " + from + whereClause() + order))
        .map(mapper)
        .list();
  }

  private Query bound(Query query) {
    bindings.forEach((name, value) -> {
      if (value instanceof Argument list) {
        query.bind(name, list);
      } else {
        query.bind(name, value);
      }
    });
    return query;
  }

  private String whereClause() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
