package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.client.devices.printer.PrinterAddress;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.register.Register;
import truetill.client.register.SellingDesk.FoundItem;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.pos.Tender;

/** sync.md section 6: what is in a cart at one register is said at the other, and stops nothing. */
class ClaimsShownTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder = Path.of("");

  @Test
  void aCartIsSeenAtTheOtherRegisterUntilItIsPaidOrGivenUp() throws Exception {
    try (Host host =
            Host.start(folder.resolve("store"), 0, true, new PrintWriter(Writer.nullWriter()));
        Station one = till(host, "one");
        Station two = till(host, "two")) {
      open(one.register());
      open(two.register());
      FoundItem[] items =
          two.register().selling().find("a", 50).stream()
              .filter(item -> item.status().equals("on_shelf"))
              .limit(2)
              .toArray(FoundItem[]::new);
      String name = one.register().shop().registerName();

      long scanned = System.nanoTime();
      one.register().selling().scan(items[0].sku()).orElseThrow();
      seen(two, Map.of(items[0].uid(), name));
      System.out.printf(
          "CLAIM shown at the other register after %d ms%n",
          (System.nanoTime() - scanned) / 1_000_000);
      one.register().selling().hold().orElseThrow();
      one.register().selling().scan(items[1].sku()).orElseThrow();
      seen(two, Map.of(items[0].uid(), name, items[1].uid(), name));
      assertThat(one.register().selling().inOtherCarts()).isEmpty();

      two.register().selling().scan(items[0].sku()).orElseThrow();
      seen(one, Map.of(items[0].uid(), two.register().shop().registerName()));
      one.register().selling().pay(Tender.exactCash()).orElseThrow();
      seen(two, Map.of(items[0].uid(), name));
      one.register()
          .selling()
          .recall(one.register().selling().held().getFirst().uid())
          .orElseThrow();
      one.register().selling().abandon().orElseThrow();
      seen(two, Map.of());
    }
  }

  private static void seen(Station station, Map<UUID, String> items) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(() ->
            assertThat(station.register().selling().inOtherCarts())
                .containsExactlyInAnyOrderEntriesOf(items));
  }

  private static void open(Register register) {
    assertThat(register.signIn().withPin("1001").isDone()).isTrue();
    assertThat(register.drawer().open(Money.of("50.00"), CashCount.NOT_COUNTED).isDone()).isTrue();
  }

  private Station till(Host host, String name) throws CannotStart {
    return Station.open(
        new StationOptions(
            folder.resolve(name),
            host.address(),
            true,
            null,
            new PrinterAddress.None(),
            PaperWidth.COLUMNS_42,
            sheet -> {}));
  }
}
