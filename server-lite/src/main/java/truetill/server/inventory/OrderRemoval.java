package truetill.server.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.wire.inventory.DeleteStep;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;
import truetill.server.files.Blobs;
import truetill.server.system.FileStore;

/**
 * Takes an order away with all that hangs on it, in the contract's order (rules-inventory section
 * 12). Products, vendor references and templates stay.
 */
final class OrderRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRemoval.class);

  private final Blobs blobs;
  private final OrderStore orders = new OrderStore();
  private final OrderContentsStore contents = new OrderContentsStore();
  private final ProductCounterStore counters = new ProductCounterStore();
  private final FileStore files = new FileStore();

  OrderRemoval(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Stored contents that no row names any more; see {@link #discard}. */
  record Contents(List<UUID> names) {}

  /** What would go, step by step, and whether the file would stay for another order. */
  record Plan(List<DeleteStep> steps, boolean fileShared) {
    Map<String, Long> counts() {
      Map<String, Long> counts = new LinkedHashMap<>();
      steps.forEach(step -> counts.put(step.key(), step.count()));
      return counts;
    }
  }

  Plan plan(ReadTx tx, StoredOrder order) {
    OrderContentsStore.Counts counts = contents.counts(tx, order.id());
    Long file = order.manifestFile();
    boolean shared = file != null && orders.isManifestShared(tx, file, order.id());
    List<DeleteStep> steps = new ArrayList<>();
    steps.add(
        new DeleteStep(
            "item_history",
            "Item history",
            "What happened to the items of this order",
            counts.history()));
    steps.add(
        new DeleteStep(
            "item_scans", "Item scans", "When the items' labels were read", counts.scans()));
    steps.add(new DeleteStep("items", "Items", "Every item built from this order", counts.items()));
    steps.add(
        new DeleteStep(
            "batch_groups", "Batch groups", "Groups of like items", counts.batchGroups()));
    steps.add(
        new DeleteStep(
            "processing_batches",
            "Build runs",
            "Records of the builds of its check-in queue",
            counts.processingBatches()));
    steps.add(
        new DeleteStep(
            "manifest_rows",
            "Manifest rows",
            "The standardized lines with their prices and matches",
            counts.manifestRows()));
    steps.add(
        new DeleteStep(
            "manifest_file",
            "Manifest file",
            shared ? "Stays, because another order uses it" : "The vendor's file",
            file == null || shared ? 0 : 1));
    steps.add(new DeleteStep("order", "Order", "The order itself", 1));
    return new Plan(List.copyOf(steps), shared);
  }

  /** Everything; the order is locked and {@link #plan} was made of it in this transaction. */
  Optional<Contents> everything(WriteTx tx, StoredOrder order) {
    contents.deleteItems(tx, order.id());
    contents.deleteGroups(tx, order.id());
    return withoutItems(tx, order);
  }

  /** An order that has neither items nor groups: its rows, its file, itself. */
  Optional<Contents> withoutItems(WriteTx tx, StoredOrder order) {
    Optional<Contents> left = file(tx, order);
    counters.takeBack(tx, order.id());
    orders.delete(tx, order.id());
    return left;
  }

  /** Lets go of the order's file; its contents may go after the commit unless it is shared. */
  Optional<Contents> file(WriteTx tx, StoredOrder order) {
    Long file = order.manifestFile();
    if (file == null || orders.isManifestShared(tx, file, order.id())) {
      return Optional.empty();
    }
    Contents left = new Contents(files.blobs(tx, file));
    files.delete(tx, file);
    return Optional.of(left);
  }

  /** After the commit. What cannot go now is removed at the next start, as no row names it. */
  void discard(Contents left) {
    for (UUID name : left.names()) {
      try {
        blobs.delete(name);
      } catch (IOException later) {
        LOG.warn("content {} is no longer used and could not be removed", name, later);
      }
    }
  }
}
