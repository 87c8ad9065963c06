package truetill.server.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The products a review is about while it is decided: those it found, what it changes in them, and
 * those it makes. A product that is made has a number below zero until it is stored.
 */
final class ReviewedProducts {
  private final Map<Long, ProductStore.Fields> found;
  private final Map<Long, ProductStore.Fields> changed = new LinkedHashMap<>();
  private final List<ProductStore.Fields> made = new ArrayList<>();

  ReviewedProducts(Map<Long, ProductStore.Fields> found) {
    this.found = found;
  }

  boolean has(@Nullable Long id) {
    return id != null && (id < 0 ? -id <= made.size() : found.containsKey(id));
  }

  /** Answers the stand-in for its id. */
  long make(ProductStore.Fields fields) {
    made.add(fields);
    return -made.size();
  }

  /**
   * Writes over a product what is not null and, in title, not blank.
   *
   * @param upc blank keeps it, and so does an empty object of specifications
   */
  void change(long id, ReviewDecision.Changes to, String upc, String specificationsJson) {
    ProductStore.Fields old = get(id);
    String title = to.title();
    ProductStore.Fields now =
        new ProductStore.Fields(
            old.number(),
            title == null || title.isBlank() ? old.title() : title,
            or(to.brand(), old.brand()),
            or(to.model(), old.model()),
            or(to.category(), old.category()),
            old.categoryRef(),
            old.description(),
            specificationsJson.equals("{}") ? old.specificationsJson() : specificationsJson,
            old.defaultPrice(),
            upc.isBlank() ? old.upc() : upc,
            old.active());
    if (now.equals(old)) {
      return;
    }
    if (id < 0) {
      made.set((int) -id - 1, now);
    } else {
      changed.put(id, now);
    }
  }

  private ProductStore.Fields get(long id) {
    if (id < 0) {
      return made.get((int) -id - 1);
    }
    ProductStore.Fields fields = changed.getOrDefault(id, found.get(id));
    if (fields == null) {
      throw new IllegalArgumentException("no product of this review: " + id);
    }
    return fields;
  }

  private static String or(@Nullable String sent, String kept) {
    return sent == null ? kept : sent;
  }

  Map<Long, ProductStore.Fields> changed() {
    return changed;
  }

  List<ProductStore.Fields> made() {
    return made;
  }
}
