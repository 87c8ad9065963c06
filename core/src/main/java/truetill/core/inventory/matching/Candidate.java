package truetill.core.inventory.matching;

/**
 * A product a row may mean.
 *
 * @param score in hundredths, at most 100
 */
public record Candidate(long productId, String productTitle, int score, MatchType type) {}
