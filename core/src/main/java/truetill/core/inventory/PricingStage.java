package truetill.core.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/** How far the price of a manifest row is (rules-inventory section 5; promise 40). */
public enum PricingStage {
  UNPRICED,
  DRAFT,
  FINAL;

  /** The contract's word: {@code draft}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PricingStage> ofWire(String word) {
    return Arrays.stream(values()).filter(stage -> stage.wire().equals(word)).findFirst();
  }

  /**
   * The stage after prices were written; an explicit stage is not asked here, it wins.
   *
   * @param finalSent whether the final price was written, be it with a price or with none
   * @param proposedSent likewise
   * @param proposed the proposed price the row has now
   * @param finalPrice the final price the row has now
   */
  public PricingStage after(
      boolean proposedSent,
      boolean finalSent,
      @Nullable Money proposed,
      @Nullable Money finalPrice) {
    if (!proposedSent && !finalSent) {
      return this;
    }
    if (finalSent && finalPrice != null) {
      return FINAL;
    }
    if (proposed == null && finalPrice == null) {
      return UNPRICED;
    }
    if (finalSent) {
      return DRAFT;
    }
    return this == UNPRICED ? DRAFT : this;
  }
}
