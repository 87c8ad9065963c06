package truetill.server.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.matching.VendorRefs;
import truetill.core.money.Money;

/**
 * What a review makes of the vendor's codes: each usable code of a reviewed row means the product
 * chosen for it from now on (rules-inventory section 9, promise 34). Of two rows with one code the
 * later decision stays.
 */
final class ReviewedRefs {
  private static final int MAX_DESCRIPTION = 500;

  /**
   * A reference to write.
   *
   * @param id below zero for a new one
   * @param lastUnitCost null keeps the cost it has
   */
  record Written(
      long id, String number, long product, String description, @Nullable Money lastUnitCost) {}

  private final VendorRefs refs;
  private final Map<Long, Written> written = new LinkedHashMap<>();
  private long lastNew;

  /**
   * What is decided begins with what the vendor's codes mean now.
   *
   * @param refs the codes the vendor has; the new ones are added to it
   */
  ReviewedRefs(VendorRefs refs) {
    this.refs = refs;
  }

  void point(ReviewRowStore.Row row, long product) {
    String number = VendorRefs.numberOf(row.itemNumber(), row.upc()).orElse(null);
    if (number == null) {
      return;
    }
    VendorRefs.Ref ref = refs.find(row.itemNumber(), row.upc()).orElse(null);
    if (ref == null) {
      lastNew--;
      ref = new VendorRefs.Ref(lastNew, product, number);
      refs.add(ref);
    }
    written.put(
        ref.id(),
        new Written(
            ref.id(),
            ref.number(),
            product,
            cut(MatchRowStore.filled(row.description(), row.title())),
            row.retailValue()));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_DESCRIPTION
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_DESCRIPTION));
  }

  List<Written> fresh() {
    return written.values().stream().filter(ref -> ref.id() < 0).toList();
  }

  List<Written> known() {
    return written.values().stream().filter(ref -> ref.id() > 0).toList();
  }
}
