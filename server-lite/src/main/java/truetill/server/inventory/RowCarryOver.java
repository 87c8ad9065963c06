package truetill.server.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import truetill.core.inventory.ItemStatus;
import truetill.core.inventory.RowPrice;
import truetill.server.db.WriteTx;

/**
 * Carries what is stored on a row to its items that are still in intake, with their history
 * (rules-inventory section 4, "Rows freeze"; decision 5 of the contract). A value the row does not
 * have is carried nowhere: an item keeps its title, and without a row price its own price.
 */
final class RowCarryOver {
  private static final int AT_ONCE = 500;
  private static final String WORDS = "Manifest row";

  private final IntakeItemStore intake = new IntakeItemStore();
  private final ItemBulkStore items = new ItemBulkStore();
  private final ItemHistoryStore history = new ItemHistoryStore();

  /** What an item takes over from its row. */
  enum Carried {
    PRICE,
    TITLE,
    BRAND,
    CATEGORY,
    CONDITION
  }

  /** The prices of every row of a locked order. */
  void allPrices(WriteTx tx, long order, long actor) {
    Set<Carried> price = EnumSet.of(Carried.PRICE);
    carry(tx, intake.ofOrder(tx, order), row -> price, actor);
  }

  /** The prices of these rows of a locked order. */
  void prices(WriteTx tx, long order, Collection<Long> rows, long actor) {
    Set<Carried> price = EnumSet.of(Carried.PRICE);
    carry(tx, intake.ofRows(tx, order, rows), row -> price, actor);
  }

  /** What was stored on these rows of a locked order, by row. */
  void all(WriteTx tx, long order, Map<Long, Set<Carried>> stored, long actor) {
    carry(
        tx,
        intake.ofRows(tx, order, stored.keySet()),
        row -> stored.getOrDefault(row, Set.of()),
        actor);
  }

  private void carry(
      WriteTx tx,
      List<IntakeItemStore.Waiting> waiting,
      Function<Long, Set<Carried>> fields,
      long actor) {
    for (int from = 0; from < waiting.size(); from += AT_ONCE) {
      carrySome(tx, waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE)), fields, actor);
    }
  }

  private void carrySome(
      WriteTx tx,
      List<IntakeItemStore.Waiting> waiting,
      Function<Long, Set<Carried>> fields,
      long actor) {
    Map<Long, IntakeItemStore.Waiting> byItem = new LinkedHashMap<>();
    waiting.forEach(each -> byItem.put(each.item(), each));
    List<ItemBulkStore.Changed> changed = new ArrayList<>();
    List<ItemEvent> events = new ArrayList<>();
    for (ItemBulkStore.Held held : items.lock(tx, byItem.keySet())) {
      ItemFields old = held.fields();
      IntakeItemStore.Waiting row =
          Objects.requireNonNull(byItem.get(held.id()), "only these were locked");
      ItemFields now =
          old.status() == ItemStatus.INTAKE ? after(old, row, fields.apply(row.row())) : old;
      if (!now.equals(old)) {
        changed.add(new ItemBulkStore.Changed(held.item(), now));
        events.addAll(ItemChanges.events(held.id(), old, now, WORDS));
      }
    }
    items.updateAll(tx, changed);
    history.addAll(tx, events, actor);
  }

  private static ItemFields after(
      ItemFields old, IntakeItemStore.Waiting row, Set<Carried> fields) {
    RowPrice price = row.price();
    return old.fromRow(
        fields.contains(Carried.PRICE)
            ? Optional.ofNullable(price.value()).orElse(old.price())
            : old.price(),
        fields.contains(Carried.TITLE) ? filled(row.title(), old.title()) : old.title(),
        fields.contains(Carried.BRAND) ? filled(row.brand(), old.brand()) : old.brand(),
        fields.contains(Carried.CATEGORY) ? filled(row.category(), old.category()) : old.category(),
        fields.contains(Carried.CONDITION)
            ? filled(row.condition(), old.condition())
            : old.condition());
  }

  private static String filled(String sent, String kept) {
    return sent.isBlank() ? kept : sent;
  }
}
