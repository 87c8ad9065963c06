package truetill.core.pos;

import java.util.UUID;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;

/**
 * What a register may do with the store's reserve of change; managers only, as in the contract.
 * Refusals as {@link Till}.
 */
public final class TillReserve {
  private final Till till;
  private final Actor actor;

  TillReserve(Till till, Actor actor) {
    this.till = till;
    this.actor = actor;
  }

  /**
   * Brings change into the drawer. Not checked against the reserve: what this register knows of it
   * may be old, and the books may say less than lies there.
   */
  public Outcome<SupplementalOp.Drawn> draw(UUID move, Money total, CashCount count, String notes) {
    return drawer()
        .then(drawer ->
            DrawerCash.checkDraw(total)
                .then(count::agreedWith)
                .then(agreed ->
                    Till.reason(notes)
                        .map(words ->
                            new SupplementalOp.Drawn(drawer.uid(), move, agreed, count, words))));
  }

  /** Takes cash from the drawer back to the reserve: at most what should be in the drawer. */
  public Outcome<SupplementalOp.Returned> putBack(
      UUID move, Money total, CashCount count, String notes) {
    return drawer()
        .then(drawer ->
            DrawerCash.checkDraw(total)
                .then(drawer.cash()::checkReturn)
                .then(count::agreedWith)
                .then(agreed ->
                    Till.reason(notes)
                        .map(words ->
                            new SupplementalOp.Returned(
                                drawer.uid(), move, agreed, count, words))));
  }

  private Outcome<OpenDrawer> drawer() {
    return actor.role().isManager()
        ? till.openDrawer()
        : Outcome.refused("not_allowed", "A manager must move change of the reserve.");
  }
}
