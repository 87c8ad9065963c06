package truetill.core.pos;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import truetill.core.money.Money;

/**
 * The amounts a customer is likely to hand over, and the pieces to hand back (ux.md section 5.2).
 */
public final class SmartCash {
  private static final long[] STEPS_CENTS = {1_00, 5_00, 10_00, 20_00, 50_00, 100_00};

  private SmartCash() {}

  /** Exact, next dollar, next 5, 10, 20, 50 and 100, smallest first and each once. */
  public static List<Money> amounts(Money due) {
    SortedSet<Money> amounts = new TreeSet<>();
    amounts.add(due);
    for (long step : STEPS_CENTS) {
      amounts.add(Money.ofCents(Math.ceilDiv(due.cents(), step) * step));
    }
    return List.copyOf(amounts);
  }

  /** Number of one bill or coin to hand back. */
  public record Pieces(Denomination denomination, int number) {}

  /** The fewest bills and coins that make up the change, largest first; none for 0.00 or less. */
  public static List<Pieces> handBack(Money change) {
    List<Pieces> pieces = new ArrayList<>();
    long rest = change.cents();
    for (Denomination denomination : Denomination.values()) {
      long number = rest / denomination.face().cents();
      if (number > 0) {
        pieces.add(new Pieces(denomination, Math.toIntExact(number)));
        rest -= number * denomination.face().cents();
      }
    }
    return pieces;
  }
}
