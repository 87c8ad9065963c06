package truetill.client.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.printer.PrintJob;
import truetill.client.devices.printer.PrintQueue;
import truetill.client.devices.receipt.DayReportSlip;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.client.devices.receipt.ReceiptSlip;
import truetill.client.devices.receipt.SlipPayment;
import truetill.client.devices.receipt.StoreHeading;
import truetill.client.register.Paper;
import truetill.client.register.Register;
import truetill.core.money.Money;
import truetill.core.people.Actor;
import truetill.core.pos.CartLine;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.RecordedSale;
import truetill.core.pos.Tender;
import truetill.core.pos.TillState.ClosedDrawer;

/** Puts what a desk recorded on paper: facts become slips, slips become print jobs. */
final class SlipPaper implements Paper {
  private final PrintQueue queue;
  private final @Nullable PrintedReceipts printed;
  private final Supplier<Register.Shop> shop;
  private final Function<UUID, String> names;
  private final InstantSource time;

  /**
   * @param printed null when there is no printer
   * @param names a person's name by uid
   */
  SlipPaper(
      PrintQueue queue,
      @Nullable PrintedReceipts printed,
      Supplier<Register.Shop> shop,
      Function<UUID, String> names,
      InstantSource time) {
    this.queue = queue;
    this.printed = printed;
    this.shop = shop;
    this.names = names;
    this.time = time;
  }

  @Override
  public void receipt(RecordedSale sale, Actor cashier, boolean opensDrawer) {
    if (printed != null) {
      printed.submitted(sale.receipt());
    }
    queue.submit(new PrintJob(slip(sale, cashier.name()), opensDrawer));
  }

  @Override
  public void copy(RecordedSale sale, String cashierName) {
    if (printed != null) {
      printed.copied(sale.receipt());
    }
    queue.submit(PrintJob.copy(slip(sale, cashierName)));
  }

  @Override
  public void voided(RecordedSale sale, String cashierName, boolean opensDrawer) {
    queue.submit(new PrintJob(slip(sale, cashierName).asVoid(), opensDrawer));
  }

  @Override
  public void openDrawer() {
    queue.submit(PrintJob.pulseAlone());
  }

  @Override
  public void dayReport(OpenDrawer drawer, Actor by) {
    Money expected = by.role().isManager() ? drawer.cash().expected() : null;
    queue.submit(PrintJob.dayReport(day(drawer, expected, null)));
  }

  @Override
  public void dayReport(ClosedDrawer closed, Actor by) {
    DayReportSlip.Closing closing =
        new DayReportSlip.Closing(
            names.apply(closed.closedBy()), closed.closedAt(), closed.counted(), closed.variance());
    queue.submit(PrintJob.dayReport(day(closed.drawer(), closed.expected(), closing)));
  }

  @Override
  public int waiting() {
    return queue.waiting();
  }

  @Override
  public @Nullable String warning() {
    return printed == null ? null : printed.warning();
  }

  private ReceiptSlip slip(RecordedSale sale, String cashier) {
    Register.Shop here = shop.get();
    List<ReceiptLine> lines = new ArrayList<>();
    for (CartLine line : sale.lines()) {
      lines.add(
          new ReceiptLine(
              line.description(),
              Objects.requireNonNullElse(line.sku(), ""),
              line.quantity(),
              line.unitPrice(),
              line.lineTotal()));
    }
    return new ReceiptSlip(
        heading(here),
        sale.receipt(),
        sale.soldAt(),
        here.zone(),
        cashier,
        here.registerName(),
        lines,
        sale.totals().subtotal(),
        sale.taxRate(),
        sale.totals().tax(),
        sale.totals().total(),
        payment(sale.payment()),
        Set.of());
  }

  private DayReportSlip day(
      OpenDrawer drawer, @Nullable Money expected, DayReportSlip.@Nullable Closing closing) {
    Register.Shop here = shop.get();
    ZoneId zone = here.zone();
    return new DayReportSlip(
        heading(here),
        here.registerCode() + " " + drawer.businessDate(),
        here.registerName(),
        names.apply(drawer.openedBy()),
        drawer.openedAt(),
        time.instant(),
        zone,
        drawer.cash().opening(),
        drawer.tally().sales(),
        drawer.tally().gross(),
        drawer.tally().tax(),
        drawer.cash().sales(),
        drawer.tally().cardSales(),
        drawer.tally().voids(),
        drawer.tally().voided(),
        drawer.cash().drops(),
        expected,
        closing,
        Set.of());
  }

  private static StoreHeading heading(Register.Shop shop) {
    return new StoreHeading(
        shop.name(), shop.address(), shop.phone(), shop.receiptHeader(), shop.receiptFooter());
  }

  private static SlipPayment payment(Tender.Payment payment) {
    Money tendered = Objects.requireNonNullElse(payment.tendered(), payment.cashDue());
    Money change = Objects.requireNonNullElse(payment.change(), Money.ZERO);
    Money card = payment.cardAmount();
    return switch (payment.method()) {
      case CASH -> new SlipPayment.Cash(tendered, change);
      case CARD -> new SlipPayment.Card(Objects.requireNonNull(card));
      case SPLIT -> new SlipPayment.Split(Objects.requireNonNull(card), tendered, change);
    };
  }
}
