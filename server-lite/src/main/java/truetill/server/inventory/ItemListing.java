package truetill.server.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import truetill.core.wire.inventory.Item;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.inventory.search.ItemFacets;
import truetill.server.inventory.search.ItemSearch;

/**
 * Pages of the list of items. Which items a search may mean, and which stand on a page of the
 * newest with how many in all, is asked of memory first (decision 076): the database would look at
 * every item of a million. Whatever memory names is read and compared once more.
 */
final class ItemListing {
  private static final OrderBy NEWEST_FIRST = new OrderBy("created_at", true);

  private final ItemSearch search;
  private final ItemViewStore views;

  ItemListing(ItemSearch search, ItemViewStore views) {
    this.search = search;
    this.views = views;
  }

  /** Empty when the page lies outside the list. */
  Optional<Page<Item>> page(ReadTx tx, ItemViewStore.Filter filter, PageRequest paging) {
    if (!filter.words().isEmpty()) {
      List<Long> candidates = search.candidates(tx, filter.words()).orElse(null);
      return views.page(tx, filter.among(candidates), paging);
    }
    boolean plain =
        filter.purchaseOrder() == null
            && filter.batchGroup() == null
            && (filter.order().isEmpty() || filter.order().equals(List.of(NEWEST_FIRST)));
    return plain && paging.page() != PageRequest.LAST
        ? newest(tx, filter, paging)
        : views.page(tx, filter, paging);
  }

  private Optional<Page<Item>> newest(ReadTx tx, ItemViewStore.Filter filter, PageRequest paging) {
    long offset = (paging.page() - 1L) * paging.size();
    Optional<ItemFacets.Found> known =
        offset < 0
            ? Optional.empty()
            : search.newest(
                tx,
                Arrays.asList(
                    filter.status(),
                    filter.condition(),
                    filter.source(),
                    filter.processingTier(),
                    filter.category()),
                offset,
                paging.size());
    if (known.isEmpty()) {
      return views.page(tx, filter, paging);
    }
    ItemFacets.Found found = known.get();
    if (offset > 0 && offset >= found.count()) {
      return Optional.empty();
    }
    List<Item> rows = views.rows(tx, filter.among(found.page()), new PageRequest(1, paging.size()));
    return Optional.of(new Page<>(found.count(), paging.page(), paging.size(), rows));
  }
}
