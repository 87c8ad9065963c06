package truetill.client.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What lies in the store, as people see it: some of it is wanted at every till. */
final class SimStock {
  private static final int HOT = 5;

  private final List<String> skus = new ArrayList<>();
  private final Set<UUID> returned = new HashSet<>();

  void add(String sku) {
    skus.add(sku);
  }

  /** One of the few that everybody wants, or one that mostly goes over this till. */
  String pick(int device, Random dice) {
    if (skus.isEmpty() || dice.nextInt(40) == 0) {
      return "NOSUCH" + dice.nextInt(3);
    }
    int way = dice.nextInt(3);
    int at = way == 0 ? dice.nextInt(Math.min(HOT, skus.size())) : dice.nextInt(skus.size());
    if (way == 2) {
      at = at - at % 6 + device;
    }
    String sku = skus.get(Math.min(at, skus.size() - 1));
    return dice.nextInt(10) == 0 ? sku.toLowerCase(Locale.ROOT) : sku;
  }

  List<String> skus() {
    return skus;
  }

  /** Somebody brought them back, somewhere. */
  void returned(List<UUID> items) {
    returned.addAll(items);
  }

  /** Then a till that sold it, too, may sell it again: there are two, or one was mistaken. */
  boolean wasReturned(UUID item) {
    return returned.contains(item);
  }
}
