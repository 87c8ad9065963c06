package truetill.client.devices.receipt;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The day of one drawer on paper: an X report while it is open, a Z report once it is closed.
 *
 * @param gross all completed sales, tax included, before voids
 * @param cash cash kept from sales: tendered less change
 * @param expected cash that should lie in the drawer; null keeps it off the paper of a person who
 *     has yet to count blind
 * @param closing null makes this an X report
 */
public record DayReportSlip(
    StoreHeading store,
    String drawer,
    String till,
    String openedBy,
    Instant openedAt,
    Instant printedAt,
    ZoneId zone,
    Money openingFloat,
    int salesCount,
    Money gross,
    Money tax,
    Money cash,
    Money card,
    int voidCount,
    Money voids,
    Money drops,
    @Nullable Money expected,
    @Nullable Closing closing,
    Set<SlipMark> marks)
    implements Slip {

  /**
   * The blind count that closed the drawer.
   *
   * @param variance counted less expected; negative is short
   */
  public record Closing(String by, Instant at, Money counted, Money variance) {}

  public DayReportSlip {
    marks = Set.copyOf(marks);
  }

  @Override
  public DayReportSlip asCopy() {
    return marked(SlipMark.COPY);
  }

  @Override
  public DayReportSlip asPrintedAgain() {
    return asCopy().marked(SlipMark.PRINTED_AGAIN);
  }

  @Override
  public String title() {
    return (closing == null ? "X report " : "Z report ") + drawer;
  }

  private DayReportSlip marked(SlipMark mark) {
    EnumSet<SlipMark> more = EnumSet.of(mark);
    more.addAll(marks);
    return new DayReportSlip(
        store,
        drawer,
        till,
        openedBy,
        openedAt,
        printedAt,
        zone,
        openingFloat,
        salesCount,
        gross,
        tax,
        cash,
        card,
        voidCount,
        voids,
        drops,
        expected,
        closing,
        more);
  }
}
