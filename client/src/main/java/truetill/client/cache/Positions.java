package truetill.client.cache;

/**
 * How far the cache has come.
 *
 * @param appliedSeq last own op in the own tables
 * @param appliedHash its hash, empty at 0
 * @param epoch id of the server generation the rows are from, empty before the first
 * @param cursor last change-set of the feed taken in
 * @param deliveredSeq highest own op the server has taken
 * @param settledSeq every own op up to here shows in the server's rows
 */
public record Positions(
    long appliedSeq,
    String appliedHash,
    String epoch,
    long cursor,
    long deliveredSeq,
    long settledSeq) {

  /** Whether the server's rows were ever here. */
  public boolean hasServerRows() {
    return !epoch.isEmpty();
  }
}
