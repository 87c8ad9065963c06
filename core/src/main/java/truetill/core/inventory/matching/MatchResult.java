package truetill.core.inventory.matching;

import java.util.List;
import java.util.Optional;

/**
 * What the rule says of one row (rules-inventory section 9, "Result").
 *
 * @param candidates at most three, best first
 * @param decision confirmed, pending review or new product
 * @param reason one sentence for people
 */
public record MatchResult(List<Candidate> candidates, MatchDecision decision, String reason) {
  /** From this score on, in hundredths, a match needs no human. */
  private static final int SURE = 95;

  static MatchResult of(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return new MatchResult(candidates, MatchDecision.NEW_PRODUCT, "No known product is like it.");
    }
    Candidate best = candidates.getFirst();
    MatchDecision decision =
        best.score() >= SURE ? MatchDecision.CONFIRMED : MatchDecision.PENDING_REVIEW;
    return new MatchResult(candidates, decision, reason(best));
  }

  private static String reason(Candidate best) {
    return switch (best.type()) {
      case UPC -> "A known product has the same UPC.";
      case VENDOR_REF -> "The vendor used this code for a known product before.";
      case TEXT ->
          "A known product is similar by " + TextRule.words(best.score()) + "; please look at it.";
    };
  }

  /** The product a sure match is linked to. */
  public Optional<Long> product() {
    return decision == MatchDecision.CONFIRMED
        ? Optional.of(candidates.getFirst().productId())
        : Optional.empty();
  }
}
