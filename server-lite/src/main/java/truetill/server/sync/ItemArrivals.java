package truetill.server.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.inventory.ItemStatus;
import truetill.core.wire.sync.ExceptionCase;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.RowImage;
import truetill.server.db.StorageFailed;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.pos.SaleLineStore;
import truetill.server.pos.SaleLineStore.SoldLine;
import truetill.server.pos.SaleStore;

/**
 * Links lines that registers sold of unknown items when the item arrives, whichever way it comes,
 * in the transaction that brings it (sync.md section 6, {@code unknown_item}).
 */
final class ItemArrivals {
  private static final Logger LOG = LoggerFactory.getLogger(ItemArrivals.class);

  private final UnlinkedLineStore unlinked = new UnlinkedLineStore();
  private final CaseStore cases = new CaseStore();
  private final LineItems lineItems = new LineItems();
  private final SaleLineStore lines = new SaleLineStore();
  private final SaleStore sales = new SaleStore();
  private final ItemStore items = new ItemStore();

  /** Looks at the items this transaction tells the registers of. */
  void look(WriteTx tx) {
    List<RowImage> told = tx.told(FeedTables.ITEM);
    if (told.isEmpty()) {
      return;
    }
    for (UnlinkedLineStore.Unlinked waiting : unlinked.all(tx)) {
      told.stream()
          .filter(row -> isOf(waiting, row))
          .findFirst()
          .ifPresent(row -> linkApart(tx, waiting, row.id()));
    }
  }

  private static boolean isOf(UnlinkedLineStore.Unlinked waiting, RowImage row) {
    boolean sameUid = waiting.item() != null && row.uid().equals(waiting.item().toString());
    String sku = waiting.skuKey();
    return sameUid
        || (sku != null && sku.equals(ItemStore.key(String.valueOf(row.columns().get("sku")))));
  }

  /** Whoever brings the item has done nothing wrong: what fails here is not his failure. */
  private void linkApart(WriteTx tx, UnlinkedLineStore.Unlinked waiting, long item) {
    try {
      tx.nested(
          "arrival",
          () -> {
            items.lock(tx, item).ifPresent(arrived -> link(tx, waiting, arrived));
            return item;
          });
    } catch (StorageFailed refused) {
      throw refused;
    } catch (RuntimeException bug) {
      LOG.error("line {} of op {} could not be linked", waiting.number(), waiting.op(), bug);
    }
  }

  private void link(WriteTx tx, UnlinkedLineStore.Unlinked waiting, StoredItem item) {
    SoldLine line = lines.find(tx, waiting.cart(), waiting.number()).orElseThrow();
    if (item.status() == ItemStatus.SOLD) {
      lines.link(tx, line.id(), item.id(), true);
      sales.feed(tx, line.cart());
      cases.open(
          tx,
          waiting.device(),
          waiting.op(),
          DoubleSale.of(waiting.number(), line.cart(), item, line.sku(), line.description()));
    } else {
      lineItems.link(tx, line, item.id(), null).orElseThrow();
    }
    unlinked.remove(tx, waiting.op(), waiting.number());
    Optional<Long> open =
        cases.openWith(tx, CaseResolver.UNKNOWN_ITEM, waiting.op(), waiting.number());
    open.ifPresent(id -> resolved(tx, id, item));
  }

  private void resolved(WriteTx tx, long id, StoredItem item) {
    ExceptionCase open = cases.lock(tx, id).orElseThrow();
    cases.resolve(tx, id, CaseAction.LINKED, "", null);
    CaseResolver.audit(
        tx, open, CaseAction.LINKED, Map.of("item", item.id(), "sku", item.sku()), null);
  }
}
