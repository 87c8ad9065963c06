package truetill.server.app.demo;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.Denomination;

/** Bills and coins for an amount, as they stand in the count columns. */
final class DemoCount {
  private DemoCount() {}

  /**
   * The fewest pieces that make up {@code total}, as the contract's breakdown; no bill above a
   * twenty, which a cashier puts into the safe at once.
   */
  static String json(Money total) {
    Map<Denomination, Integer> pieces = new EnumMap<>(Denomination.class);
    long left = total.cents();
    for (Denomination denomination : EnumSet.range(Denomination.TWENTIES, Denomination.PENNIES)) {
      long face = denomination.face().cents();
      pieces.put(denomination, Math.toIntExact(left / face));
      left %= face;
    }
    return CashCount.of(pieces).orElseThrow().toWire().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
