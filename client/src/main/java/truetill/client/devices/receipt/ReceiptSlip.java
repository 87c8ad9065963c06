package truetill.client.devices.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import truetill.core.money.Money;
import truetill.core.money.Rate;

/**
 * A receipt with every amount already decided by the sale; the layout only places them.
 *
 * @param at when the sale was completed, printed in {@code zone}, the store's
 * @param marks empty for the original
 */
public record ReceiptSlip(
    StoreHeading store,
    String receiptNumber,
    Instant at,
    ZoneId zone,
    String cashier,
    String till,
    List<ReceiptLine> lines,
    Money subtotal,
    Rate taxRate,
    Money tax,
    Money total,
    SlipPayment payment,
    Set<SlipMark> marks)
    implements Slip {

  public ReceiptSlip {
    lines = List.copyOf(lines);
    marks = Set.copyOf(marks);
  }

  public ReceiptSlip asVoid() {
    return marked(SlipMark.VOID);
  }

  @Override
  public ReceiptSlip asCopy() {
    return marked(SlipMark.COPY);
  }

  @Override
  public ReceiptSlip asPrintedAgain() {
    return asCopy().marked(SlipMark.PRINTED_AGAIN);
  }

  @Override
  public String title() {
    return "Receipt " + receiptNumber;
  }

  private ReceiptSlip marked(SlipMark mark) {
    EnumSet<SlipMark> more = EnumSet.of(mark);
    more.addAll(marks);
    return new ReceiptSlip(
        store,
        receiptNumber,
        at,
        zone,
        cashier,
        till,
        lines,
        subtotal,
        taxRate,
        tax,
        total,
        payment,
        more);
  }
}
