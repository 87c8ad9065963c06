package truetill.client.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the people at one till remember: the facts they were told, the ones they do not know of
 * because power went, and what should be in the drawer. Amounts in cents.
 */
final class SimLedger {
  private static final long CLOSED = Long.MIN_VALUE;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * What the drawer may hold, more than one after a power cut; {@link #CLOSED} when there is none.
   */
  private Set<Long> drawer = new TreeSet<>(Set.of(CLOSED));

  private final Map<String, OwnSale> sales = new LinkedHashMap<>();
  private final Map<UUID, String> soldItems = new HashMap<>();
  private final Set<UUID> unsureItems = new HashSet<>();
  private final Map<String, String> closedDrawers = new LinkedHashMap<>();

  /**
   * One fact.
   *
   * @param told every word of it for a fact that was told, else only what was asked for
   */
  record Entry(boolean told, String fact) {}

  /** A sale that was told. */
  record OwnSale(String receipt, UUID cart, List<UUID> items, long totalCents, long cashCents) {}

  List<Entry> entries() {
    return entries;
  }

  int told() {
    return (int) entries.stream().filter(Entry::told).count();
  }

  Map<String, OwnSale> sales() {
    return sales;
  }

  /** Closed figures by drawer. */
  Map<String, String> closedDrawers() {
    return closedDrawers;
  }

  void told(String fact) {
    entries.add(new Entry(true, fact));
  }

  void maybe(String fact) {
    entries.add(new Entry(false, fact));
  }

  void opened(long cents) {
    drawer = new TreeSet<>(Set.of(cents));
  }

  void maybeOpened(long cents) {
    drawer.add(cents);
  }

  void closed(String uid, long expectedCents, long countedCents) {
    closedDrawers.put(uid, expectedCents + "|" + countedCents);
    drawer = new TreeSet<>(Set.of(CLOSED));
  }

  void maybeClosed() {
    drawer.add(CLOSED);
  }

  void moved(long cents) {
    Set<Long> next = new TreeSet<>();
    drawer.stream().filter(held -> held != CLOSED).forEach(held -> next.add(held + cents));
    drawer = next;
  }

  void maybeMoved(long cents) {
    Set<Long> next = new TreeSet<>(drawer);
    drawer.stream().filter(held -> held != CLOSED).forEach(held -> next.add(held + cents));
    drawer = next;
  }

  /** Looks into the drawer by way of the till; empty when none is open. */
  void sees(OptionalLong expectedCents) {
    long seen = expectedCents.orElse(CLOSED);
    Broken.unless(
        drawer.contains(seen),
        "I5",
        "the till expects "
            + (seen == CLOSED ? "no drawer" : seen)
            + ", people there remember "
            + drawer);
    drawer = new TreeSet<>(Set.of(seen));
  }

  /** What it should hold as far as anybody knows, 0 when it is not open. */
  long expected() {
    long most = drawer.stream().mapToLong(Long::longValue).max().orElse(0);
    return most == CLOSED ? 0 : most;
  }

  void sold(OwnSale sale) {
    sales.put(sale.receipt(), sale);
    sale.items().forEach(item -> soldItems.put(item, sale.receipt()));
  }

  void maybeSold(List<UUID> items) {
    unsureItems.addAll(items);
  }

  void voided(String receipt) {
    soldItems.values().removeIf(receipt::equals);
  }

  void maybeVoided(String receipt) {
    OwnSale sale = sales.get(receipt);
    if (sale != null) {
      unsureItems.addAll(sale.items());
    }
  }

  /** Somebody brought it back, here or elsewhere: it may be on the shelf again. */
  void returned(List<UUID> items) {
    items.forEach(soldItems::remove);
  }

  /** I12: this till sold it and nobody took that back. */
  boolean surelySoldHere(UUID item) {
    return soldItems.containsKey(item) && !unsureItems.contains(item);
  }
}
