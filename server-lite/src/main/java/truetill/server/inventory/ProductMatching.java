package truetill.server.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import truetill.core.inventory.MatchKey;
import truetill.core.inventory.OrderAction;
import truetill.core.inventory.matching.MatchPass;
import truetill.core.inventory.matching.MatchRow;
import truetill.core.inventory.matching.MatchType;
import truetill.core.inventory.matching.VendorRefs;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Problem;

/**
 * Matches the rows of an order that review has not decided (rules-inventory section 9). Products
 * and references are read once for up to {@link #ROWS_A_PASS} rows, with no lock in hand; then the
 * results are written in one short transaction under the order's lock.
 */
final class ProductMatching {
  /** So many rows and their wishes take some 30 MB. */
  private static final int ROWS_A_PASS = 50_000;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final OrderGate gate = new OrderGate();
  private final OrderStore orders = new OrderStore();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final MatchRowStore matchRows = new MatchRowStore();
  private final MatchSourceStore sources = new MatchSourceStore();
  private final RefSightingStore sightings = new RefSightingStore();

  ProductMatching(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  /** What one pass found. */
  private record Found(long lastRow, List<MatchRowStore.Matched> rows, Set<Long> refs) {}

  void run(long order, Job job) {
    long vendor =
        database.read(tx -> {
          StoredOrder found =
              orders.find(tx, order).orElseThrow(Problem.notFound(OrderGate.ENTITY));
          Problem.orRefuse(
              OrderAction.CHANGE_ROWS.from(found.progress().status(), orders.hasItems(tx, order)));
          long count = rows.count(tx, order);
          if (count == 0) {
            throw Problem.refused(
                "no_rows", "The order has no standardized rows. Process its manifest first.");
          }
          job.expect(count);
          return found.vendor();
        });
    long after = 0;
    while (after >= 0) {
      Found found = find(order, vendor, after);
      job.step(found.rows().size());
      if (found.rows().size() < ROWS_A_PASS) {
        job.ending();
      }
      if (store(order, found)) {
        after = found.rows().size() < ROWS_A_PASS ? -1 : found.lastRow();
      }
    }
  }

  private Found find(long order, long vendor, long after) {
    return database.read(tx -> {
      List<MatchRowStore.Open> open = matchRows.openAfter(tx, order, after, ROWS_A_PASS);
      VendorRefs refs = sources.refs(tx, vendor);
      List<MatchRow> asked = new ArrayList<>(open.size());
      for (MatchRowStore.Open row : open) {
        asked.add(
            new MatchRow(
                MatchKey.ofUpc(row.upc()),
                refs.find(row.itemNumber(), row.upc()).map(VendorRefs.Ref::productId),
                row.text()));
      }
      MatchPass pass = new MatchPass(asked);
      sources.eachProduct(tx, pass::offer);
      List<MatchRowStore.Matched> matched = new ArrayList<>(open.size());
      Set<Long> seen = new HashSet<>();
      long last = after;
      for (int at = 0; at < open.size(); at++) {
        MatchRowStore.Open row = open.get(at);
        MatchRowStore.Matched result =
            new MatchRowStore.Matched(row.id(), pass.result(asked.get(at)));
        matched.add(result);
        if (result.result().product().isPresent()
            && result.result().candidates().getFirst().type() == MatchType.VENDOR_REF) {
          refs.find(row.itemNumber(), row.upc()).ifPresent(ref -> seen.add(ref.id()));
        }
        last = row.id();
      }
      return new Found(last, matched, seen);
    });
  }

  /** False when a product is gone since it was found; then the rows are matched again. */
  private boolean store(long order, Found found) {
    return work.write(tx -> {
      gate.lock(tx, order, OrderAction.CHANGE_ROWS);
      if (!matchRows.allExist(tx, found.rows())) {
        return false;
      }
      matchRows.write(tx, found.rows());
      sightings.see(tx, order, found.refs(), time.clock().today());
      return true;
    });
  }
}
