package truetill.core.inventory.matching;

import java.util.Locale;

/** What was decided about a row's product, by the rule, by an AI or in review. */
public enum MatchDecision {
  PENDING_REVIEW,
  CONFIRMED,
  REJECTED,
  UNCERTAIN,
  NEW_PRODUCT;

  /** The contract's word: {@code pending_review}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
