package truetill.server.inventory.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What items are filtered by, held in memory at twelve bytes an item: how many pass a filter, and
 * which ones stand on a page of the newest, in one pass over all. Not for many threads.
 */
public final class ItemFacets {
  /** Above it the arrays would be larger than what they save; filters then ask the database. */
  private static final int HIGHEST_ID = 20_000_000;

  /** Deeper pages are turned so seldom that the database may sort for them. */
  private static final long DEEPEST = 10_000;

  private static final int FIELDS = 5;

  /** The filters, in the order of {@link Item#values}. */
  private static final int[] WIDTHS = {4, 4, 3, 2, 16};

  private final List<Map<String, Integer>> words =
      LongStream.range(0, FIELDS).<Map<String, Integer>>mapToObj(at -> new HashMap<>()).toList();
  private int[] codes = new int[1024];
  private long[] created_us = new long[1024];
  private int highest = -1;
  private boolean tooMany;

  /**
   * One item.
   *
   * @param created_us when it was made, in microseconds of the epoch, as the database keeps it
   */
  record Item(
      String status,
      String condition,
      String source,
      String tier,
      String category,
      long created_us) {
    private List<String> values() {
      return List.of(status, condition, source, tier, category);
    }
  }

  /** What a page of the newest that pass a filter holds, and how many pass in all. */
  public record Found(long count, List<Long> page) {}

  void put(long id, Item item) {
    if (id > HIGHEST_ID) {
      tooMany = true;
      return;
    }
    int at = (int) id;
    if (at >= codes.length) {
      int length = Math.max(at + 1, codes.length + codes.length / 2);
      codes = Arrays.copyOf(codes, length);
      created_us = Arrays.copyOf(created_us, length);
    }
    codes[at] = code(item.values());
    created_us[at] = item.created_us();
    highest = Math.max(highest, at);
  }

  void remove(long id) {
    if (id <= highest) {
      codes[(int) id] = 0;
    }
  }

  /** Each value gets a number of its own, from 1, so that no item has the code 0. */
  private int code(List<String> values) {
    int code = 0;
    int shift = 0;
    for (int field = 0; field < FIELDS; field++) {
      Map<String, Integer> known = words.get(field);
      int number = known.computeIfAbsent(values.get(field), word -> known.size() + 1);
      tooMany |= number >= 1 << WIDTHS[field];
      code |= number << shift;
      shift += WIDTHS[field];
    }
    return code;
  }

  /**
   * The items that pass, newest first, ties by the higher id.
   *
   * @param wanted status, condition, source, tier, category; null where anything passes
   * @return empty when the page is too deep, or what is held is not all
   */
  Optional<Found> find(List<@Nullable String> wanted, long offset, int size) {
    if (tooMany || offset + size > DEEPEST) {
      return Optional.empty();
    }
    int mask = 0;
    int code = 0;
    int shift = 0;
    for (int field = 0; field < FIELDS; field++) {
      String value = wanted.get(field);
      if (value != null) {
        Integer number = words.get(field).get(value);
        if (number == null) {
          return Optional.of(new Found(0, List.of()));
        }
        mask |= ((1 << WIDTHS[field]) - 1) << shift;
        code |= number << shift;
      }
      shift += WIDTHS[field];
    }
    return Optional.of(newest(mask, code, (int) offset, size));
  }

  private Found newest(int mask, int code, int offset, int size) {
    int kept = offset + size;
    PriorityQueue<Integer> newest = new PriorityQueue<>(kept + 1, this::oldestFirst);
    long count = 0;
    for (int id = highest; id >= 0; id--) {
      if (codes[id] != 0 && (codes[id] & mask) == code) {
        count++;
        if (newest.size() < kept) {
          newest.add(id);
        } else if (oldestFirst(id, newest.element()) > 0) {
          newest.add(id);
          newest.remove();
        }
      }
    }
    List<Long> page =
        newest.stream()
            .sorted((left, right) -> oldestFirst(right, left))
            .skip(offset)
            .map(Integer::longValue)
            .toList();
    return new Found(count, page);
  }

  private int oldestFirst(int one, int other) {
    int byTime = Long.compare(created_us[one], created_us[other]);
    return byTime != 0 ? byTime : Integer.compare(one, other);
  }
}
