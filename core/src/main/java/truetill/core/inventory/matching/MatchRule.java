package truetill.core.inventory.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rule of rules-inventory section 9 as it stands, by looking at every product. Inactive
 * products are not offered (promise 37). This is what {@link MatchPass} is measured against
 * (decision 16 of the contract).
 */
public final class MatchRule {
  static final int UPC_SCORE = 100;
  static final int VENDOR_REF_SCORE = 95;

  private MatchRule() {}

  public static MatchResult match(MatchRow row, List<ProductFacts> products) {
    return MatchResult.of(
        byUpc(row, products)
            .or(() -> byVendorRef(row, products))
            .map(List::of)
            .orElseGet(() -> TextRule.best(row.text(), products)));
  }

  private static Optional<Candidate> byUpc(MatchRow row, List<ProductFacts> products) {
    return products.stream()
        .filter(ProductFacts::active)
        .filter(product -> row.upcKey().isPresent() && row.upcKey().equals(product.upcKey()))
        .min(Comparator.comparingLong(ProductFacts::id))
        .map(product -> new Candidate(product.id(), product.title(), UPC_SCORE, MatchType.UPC));
  }

  private static Optional<Candidate> byVendorRef(MatchRow row, List<ProductFacts> products) {
    return products.stream()
        .filter(ProductFacts::active)
        .filter(product -> row.vendorProduct().filter(id -> id == product.id()).isPresent())
        .findFirst()
        .map(product ->
            new Candidate(product.id(), product.title(), VENDOR_REF_SCORE, MatchType.VENDOR_REF));
  }
}
