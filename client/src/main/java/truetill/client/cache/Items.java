package truetill.client.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.wire.sync.FeedTables;

/** Items as this register may sell them: the server's rows under the effects of own ops. */
public final class Items {
  private final Marks marks;
  private final ImageReads reads;
  private final Overlay overlay;

  Items(Marks marks, ImageReads reads, Overlay overlay) {
    this.marks = marks;
    this.reads = reads;
    this.overlay = overlay;
  }

  /** By code, outer blanks and letter case aside. */
  public Optional<CachedItem> bySku(String sku) {
    return marks.steady(() ->
        reads
            .read((handle, tables) -> ItemStore.bySku(handle, tables, sku.strip()))
            .map(this::asOfNow));
  }

  /** Items whose code or title holds every word or its beginning; those for sale first. */
  public List<CachedItem> find(String text, int limit) {
    if (limit < 1) {
      return List.of();
    }
    List<CachedItem> found =
        marks.steady(() ->
            reads.read((handle, tables) -> ItemStore.find(handle, tables, text, limit)).stream()
                .map(this::asOfNow)
                .toList());
    return found.stream()
        .sorted((one, other) -> Boolean.compare(isAway(one), isAway(other)))
        .toList();
  }

  private CachedItem asOfNow(CachedItem item) {
    ItemStatus status = overlay.status(item.uid(), item.status());
    return status == item.status() ? item : item.withStatus(status);
  }

  /** An item as the server sends it. */
  static CachedItem read(String uid, Map<String, @Nullable Object> values) {
    Row row = new Row(FeedTables.ITEM, values);
    ItemStatus status =
        ItemStatus.ofWire(row.text("status"))
            .orElseThrow(() -> new UnreadableRow("An item's status is not known here."));
    return new CachedItem(
        Row.uuid(FeedTables.ITEM, uid),
        row.text("sku"),
        row.textOr("title", ""),
        row.textOr("brand", ""),
        row.textOr("category", ""),
        row.textOr("condition", ""),
        Money.ofCents(row.number("price_cents")),
        status);
  }

  private static boolean isAway(CachedItem item) {
    return item.status() != ItemStatus.ON_SHELF;
  }
}
