package truetill.server.inventory;

/**
 * Where an AI has its say on rows the rule left open (rules-inventory section 13). It is asked with
 * no transaction open, after the rule's result is stored; it stores what it decides itself, and
 * whatever goes wrong in it leaves the rule's result.
 */
interface MatchAdvice {
  /** No AI is set up. */
  MatchAdvice NONE = (order, model) -> {};

  /**
   * Looks at the rows of an order that the rule left open.
   *
   * @param model the model somebody named; blank means the server's own
   */
  void advise(long order, String model);
}
