package truetill.client.devices.printer;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.receipt.SlipLine;
import truetill.client.devices.receipt.SlipLine.Weight;

/** Draws a sheet the way a thermal printer would: one character cell after another. */
final class PaperPicture {
  private static final int FONT_SIZE = 16;
  private static final int MARGIN = 24;
  private static final int BARCODE_HEIGHT = 64;

  /** A picture on screen is read by a camera only if its narrowest bar is wider than one pixel. */
  private static final int MODULE_PIXELS = 2;

  /** More rows make a picture that no graphics card takes; a person reads the ends anyway. */
  private static final int MOST_LINES = 360;

  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x22, 0x22, 0x22);

  private final PaperSheet sheet;
  private final List<SlipLine> lines;
  private final Font font;
  private final int cellWidth;
  private final int cellHeight;
  private final int ascent;

  private PaperPicture(PaperSheet sheet) {
    this.sheet = sheet;
    this.lines = drawable(sheet.lines());
    this.font = new Font(Font.MONOSPACED, Font.PLAIN, FONT_SIZE);
    Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).createGraphics();
    FontMetrics metrics = probe.getFontMetrics(font);
    this.cellWidth = metrics.charWidth('0');
    this.cellHeight = metrics.getHeight();
    this.ascent = metrics.getAscent();
    probe.dispose();
  }

  static BufferedImage draw(PaperSheet sheet) {
    return new PaperPicture(sheet).drawn();
  }

  private static List<SlipLine> drawable(List<SlipLine> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    int half = MOST_LINES / 2;
    List<SlipLine> ends = new ArrayList<>(lines.subList(0, half));
    int hidden = lines.size() - 2 * half;
    ends.add(new SlipLine("  [" + hidden + " lines not drawn here]", Weight.PLAIN));
    ends.addAll(lines.subList(lines.size() - half, lines.size()));
    return ends;
  }

  private BufferedImage drawn() {
    BitMatrix bars = bars();
    int text = lines.stream().mapToInt(this::height).sum();
    int code = bars == null ? 0 : cellHeight + BARCODE_HEIGHT;
    int columns = sheet.width().columns() * cellWidth + 2 * MARGIN;
    int width = bars == null ? columns : Math.max(columns, MODULE_PIXELS * bars.getWidth());
    BufferedImage picture =
        new BufferedImage(width, text + code + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    pen.setColor(INK);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int y = MARGIN;
    for (SlipLine line : lines) {
      text(line, y, pen);
      y += height(line);
    }
    if (bars != null) {
      bars(bars, (width - MODULE_PIXELS * bars.getWidth()) / 2, y + cellHeight, pen);
    }
    pen.dispose();
    return picture;
  }

  private int height(SlipLine line) {
    return line.weight() == Weight.STRONG ? 2 * cellHeight : cellHeight;
  }

  private void text(SlipLine line, int top, Graphics2D pen) {
    boolean strong = line.weight() == Weight.STRONG;
    AffineTransform upright = pen.getTransform();
    pen.translate(MARGIN, top);
    if (strong) {
      pen.scale(1, 2);
    }
    pen.setFont(strong ? font.deriveFont(Font.BOLD) : font);
    for (int column = 0; column < line.text().length(); column++) {
      pen.drawString(line.text().substring(column, column + 1), column * cellWidth, ascent);
    }
    pen.setTransform(upright);
  }

  private @Nullable BitMatrix bars() {
    return sheet.barcode() == null
        ? null
        : new Code128Writer().encode(sheet.barcode(), BarcodeFormat.CODE_128, 0, BARCODE_HEIGHT);
  }

  private static void bars(BitMatrix bars, int left, int top, Graphics2D pen) {
    for (int column = 0; column < bars.getWidth(); column++) {
      if (bars.get(column, 0)) {
        pen.fillRect(left + MODULE_PIXELS * column, top, MODULE_PIXELS, BARCODE_HEIGHT);
      }
    }
  }
}
