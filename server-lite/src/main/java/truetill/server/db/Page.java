package truetill.server.db;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param count rows in the whole list
 * @param page number of this page, counted from 1
 * @param size rows a page
 */
public record Page<T>(long count, int page, int size, List<T> results) {
  public <U> Page<U> map(Function<? super T, ? extends U> change) {
    return new Page<>(count, page, size, results.stream().<U>map(change).toList());
  }

  public boolean hasNext() {
    return (long) page * size < count;
  }

  public boolean hasPrevious() {
    return page > 1;
  }
}
