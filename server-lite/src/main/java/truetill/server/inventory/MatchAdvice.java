package truetill.server.inventory;

import java.util.Optional;

/**
 * Where an AI has its say on rows the rule left open (rules-inventory section 13). It is asked with
 * no transaction open, after the rule's result is stored; it stores what it decides itself, and
 * whatever goes wrong in it leaves the rule's result.
 */
interface MatchAdvice {
  /** Why the model somebody named cannot be asked, as a sentence; blank is the server's own. */
  Optional<String> complaint(String model);

  /**
   * Looks at the rows of an order that the rule left open; does nothing when no AI is set up.
   *
   * @param model the model somebody named; blank means the server's own
   * @param job counts the rows; when it is cancelled no further row is looked at, and what was
   *     decided by then stays
   */
  void advise(long order, String model, Job job);
}
