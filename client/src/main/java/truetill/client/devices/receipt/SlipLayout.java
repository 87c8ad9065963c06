package truetill.client.devices.receipt;

import java.util.List;

/**
 * Lays a slip out in lines for one paper width. The same slip and width give the same lines always,
 * so a copy differs from its original by its marks alone. No amount is ever cut or wrapped,
 * whatever stands in the texts around it.
 */
public final class SlipLayout {
  private SlipLayout() {}

  public static List<SlipLine> lay(Slip slip, PaperWidth width) {
    PaperColumns paper = new PaperColumns(width);
    switch (slip) {
      case ReceiptSlip receipt -> ReceiptLayout.lay(receipt, paper);
      case DayReportSlip report -> DayReportLayout.lay(report, paper);
    }
    return paper.lines();
  }
}
