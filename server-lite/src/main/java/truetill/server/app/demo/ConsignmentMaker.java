package truetill.server.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import truetill.core.inventory.ItemStatus;

/**
 * Decides which of the stock belongs to consignees: some of what is for sale, more of what sold.
 */
final class ConsignmentMaker {
  private static final int PERCENT_ON_SHELF = 4;
  private static final int PERCENT_SOLD = 12;

  private final Dice dice;

  ConsignmentMaker(Dice dice) {
    this.dice = dice;
  }

  List<DemoConsignment> make(List<DemoItem> items) {
    List<DemoConsignment> consignments = new ArrayList<>();
    for (DemoItem item : items) {
      boolean sold = item.status() == ItemStatus.SOLD;
      boolean offered = sold || item.status() == ItemStatus.ON_SHELF;
      if (offered && dice.percent(sold ? PERCENT_SOLD : PERCENT_ON_SHELF)) {
        consignments.add(
            new DemoConsignment(
                dice.pick(DemoConsignee.ALL).email(),
                item.sku(),
                dice.percent(30) ? PriceTag.near(item.price().times(2), dice) : item.price()));
      }
    }
    return consignments;
  }

  /** The items with what is consigned marked so. */
  static List<DemoItem> marked(List<DemoItem> items, List<DemoConsignment> consignments) {
    Map<String, DemoConsignment> bySku = new HashMap<>();
    consignments.forEach(one -> bySku.put(one.sku(), one));
    return items.stream()
        .map(item -> bySku.containsKey(item.sku()) ? item.consigned() : item)
        .toList();
  }
}
