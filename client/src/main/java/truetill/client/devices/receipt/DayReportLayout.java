package truetill.client.devices.receipt;

import truetill.client.devices.receipt.SlipLine.Weight;

/** The order of things on an X or Z report. */
final class DayReportLayout {
  private DayReportLayout() {}

  static void lay(DayReportSlip slip, PaperColumns paper) {
    DayReportSlip.Closing closing = slip.closing();
    SlipHead.shop(slip.store(), paper);
    paper.rule();
    paper.centred(closing == null ? "X REPORT" : "Z REPORT", 1, Weight.STRONG);
    SlipHead.marks(slip.marks(), paper);
    paper.facts("Drawer", slip.drawer());
    paper.facts("Till", slip.till());
    paper.facts("Opened " + SlipHead.when(slip.openedAt(), slip.zone()), slip.openedBy());
    if (closing != null) {
      paper.facts("Closed " + SlipHead.when(closing.at(), slip.zone()), closing.by());
    }
    paper.facts("Printed " + SlipHead.when(slip.printedAt(), slip.zone()), "");
    paper.rule();
    paper.facts("Sales", Integer.toString(slip.salesCount()));
    paper.amount("Gross", slip.gross(), Weight.PLAIN);
    paper.amount("Tax", slip.tax(), Weight.PLAIN);
    paper.amount("Cash", slip.cash(), Weight.PLAIN);
    paper.amount("Card", slip.card(), Weight.PLAIN);
    paper.facts("Voids", Integer.toString(slip.voidCount()));
    paper.amount("Voided", slip.voids(), Weight.PLAIN);
    paper.rule();
    paper.amount("Opening float", slip.openingFloat(), Weight.PLAIN);
    paper.amount("Drops", slip.drops(), Weight.PLAIN);
    if (slip.expected() != null) {
      paper.amount("Expected cash", slip.expected(), Weight.PLAIN);
    }
    if (closing != null) {
      paper.amount("Counted cash", closing.counted(), Weight.STRONG);
      paper.amount("Variance", closing.variance(), Weight.STRONG);
    }
    paper.rule();
  }
}
