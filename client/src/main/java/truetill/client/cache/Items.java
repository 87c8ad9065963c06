package truetill.client.cache;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import truetill.core.inventory.ItemStatus;

/** Items as this register may sell them: the server's rows under the effects of own ops. */
public final class Items {
  private final Jdbi jdbi;
  private final Overlay overlay;

  Items(Jdbi jdbi, Overlay overlay) {
    this.jdbi = jdbi;
    this.overlay = overlay;
  }

  /** By code, outer blanks and letter case aside. */
  public Optional<CachedItem> bySku(String sku) {
    return jdbi.withHandle(handle -> ItemStore.bySku(handle, sku.strip())).map(this::asOfNow);
  }

  /** Items whose code or title holds every word or its beginning; those for sale first. */
  public List<CachedItem> find(String text, int limit) {
    if (limit < 1) {
      return List.of();
    }
    List<CachedItem> found =
        jdbi.withHandle(handle -> ItemStore.find(handle, text, limit)).stream()
            .map(this::asOfNow)
            .toList();
    return found.stream()
        .sorted((one, other) -> Boolean.compare(isAway(one), isAway(other)))
        .toList();
  }

  private CachedItem asOfNow(CachedItem item) {
    ItemStatus status = overlay.status(item.uid(), item.status());
    return status == item.status() ? item : item.withStatus(status);
  }

  private static boolean isAway(CachedItem item) {
    return item.status() != ItemStatus.ON_SHELF;
  }
}
