package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.journal.JournalRecord;
import truetill.core.journal.OpBody;

/**
 * I24: a register that was alone for a week hands everything over by itself once its store is back.
 * The line it prints says how long that took, and the limit of a minute and one second more for
 * every 200 records; no clock decides the test. What it closed it finds closed at the store with
 * the same figures (I5, I6).
 */
class OfflineWeekTest {
  private static final boolean LONG = "long".equals(System.getProperty("truetill.tests"));
  private static final int SALES = Integer.getInteger("truetill.sales", LONG ? 2_000 : 140);
  private static final long SEED = Long.getLong("truetill.seed", System.nanoTime());
  private static final PrintWriter QUIET = new PrintWriter(Writer.nullWriter());

  @TempDir Path folder;

  @Test
  void aWeekAloneIsDeliveredToTheCent() throws Exception {
    Path data = folder.resolve("till");
    Path store = folder.resolve("store");
    HeadlessTill till = new HeadlessTill(data);
    try (Host host = Host.start(store, 0, true, QUIET)) {
      till.say(host.address(), "{\"do\":\"sync\"}");
    }
    try (OfflineWeek week = OfflineWeek.open(data, Instant.now(), SEED)) {
      week.work(SALES);
      assertThat(week.sales()).isEqualTo(SALES);
    }
    UUID device = RecordedOps.identity(data).device();
    List<JournalRecord> records = RecordedOps.of(data);

    double drain_s;
    try (Host host = Host.start(store, 0, true, QUIET)) {
      long begun = System.nanoTime();
      JsonNode status = till.say(host.address(), "{\"do\":\"sync\"}").getFirst();
      drain_s = (System.nanoTime() - begun) / 1e9;
      assertThat(status.path("waiting").asLong()).as("seed %d", SEED).isZero();
      assertThat(status.path("delivered_seq").asLong()).isEqualTo(records.size());
      assertThat(CacheRows.unlike(data, host.address())).as("seed %d", SEED).isEmpty();
    }
    try (StoreTables tables = StoreTables.of(store)) {
      Delivered.check("seed " + SEED, device, records, tables);
      assertThat(tables.sales(device)).as("seed %d: sales", SEED).isEqualTo(sold(records));
      assertThat(tables.closedDrawers(device))
          .as("seed %d: closed drawers", SEED)
          .hasSize(OfflineWeek.DAYS)
          .isEqualTo(closed(records));
      assertThat(tables.shifts(device)).as("seed %d: shifts", SEED).isEqualTo(OfflineWeek.DAYS);
    }
    double limit_s = 60 + records.size() / 200.0;
    System.out.printf(
        Locale.ROOT,
        "DRAIN seed=%d ops=%d sales=%d drain_s=%.1f limit_s=%.0f%n",
        SEED,
        records.size(),
        SALES,
        drain_s,
        limit_s);
  }

  /** The sales as the store must show them, by receipt. */
  private static List<StoreTables.TakenSale> sold(List<JournalRecord> records) {
    Map<String, StoreTables.TakenSale> sold = new TreeMap<>();
    for (JournalRecord record : records) {
      if (record.op().body() instanceof OpBody.SaleCompleted sale) {
        long cents = sale.totals().total().cents();
        sold.put(
            sale.receipt(),
            new StoreTables.TakenSale(sale.receipt(), sale.cart().toString(), cents, "completed"));
      } else if (record.op().body() instanceof OpBody.SaleVoided gone) {
        sold.computeIfPresent(
            gone.receipt(),
            (receipt, sale) ->
                new StoreTables.TakenSale(receipt, sale.cart(), sale.totalCents(), "voided"));
      }
    }
    return List.copyOf(sold.values());
  }

  /** The figures of each drawer as they were when it was closed, in that order. */
  private static List<StoreTables.ClosedDrawer> closed(List<JournalRecord> records) {
    return records.stream()
        .map(record -> record.op().body())
        .filter(OpBody.DrawerClosed.class::isInstance)
        .map(OpBody.DrawerClosed.class::cast)
        .map(drawer ->
            new StoreTables.ClosedDrawer(
                drawer.drawer().toString(),
                drawer.expected().cents(),
                drawer.counted().cents(),
                drawer.variance().cents()))
        .toList();
  }
}
