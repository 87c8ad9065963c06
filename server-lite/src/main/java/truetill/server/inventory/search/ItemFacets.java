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
 * which ones stand on a page of the newest, in a pass over the newest. Not for many threads.
 */
public final class ItemFacets {
  /** Above it the arrays would be larger than what they save; filters then ask the database. */
  private static final int HIGHEST_ID = 20_000_000;

  /** Deeper pages are turned so seldom that the database may sort for them. */
  private static final long DEEPEST = 10_000;

  /** So many neighbouring ids are passed over at once when all are too old. */
  private static final int BLOCK = 1024;

  private static final int FIELDS = 5;

  /** The filters, in the order of {@link Item#values}. */
  private static final int[] WIDTHS = {4, 4, 3, 2, 16};

  private final List<Map<String, Integer>> words =
      LongStream.range(0, FIELDS).<Map<String, Integer>>mapToObj(at -> new HashMap<>()).toList();
  private final Map<Integer, Integer> countByCode = new HashMap<>();
  private int[] codes = new int[BLOCK];
  private long[] created_us = new long[BLOCK];

  /** Of each block of neighbouring ids, no item is newer than this. */
  private long[] newest_us = new long[] {Long.MIN_VALUE};

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
      int blocks = 1 + Math.max(at, codes.length + codes.length / 2) / BLOCK;
      int before = newest_us.length;
      codes = Arrays.copyOf(codes, blocks * BLOCK);
      created_us = Arrays.copyOf(created_us, blocks * BLOCK);
      newest_us = Arrays.copyOf(newest_us, blocks);
      Arrays.fill(newest_us, before, blocks, Long.MIN_VALUE);
    }
    setCode(at, code(item.values()));
    created_us[at] = item.created_us();
    newest_us[at / BLOCK] = Math.max(newest_us[at / BLOCK], item.created_us());
    highest = Math.max(highest, at);
  }

  private void setCode(int at, int code) {
    if (codes[at] != 0) {
      countByCode.merge(codes[at], -1, Integer::sum);
    }
    if (code != 0) {
      countByCode.merge(code, 1, Integer::sum);
    }
    codes[at] = code;
  }

  void remove(long id) {
    if (id <= highest) {
      setCode((int) id, 0);
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
    long count = 0;
    for (Map.Entry<Integer, Integer> same : countByCode.entrySet()) {
      count += (same.getKey() & mask) == code ? same.getValue() : 0;
    }
    int kept = (int) Math.min(offset + size, count);
    if (kept <= offset) {
      return new Found(count, List.of());
    }
    PriorityQueue<Integer> newest = new PriorityQueue<>(kept + 1, this::oldestFirst);
    long left = count;
    for (int block = highest / BLOCK; block >= 0 && left > 0; block--) {
      boolean full = newest.size() == kept;
      if (!full || newest_us[block] >= created_us[newest.element()]) {
        left -= gather(block, mask, code, kept, newest);
      }
    }
    List<Long> page =
        newest.stream()
            .sorted((first, second) -> oldestFirst(second, first))
            .skip(offset)
            .map(Integer::longValue)
            .toList();
    return new Found(count, page);
  }

  /** Looks through one block; answers how many of it pass. */
  private int gather(int block, int mask, int code, int kept, PriorityQueue<Integer> newest) {
    int passing = 0;
    for (int id = Math.min(highest, block * BLOCK + BLOCK - 1); id >= block * BLOCK; id--) {
      if (codes[id] != 0 && (codes[id] & mask) == code) {
        passing++;
        if (newest.size() < kept) {
          newest.add(id);
        } else if (oldestFirst(id, newest.element()) > 0) {
          newest.add(id);
          newest.remove();
        }
      }
    }
    return passing;
  }

  private int oldestFirst(int one, int other) {
    int byTime = Long.compare(created_us[one], created_us[other]);
    return byTime != 0 ? byTime : Integer.compare(one, other);
  }
}
