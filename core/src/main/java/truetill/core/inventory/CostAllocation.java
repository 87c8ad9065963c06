package truetill.core.inventory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * What each item of an order cost, by the setting {@code inventory_item_cost_basis}
 * (rules-inventory section 5, promise 74).
 */
public final class CostAllocation {
  /** The setting's word for {@link #allocated}; any other means {@link #manifest}. */
  public static final String ALLOCATED = "allocated";

  private CostAllocation() {}

  /**
   * One row.
   *
   * @param retail the vendor's retail value of one piece, null when not known
   * @param quantity pieces, at least one
   */
  public record Line(@Nullable Money retail, long quantity) {}

  /** The vendor's retail value, as it stands. */
  public static List<CostShare> manifest(List<Line> lines) {
    return lines.stream().map(line -> new CostShare(line.retail(), 0)).toList();
  }

  /**
   * The order's cost shared by retail value. Each share is cut to whole cents; the cents that are
   * left go to the items in order, one each, so that the sum is the order's cost. A row without a
   * retail value has no share. Without a cost, or without any retail value above zero, nothing is
   * known.
   *
   * @param total what the order cost, null when not known
   */
  public static List<CostShare> allocated(@Nullable Money total, List<Line> lines) {
    BigInteger worth = BigInteger.ZERO;
    for (Line line : lines) {
      worth = worth.add(cents(line).multiply(BigInteger.valueOf(line.quantity())));
    }
    if (total == null || worth.signum() == 0) {
      return lines.stream().map(line -> CostShare.UNKNOWN).toList();
    }
    List<Long> units = new ArrayList<>();
    long left = total.cents();
    for (Line line : lines) {
      long unit =
          BigInteger.valueOf(total.cents()).multiply(cents(line)).divide(worth).longValueExact();
      units.add(unit);
      left -= unit * line.quantity();
    }
    List<CostShare> shares = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      long extra = Math.min(left, lines.get(at).quantity());
      left -= extra;
      shares.add(new CostShare(Money.ofCents(units.get(at)), extra));
    }
    return shares;
  }

  private static BigInteger cents(Line line) {
    Money retail = line.retail();
    return BigInteger.valueOf(retail == null ? 0 : retail.cents());
  }
}
