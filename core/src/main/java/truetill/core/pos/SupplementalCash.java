package truetill.core.pos;

import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * What lies in the supplemental drawer, the store's reserve of change: the total, and the pieces as
 * far as they are known (rules-store section 7, promise 27). A draw lowers both, a return raises
 * both, and neither ever goes below zero by a request; what registers recorded may take the total
 * there.
 *
 * <p>A move that names no pieces moves the total alone, and so does every move while the pieces are
 * not known; the next recount makes both agree again.
 *
 * <p>Refused with {@code bad_amount} for an amount of nothing, with {@code not_enough_pieces} or
 * {@code bad_count} where the pieces are in the way, and with {@code not_enough_cash} or {@code
 * too_much_cash} where the total is.
 *
 * @param pieces by the last recount and the moves since; of nothing but zeros when nobody counted
 */
public record SupplementalCash(CashCount pieces, Money total) {
  public Outcome<SupplementalCash> draw(CashCount count, Money amount) {
    return checkAmount(amount)
        .then(checked -> arePiecesKnown() ? pieces.minus(count) : Outcome.done(pieces))
        .then(left ->
            amount.compareTo(total) > 0
                ? Outcome.refused("not_enough_cash", "Not enough cash.")
                : Outcome.done(of(left, total.minus(amount))));
  }

  public Outcome<SupplementalCash> putBack(CashCount count, Money amount) {
    return checkAmount(amount)
        .then(checked -> arePiecesKnown() ? pieces.plus(count) : Outcome.done(pieces))
        .then(all ->
            total.plus(amount).compareTo(Money.MAX) > 0
                ? Outcome.refused(
                    "too_much_cash", "The supplemental drawer holds at most " + Money.MAX + ".")
                : Outcome.done(new SupplementalCash(all, total.plus(amount))));
  }

  /**
   * As {@link #draw} for what a register recorded while it knew an older balance: it happened, so
   * it is never refused, and the total may go below zero. Pieces that cannot be right any more are
   * forgotten until the next recount.
   */
  public SupplementalCash afterDraw(CashCount count, Money amount) {
    return moved(
        total.minus(amount), arePiecesKnown() ? pieces.minus(count) : Outcome.done(pieces));
  }

  /** As {@link #putBack} for what a register recorded; never refused. */
  public SupplementalCash afterReturn(CashCount count, Money amount) {
    return moved(total.plus(amount), arePiecesKnown() ? pieces.plus(count) : Outcome.done(pieces));
  }

  /** Whether a draw takes more than there is by the books, in all or of one denomination. */
  public boolean isShortOf(CashCount count, Money amount) {
    return amount.compareTo(total) > 0 || (arePiecesKnown() && !pieces.minus(count).isDone());
  }

  private static SupplementalCash moved(Money rest, Outcome<CashCount> left) {
    boolean known = rest.isPositive() && left instanceof Outcome.Done<CashCount>;
    return new SupplementalCash(known ? left.orElseThrow() : CashCount.NOT_COUNTED, rest);
  }

  private static SupplementalCash of(CashCount left, Money rest) {
    return new SupplementalCash(rest.isZero() ? CashCount.NOT_COUNTED : left, rest);
  }

  /** Counted less recorded; negative is a shortage. */
  public Money variance(Money counted) {
    return counted.minus(total);
  }

  /** Money without a single piece was never counted by pieces; no money is no piece. */
  private boolean arePiecesKnown() {
    return pieces.isCounted() || total.isZero();
  }

  private static Outcome<Money> checkAmount(Money amount) {
    return amount.isPositive()
        ? Outcome.done(amount)
        : Outcome.refused("bad_amount", "The amount must be more than 0.00.");
  }
}
