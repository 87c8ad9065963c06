package truetill.server.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided about one row.
 *
 * @param index its place in the body, for messages
 * @param product the product that was named, if any
 * @param changes what the person typed over the row's values; null keeps the row's value
 */
record ReviewDecision(
    int index,
    long row,
    Kind kind,
    @Nullable Long product,
    boolean updateProduct,
    Changes changes) {
  enum Kind {
    ACCEPT,
    REJECT,
    MODIFY
  }

  record Changes(
      @Nullable String title,
      @Nullable String brand,
      @Nullable String model,
      @Nullable String category) {
    static final Changes NONE = new Changes(null, null, null, null);
  }
}
