package truetill.core.inventory.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches many rows in one reading of the products, with exactly the answers of {@link MatchRule}
 * (decision 16 of the contract). What is held in memory grows with the rows, not with the products;
 * what a product costs depends on the length of its texts, not on the number of rows.
 *
 * <p>A score says which of brand, title and model agree, so a row's best three are the first three
 * ids among the products that satisfy the highest-scoring wish, then the next, and so on down. Each
 * distinct wish keeps the first three products that come by; the rest is {@link PatternSet}.
 *
 * <p>Not for use by several threads.
 */
public final class MatchPass {
  private static final int ANY = -1;

  /** Patterns a product must contain; {@link #ANY} asks nothing of that field. */
  private record Wish(int brand, int title, int model) {}

  private record Offered(long id, String title) {}

  private final PatternSet brands;
  private final PatternSet titles;
  private final PatternSet models;
  private final Map<Wish, List<Offered>> granted = new HashMap<>();
  private final Map<String, Optional<Offered>> byUpc = new HashMap<>();
  private final Map<Long, Optional<Offered>> byId = new HashMap<>();
  private long lastId = Long.MIN_VALUE;

  public MatchPass(Collection<MatchRow> rows) {
    brands = new PatternSet(rows.stream().map(row -> row.text().brand()).toList());
    models = new PatternSet(rows.stream().map(row -> row.text().model()).toList());
    titles =
        new PatternSet(
            rows.stream()
                .map(MatchRow::text)
                .<String>mapMulti((text, each) -> {
                  each.accept(text.start());
                  each.accept(text.longStart());
                })
                .toList());
    for (MatchRow row : rows) {
      row.upcKey().ifPresent(key -> byUpc.put(key, Optional.empty()));
      row.vendorProduct().ifPresent(id -> byId.put(id, Optional.empty()));
      for (Scored scored : wishes(row.text())) {
        granted.computeIfAbsent(scored.wish(), wish -> new ArrayList<>(TextRule.KEPT));
      }
    }
  }

  /** Shows the next product; they come in the order of their ids. */
  public void offer(ProductFacts product) {
    if (product.id() <= lastId) {
      throw new IllegalArgumentException("products come in the order of their ids");
    }
    lastId = product.id();
    if (!product.active()) {
      return;
    }
    Offered offered = new Offered(product.id(), product.title());
    product
        .upcKey()
        .ifPresent(key ->
            byUpc.computeIfPresent(key, (same, first) -> first.or(() -> Optional.of(offered))));
    byId.computeIfPresent(product.id(), (same, before) -> Optional.of(offered));
    grant(offered, product);
  }

  private void grant(Offered offered, ProductFacts product) {
    int[] inBrand = brands.containedIn(Fold.of(product.brand()));
    int[] inTitle = titles.containedIn(Fold.of(product.title()));
    if (inBrand.length == 0 && inTitle.length == 0) {
      return;
    }
    int[] inModel = models.containedIn(Fold.of(product.model()));
    for (int brand = ANY; brand < inBrand.length; brand++) {
      for (int title = ANY; title < inTitle.length; title++) {
        grant(
            offered,
            brand == ANY ? ANY : inBrand[brand],
            title == ANY ? ANY : inTitle[title],
            inModel);
      }
    }
  }

  /** Whoever wishes for a model wishes for the same without it too. */
  private void grant(Offered offered, int brand, int title, int[] inModel) {
    if (grant(offered, new Wish(brand, title, ANY))) {
      for (int model : inModel) {
        grant(offered, new Wish(brand, title, model));
      }
    }
  }

  /** Answers whether any row wishes for it. */
  private boolean grant(Offered offered, Wish wish) {
    List<Offered> first = granted.get(wish);
    if (first != null && first.size() < TextRule.KEPT) {
      first.add(offered);
    }
    return first != null;
  }

  /** The answer for one of the rows this pass was made for, after all products were shown. */
  public MatchResult result(MatchRow row) {
    return MatchResult.of(
        row.upcKey()
            .flatMap(key -> byUpc.getOrDefault(key, Optional.empty()))
            .map(product -> sure(product, MatchRule.UPC_SCORE, MatchType.UPC))
            .or(() ->
                row.vendorProduct()
                    .flatMap(id -> byId.getOrDefault(id, Optional.empty()))
                    .map(
                        product -> sure(product, MatchRule.VENDOR_REF_SCORE, MatchType.VENDOR_REF)))
            .map(List::of)
            .orElseGet(() -> similar(row.text())));
  }

  private static Candidate sure(Offered product, int score, MatchType type) {
    return new Candidate(product.id(), product.title(), score, type);
  }

  private List<Candidate> similar(TextQuery row) {
    List<Candidate> best = new ArrayList<>(TextRule.KEPT);
    for (Scored scored : wishes(row)) {
      for (Offered product : granted.getOrDefault(scored.wish(), List.of())) {
        boolean better = best.stream().anyMatch(candidate -> candidate.productId() == product.id());
        if (!better && best.size() < TextRule.KEPT) {
          best.add(new Candidate(product.id(), product.title(), scored.score(), MatchType.TEXT));
        }
      }
    }
    return List.copyOf(best);
  }

  private record Scored(int score, Wish wish) {}

  /** What the row can wish for, highest score first. A blank part wishes nothing. */
  private List<Scored> wishes(TextQuery row) {
    int brand = number(brands, row.brand());
    int start = number(titles, row.start());
    int longStart = number(titles, row.longStart());
    int model = number(models, row.model());
    List<Scored> wishes = new ArrayList<>();
    if (brand != ANY && start != ANY && model != ANY) {
      add(wishes, brand, start, model);
    }
    if (brand != ANY && start != ANY) {
      add(wishes, brand, start, ANY);
    }
    if (longStart != ANY && model != ANY) {
      add(wishes, ANY, longStart, model);
    }
    if (brand != ANY && model != ANY) {
      add(wishes, brand, ANY, model);
    }
    if (longStart != ANY) {
      add(wishes, ANY, longStart, ANY);
    }
    if (brand != ANY) {
      add(wishes, brand, ANY, ANY);
    }
    return wishes;
  }

  private static void add(List<Scored> wishes, int brand, int title, int model) {
    int score =
        (brand == ANY ? 0 : TextRule.BRAND)
            + (title == ANY ? 0 : TextRule.TITLE)
            + (model == ANY ? 0 : TextRule.MODEL);
    wishes.add(new Scored(score, new Wish(brand, title, model)));
  }

  private static int number(PatternSet patterns, String pattern) {
    return pattern.isEmpty() ? ANY : patterns.numberOf(pattern);
  }
}
