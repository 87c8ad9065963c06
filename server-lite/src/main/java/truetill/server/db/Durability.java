package truetill.server.db;

/**
 * When a committed transaction may be answered for (sync.md rule 2). Commits are numbered in the
 * order they happened.
 */
interface Durability {
  /** Returns when every commit up to and including this one survives a power cut. */
  void await(long commit);

  /** PostgreSQL forces its log before a commit returns, so there is nothing left to wait for. */
  Durability BY_COMMIT = commit -> {};
}
