package truetill.client.devices.printer;

import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.receipt.PaperWidth;
import truetill.client.devices.receipt.SlipLine;

/**
 * What came out of the simulated printer for one job.
 *
 * @param lines empty when only the drawer opened
 * @param barcode the receipt number under the text, if there is one
 * @param pulse whether the drawer opened with it
 */
public record PaperSheet(
    List<SlipLine> lines, PaperWidth width, @Nullable String barcode, boolean pulse) {
  public PaperSheet {
    lines = List.copyOf(lines);
  }

  /** The text, a line each. */
  public String text() {
    return String.join("\n", lines.stream().map(SlipLine::text).toList());
  }

  /** Draws the paper anew, black on white. Needs no screen. */
  public BufferedImage picture() {
    return PaperPicture.draw(this);
  }
}
