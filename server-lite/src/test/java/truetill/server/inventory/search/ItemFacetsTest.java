package truetill.server.inventory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is held in memory of items counts and pages as looking at every item does. */
class ItemFacetsTest {
  private static final String[] STATUSES = {"intake", "on_shelf", "sold"};
  private static final String[] CONDITIONS = {"good", "fair"};
  private static final String[] CATEGORIES = {"", "Lamps", "Toys", "lamps"};

  private final Random random = new Random(4);

  private ItemFacets.Item item() {
    return new ItemFacets.Item(
        one(STATUSES),
        one(CONDITIONS),
        "purchased",
        random.nextBoolean() ? "batch" : "individual",
        one(CATEGORIES),
        random.nextInt(40));
  }

  private String one(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private @Nullable String maybe(String... words) {
    return random.nextBoolean() ? null : one(words);
  }

  @Test
  void countsAndPagesAsLookingAtEveryItemDoes() {
    Map<Long, ItemFacets.Item> all = new HashMap<>();
    ItemFacets facets = new ItemFacets();
    int found = 0;
    for (int round = 0; round < 3_000; round++) {
      long id = 1L + 37L * random.nextInt(400); // over many blocks
      if (random.nextInt(4) == 0) {
        all.remove(id);
        facets.remove(id);
      } else {
        ItemFacets.Item item = item();
        all.put(id, item);
        facets.put(id, item);
      }
      List<@Nullable String> wanted =
          Arrays.asList(
              maybe(STATUSES),
              maybe(CONDITIONS),
              maybe("purchased", "house"),
              maybe("batch", "individual"),
              maybe(CATEGORIES));
      int size = 1 + random.nextInt(20);
      long offset = random.nextInt(3) * (long) size;
      List<Long> passing = passing(all, wanted);
      ItemFacets.Found page = facets.find(wanted, offset, size).orElseThrow();
      assertThat(page.count()).isEqualTo(passing.size());
      assertThat(page.page()).isEqualTo(passing.stream().skip(offset).limit(size).toList());
      found += page.page().size();
    }
    assertThat(found).isGreaterThan(5_000);
  }

  private static List<Long> passing(Map<Long, ItemFacets.Item> all, List<@Nullable String> wanted) {
    List<Long> passing = new ArrayList<>();
    all.forEach((id, item) -> {
      List<String> values =
          List.of(item.status(), item.condition(), item.source(), item.tier(), item.category());
      boolean passes = true;
      for (int field = 0; field < values.size(); field++) {
        String value = wanted.get(field);
        passes &= value == null || Objects.equals(value, values.get(field));
      }
      if (passes) {
        passing.add(id);
      }
    });
    passing.sort(
        Comparator.<Long>comparingLong(id -> Objects.requireNonNull(all.get(id)).created_us())
            .thenComparingLong(id -> id)
            .reversed());
    return passing;
  }

  @Test
  void deepPagesAndIdsBeyondMeasureAreLeftToTheDatabase() {
    ItemFacets facets = new ItemFacets();
    facets.put(1, item());
    List<@Nullable String> anything = Arrays.asList(null, null, null, null, null);
    assertThat(facets.find(anything, 10_000, 50)).isEmpty();
    assertThat(facets.find(anything, 0, 50)).isPresent();
    facets.put(4_000_000_000L, item());
    assertThat(facets.find(anything, 0, 50)).isEmpty();
  }
}
