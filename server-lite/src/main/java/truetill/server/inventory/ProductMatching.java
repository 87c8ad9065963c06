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
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.db.WriteTx;
import truetill.server.http.Problem;

/**
 * Matches the rows of an order that review has not decided (rules-inventory section 9). Products
 * and references are read once for up to {@link #ROWS_A_PASS} rows, so that memory has a limit; all
 * passes are one long write, so that all rows are matched or none.
 */
final class ProductMatching {
  /** So many rows and their wishes take some 60 MB. */
  private static final int ROWS_A_PASS = 100_000;

  private final UnitOfWork work;
  private final StoreTime time;
  private final int rowsAPass;
  private final OrderGate gate = new OrderGate();
  private final ManifestRowStore rows = new ManifestRowStore();
  private final MatchRowStore matchRows = new MatchRowStore();
  private final MatchSourceStore sources = new MatchSourceStore();
  private final RefSightingStore sightings = new RefSightingStore();

  ProductMatching(UnitOfWork work, StoreTime time) {
    this(work, time, ROWS_A_PASS);
  }

  /** As the other, for a test that wants many passes over few rows. */
  ProductMatching(UnitOfWork work, StoreTime time, int rowsAPass) {
    this.work = work;
    this.time = time;
    this.rowsAPass = rowsAPass;
  }

  /** What one pass found. */
  private record Found(long lastRow, List<MatchRowStore.Matched> rows, Set<Long> refs) {}

  /** Ends the call as 400 when the order may not be matched or has no rows. */
  void run(long order, Job job) {
    work.longWrite(
        OrderStore.claim(order),
        tx -> {
          StoredOrder locked = gate.lock(tx, order, OrderAction.CHANGE_ROWS);
          long count = rows.count(tx, order);
          if (count == 0) {
            throw Problem.refused(
                "no_rows", "The order has no standardized rows. Process its manifest first.");
          }
          job.expect(count);
          return locked;
        },
        (tx, locked) -> match(tx, locked, job));
  }

  private long match(WriteTx tx, StoredOrder order, Job job) {
    Set<Long> seen = new HashSet<>();
    long after = 0;
    boolean more = true;
    while (more) {
      Found found = find(tx, order.id(), order.vendor(), after);
      // A product that went since it was found: the rows are matched again, without it.
      if (matchRows.allExist(tx, found.rows())) {
        matchRows.write(tx, found.rows());
        seen.addAll(found.refs());
        job.step(found.rows().size());
        after = found.lastRow();
        more = found.rows().size() == rowsAPass;
      }
    }
    tx.atEnd(() -> sightings.see(tx, order.id(), seen, time.clock().today()));
    job.ending();
    return after;
  }

  private Found find(ReadTx tx, long order, long vendor, long after) {
    List<MatchRowStore.Open> open = matchRows.openAfter(tx, order, after, rowsAPass);
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
  }
}
