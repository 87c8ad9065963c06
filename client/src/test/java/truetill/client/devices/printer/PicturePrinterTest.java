package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import truetill.client.devices.Slips;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.ReceiptLine;
import truetill.core.money.Money;

class PicturePrinterTest {
  private final List<PaperSheet> shown = new ArrayList<>();
  private final PicturePrinter printer = new PicturePrinter(PaperWidth.COLUMNS_42, shown::add);

  @Test
  void each_job_becomes_a_sheet_that_says_whether_the_drawer_opened() {
    printer.print(PrintJob.receipt(Slips.receipt(Slips.cash())));
    printer.print(PrintJob.receipt(Slips.receipt(Slips.card())));
    printer.print(PrintJob.pulseAlone());
    assertThat(shown).extracting(PaperSheet::pulse).containsExactly(true, false, true);
    assertThat(shown.getFirst().text()).contains("TOTAL                                41.79");
    assertThat(shown.getLast().lines()).isEmpty();
    assertThat(printer.sheets()).isEqualTo(shown);
  }

  @Test
  void the_picture_shows_ink_within_its_paper_and_a_barcode_a_reader_reads() throws Exception {
    for (PaperWidth width : PaperWidth.values()) {
      PicturePrinter one = new PicturePrinter(width, sheet -> {});
      one.print(PrintJob.receipt(Slips.receipt(Slips.cash())));
      BufferedImage picture = one.sheets().getFirst().picture();
      assertThat(darkPixels(picture, 0, 10)).as("margin").isZero();
      assertThat(darkPixels(picture, 24, picture.getWidth() - 24)).isGreaterThan(1_000);
      assertThat(darkPixels(picture, picture.getWidth() - 10, picture.getWidth())).isZero();
      BinaryBitmap bars =
          new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
      assertThat(
              new Code128Reader().decode(bars, Map.of(DecodeHintType.TRY_HARDER, true)).getText())
          .isEqualTo("R-20261122-020017");
    }
  }

  @Test
  void a_very_long_receipt_is_drawn_by_its_ends() {
    ReceiptLine line = new ReceiptLine("Book", "", 1, Money.of("0.50"), Money.of("0.50"));
    printer.print(PrintJob.receipt(Slips.receipt(Slips.cash(), Collections.nCopies(20_000, line))));
    PaperSheet sheet = shown.getFirst();
    assertThat(sheet.lines()).hasSizeGreaterThan(20_000);
    assertThat(sheet.picture().getHeight()).isLessThan(16_384);
  }

  @Test
  void only_the_latest_sheets_are_kept() {
    for (int job = 0; job < 120; job++) {
      printer.print(PrintJob.pulseAlone());
    }
    assertThat(printer.sheets()).hasSize(50);
    assertThat(shown).hasSize(120);
  }

  private static long darkPixels(BufferedImage picture, int from, int to) {
    long dark = 0;
    for (int x = from; x < to; x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        dark += (picture.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
      }
    }
    return dark;
  }
}
