package truetill.core.pos;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import truetill.core.money.Money;
import truetill.core.outcome.Outcome;

/**
 * How many of each bill and coin lie in a drawer. A count of nothing but zeros means "not counted",
 * and then the total alone is taken (rules-store section 7).
 */
public final class CashCount {
  /** No bill, no coin: the total alone is taken. */
  public static final CashCount NOT_COUNTED = new CashCount(Map.of());

  /** More pieces of one denomination than any drawer or safe holds; larger is a typing error. */
  private static final int MAX_PIECES = 1_000_000;

  private final Map<Denomination, Integer> pieces;

  private CashCount(Map<Denomination, Integer> pieces) {
    EnumMap<Denomination, Integer> all = new EnumMap<>(Denomination.class);
    for (Denomination denomination : Denomination.values()) {
      all.put(denomination, pieces.getOrDefault(denomination, 0));
    }
    this.pieces = Collections.unmodifiableMap(all);
  }

  /** Missing denominations count as 0; a negative or absurd number is refused. */
  public static Outcome<CashCount> of(Map<Denomination, Integer> pieces) {
    for (Map.Entry<Denomination, Integer> entry : pieces.entrySet()) {
      if (entry.getValue() < 0 || entry.getValue() > MAX_PIECES) {
        return Outcome.refused(
            "bad_count", "The number of " + entry.getKey().wire() + " must be from 0 to 1000000.");
      }
    }
    return Outcome.done(new CashCount(pieces));
  }

  public int pieces(Denomination denomination) {
    return pieces.getOrDefault(denomination, 0);
  }

  public boolean isCounted() {
    return pieces.values().stream().anyMatch(number -> number > 0);
  }

  public Money total() {
    Money total = Money.ZERO;
    for (Map.Entry<Denomination, Integer> entry : pieces.entrySet()) {
      total = total.plus(entry.getKey().face().times(entry.getValue()));
    }
    return total;
  }

  /**
   * The total a count and a sent total agree on: either alone will do; both must be equal to the
   * cent, else refused with {@code count_mismatch}.
   */
  public Outcome<Money> agreedWith(Money sentTotal) {
    if (isCounted() && !total().equals(sentTotal)) {
      return Outcome.refused(
          "count_mismatch",
          "The count adds up to " + total() + ", but the total sent is " + sentTotal + ".");
    }
    return Outcome.done(sentTotal);
  }

  /** Both together; refused with {@code bad_count} where that is an absurd number of pieces. */
  public Outcome<CashCount> plus(CashCount other) {
    EnumMap<Denomination, Integer> sum = new EnumMap<>(pieces);
    other.pieces.forEach((denomination, number) -> sum.merge(denomination, number, Integer::sum));
    return of(sum);
  }

  /** What is left; refused with {@code not_enough_pieces} for the largest one that is short. */
  public Outcome<CashCount> minus(CashCount other) {
    EnumMap<Denomination, Integer> left = new EnumMap<>(pieces);
    for (Map.Entry<Denomination, Integer> taken : other.pieces.entrySet()) {
      int rest = pieces(taken.getKey()) - taken.getValue();
      if (rest < 0) {
        return Outcome.refused("not_enough_pieces", "Not enough " + taken.getKey().wire() + ".");
      }
      left.put(taken.getKey(), rest);
    }
    return of(left);
  }

  /** All ten keys in the contract's order. */
  public Map<String, Integer> toWire() {
    Map<String, Integer> wire = new LinkedHashMap<>();
    pieces.forEach((denomination, number) -> wire.put(denomination.wire(), number));
    return wire;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CashCount count && count.pieces.equals(pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }

  @Override
  public String toString() {
    return pieces.toString();
  }
}
