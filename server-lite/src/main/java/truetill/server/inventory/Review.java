package truetill.server.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides, one after the other, what a person's decisions make of the rows of an order
 * (rules-inventory section 9, "Review"). Nothing is stored here.
 */
final class Review {
  private static final int MAX_TITLE = 300;
  private static final String UNTITLED = "Untitled";

  private final Map<Long, ReviewRowStore.Row> rows;
  private final ReviewedProducts products;
  private final Map<Long, ReviewRowStore.Decided> decided = new LinkedHashMap<>();
  private long accepted;
  private long rejected;

  Review(Map<Long, ReviewRowStore.Row> rows, ReviewedProducts products) {
    this.rows = rows;
    this.products = products;
  }

  /** The row exists, and so does the product when one is named. */
  void decide(ReviewDecision decision) {
    ReviewRowStore.Row row = rows.get(decision.row());
    if (row == null) {
      throw ReviewBody.bad(
          decision.index(), "row " + decision.row() + " is not a row of this order.");
    }
    Long named = decision.product();
    if (named != null && (named < 0 || !products.has(named))) {
      throw ReviewBody.bad(decision.index(), "there is no product " + named + ".");
    }
    switch (decision.kind()) {
      case ACCEPT -> accept(decision, row);
      case REJECT -> {
        rejected++;
        make(row, ReviewDecision.Changes.NONE);
      }
      case MODIFY -> modify(decision, row);
    }
  }

  private void accept(ReviewDecision decision, ReviewRowStore.Row row) {
    accepted++;
    Long product = meant(decision, row);
    if (product == null) {
      make(row, ReviewDecision.Changes.NONE);
      return;
    }
    if (decision.updateProduct()) {
      products.change(
          product,
          new ReviewDecision.Changes(
              row.title(), orNull(row.brand()), orNull(row.model()), orNull(row.category())),
          row.upc(),
          row.specificationsJson());
    }
    link(row, product);
  }

  /** The product that was named, else the row's, else its first candidate. */
  private @Nullable Long meant(ReviewDecision decision, ReviewRowStore.Row row) {
    ReviewRowStore.Decided before = decided.get(row.id());
    Long matched = before == null ? row.matched() : Long.valueOf(before.product());
    if (decision.product() != null) {
      return decision.product();
    }
    if (products.has(matched)) {
      return matched;
    }
    return products.has(row.candidate()) ? row.candidate() : null;
  }

  private void modify(ReviewDecision decision, ReviewRowStore.Row row) {
    accepted++;
    if (decision.product() == null) {
      make(row, decision.changes());
    } else {
      link(row, decision.product());
    }
  }

  private void link(ReviewRowStore.Row row, long product) {
    decided.put(row.id(), new ReviewRowStore.Decided(row.id(), product, false, made(row)));
  }

  /** A product of the row's own: the one an earlier review of this row made, else a new one. */
  private void make(ReviewRowStore.Row row, ReviewDecision.Changes changes) {
    Long made = made(row);
    if (made == null) {
      made = products.make(fields(row));
    }
    products.change(made, changes, "", "{}");
    decided.put(row.id(), new ReviewRowStore.Decided(row.id(), made, true, made));
  }

  private @Nullable Long made(ReviewRowStore.Row row) {
    ReviewRowStore.Decided before = decided.get(row.id());
    Long made = before == null ? row.made() : before.made();
    return products.has(made) ? made : null;
  }

  private static ProductStore.Fields fields(ReviewRowStore.Row row) {
    return new ProductStore.Fields(
        "",
        cut(MatchRowStore.filled(row.title(), MatchRowStore.filled(row.description(), UNTITLED))),
        row.brand(),
        row.model(),
        row.category(),
        null,
        "",
        row.specificationsJson(),
        row.price(),
        row.upc(),
        true);
  }

  private static String cut(String text) {
    String title = text.strip();
    return title.codePointCount(0, title.length()) <= MAX_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE));
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }

  /** By row, the last decision of each. */
  Map<Long, ReviewRowStore.Decided> decided() {
    return decided;
  }

  long accepted() {
    return accepted;
  }

  long rejected() {
    return rejected;
  }
}
