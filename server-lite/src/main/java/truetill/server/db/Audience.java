package truetill.server.db;

/** Who a feed row is for (sync.md section 5). */
public enum Audience {
  /** Every enrolled register of the store. */
  REGISTERS,
  /**
   * Registers too, with password and PIN verifiers inside; must never be handed to a browser or
   * written to a log.
   */
  VERIFIERS
}
