package truetill.client.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import truetill.bench.BenchFolder;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.journal.DeviceFile;
import truetill.client.journal.DiskStorage;
import truetill.client.register.SellingDesk;
import truetill.core.money.Money;
import truetill.server.app.BenchServer;
import truetill.server.auth.Passwords;
import truetill.server.inventory.ManyItems;

/**
 * How long after the store's server has answered for a new price a connected register shows it: the
 * feed over loopback and the register's cache.
 */
public final class ChangeSeen {
  private static final int ITEMS = 10_000;
  private static final int WARM_UP = 60;
  private static final Duration LOST = Duration.ofSeconds(30);

  private ChangeSeen() {}

  /**
   * One change.
   *
   * @param answered from the request to the answer, for which the change was forced
   * @param seen from that answer until the register shows it; zero when it showed it before
   */
  public record Took(Duration answered, Duration seen) {}

  /** So many changes. */
  public static List<Took> measure(int changes) throws IOException {
    try (BenchServer server =
            BenchServer.startFilled(
                "change-seen", Passwords.Cost.STRONG, work -> ManyItems.fill(work, ITEMS));
        BenchFolder folder = BenchFolder.create("change-seen-register")) {
      DeviceFile.write(DiskStorage.create(folder.path()), SnapshotPull.enrolled(server));
      StationOptions options =
          new StationOptions(
              folder.path(),
              server.address(),
              false,
              new PrinterAddress.None(),
              PaperWidth.COLUMNS_42,
              sheet -> {});
      try (Station station = opened(options)) {
        Random random = new Random(20261127);
        List<Took> all = new ArrayList<>();
        for (int change = 0; change < WARM_UP + changes; change++) {
          Took took = change(server, station.register().selling(), random);
          if (change >= WARM_UP) {
            all.add(took);
          }
        }
        return all;
      }
    }
  }

  private static Station opened(StationOptions options) {
    try {
      return Station.open(options);
    } catch (CannotStart refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static Took change(BenchServer server, SellingDesk till, Random random)
      throws IOException {
    LockSupport.parkNanos(Duration.ofMillis(150 + random.nextInt(250)).toNanos());
    String sku = String.format(Locale.ROOT, "ITM%07d", 1 + random.nextInt(ITEMS));
    JsonNode item = server.get("/inventory/items/?search=" + sku).path("results").path(0);
    Money before = till.find(sku, 1).getFirst().price();
    Money after = before.plus(Money.of("0.01"));
    long begun = System.nanoTime();
    server.patch(
        "/inventory/items/" + item.path("id").asLong() + "/", "{\"price\":\"" + after + "\"}");
    long answered = System.nanoTime();
    while (!till.find(sku, 1).getFirst().price().equals(after)) {
      if (System.nanoTime() - answered > LOST.toNanos()) {
        throw new IllegalStateException("a change was not seen within " + LOST);
      }
      LockSupport.parkNanos(500_000);
    }
    return new Took(
        Duration.ofNanos(answered - begun), Duration.ofNanos(System.nanoTime() - answered));
  }
}
