package truetill.client.devices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import truetill.client.devices.receipt.DayReportSlip;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.SlipPayment;
import truetill.client.devices.receipt.StoreHeading;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/** Invented slips for tests. */
public final class Slips {
  public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  public static final Instant AFTERNOON = Instant.parse("2026-11-22T20:05:59Z");

  public static final StoreHeading STORE =
      new StoreHeading(
          "Second Bloom Thrift",
          "12 Sample Street\nSpringfield, IL 62701",
          "217-555-0100",
          "Every sale helps the shelter",
          "Thank you for shopping!\nReturns within 14 days");

  private Slips() {}

  public static SlipPayment cash() {
    return new SlipPayment.Cash(Money.of("50.00"), Money.of("8.21"));
  }

  public static SlipPayment card() {
    return new SlipPayment.Card(Money.of("41.79"));
  }

  public static SlipPayment split() {
    return new SlipPayment.Split(Money.of("21.79"), Money.of("40.00"), Money.of("20.00"));
  }

  public static ReceiptSlip receipt(SlipPayment payment) {
    return receipt(
        payment,
        List.of(
            new ReceiptLine(
                "Blue ceramic table lamp with a linen shade, small chip on its base",
                "ITM0000017",
                1,
                Money.of("24.50"),
                Money.of("24.50")),
            new ReceiptLine("Jeans", "ITM0000042", 2, Money.of("4.99"), Money.of("9.98")),
            new ReceiptLine("Café cups “Été”, set", "", 1, Money.of("4.58"), Money.of("4.58"))));
  }

  public static ReceiptSlip receipt(SlipPayment payment, List<ReceiptLine> lines) {
    return new ReceiptSlip(
        STORE,
        "R-20261122-020017",
        AFTERNOON,
        CHICAGO,
        "Rosa Example",
        "Front till",
        lines,
        Money.of("39.06"),
        new Rate(700),
        Money.of("2.73"),
        Money.of("41.79"),
        payment,
        Set.of());
  }

  public static DayReportSlip xReport() {
    return new DayReportSlip(
        STORE,
        "DRW-20261122-01",
        "Front till",
        "Rosa Example",
        Instant.parse("2026-11-22T15:00:00Z"),
        AFTERNOON,
        CHICAGO,
        Money.of("200.00"),
        34,
        Money.of("812.45"),
        Money.of("53.15"),
        Money.of("512.45"),
        Money.of("300.00"),
        2,
        Money.of("18.00"),
        Money.of("150.00"),
        null,
        null,
        Set.of());
  }

  public static DayReportSlip zReport() {
    DayReportSlip open = xReport();
    return new DayReportSlip(
        open.store(),
        open.drawer(),
        open.till(),
        open.openedBy(),
        open.openedAt(),
        open.printedAt(),
        open.zone(),
        open.openingFloat(),
        open.salesCount(),
        open.gross(),
        open.tax(),
        open.cash(),
        open.card(),
        open.voidCount(),
        open.voids(),
        open.drops(),
        Money.of("544.45"),
        new DayReportSlip.Closing(
            "Otto Example",
            Instant.parse("2026-11-23T00:30:00Z"),
            Money.of("540.00"),
            Money.of("-4.45")),
        Set.of());
  }
}
