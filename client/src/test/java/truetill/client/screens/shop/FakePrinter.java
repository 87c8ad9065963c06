package truetill.client.screens.shop;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.client.shell.PaperPictures;
import truetill.core.pos.CartLine;
import truetill.core.pos.RecordedSale;

/** Draws receipts, and lets the test hold the paper back. */
public final class FakePrinter implements PaperPictures {
  private static final int COLUMNS = 42;
  private static final int LINE_HEIGHT = 20;
  private static final int MARGIN = 20;

  private final Map<String, BufferedImage> sheets = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private int printed;

  void print(RecordedSale sale) {
    printed++;
    sheets.put(sale.receipt(), draw(sale));
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** Receipts printed, copies included. */
  public int printed() {
    return printed;
  }

  @Override
  public @Nullable BufferedImage of(String receipt) {
    return sheets.get(receipt);
  }

  @Override
  public AutoCloseable onPaper(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private static BufferedImage draw(RecordedSale sale) {
    List<String> lines = new ArrayList<>();
    lines.add("            JUNIPER LANE THRIFT");
    lines.add("");
    lines.add(row(sale.receipt(), ""));
    for (CartLine line : sale.lines()) {
      lines.add(row(line.description(), line.lineTotal().toString()));
    }
    lines.add(row("Tax", sale.totals().tax().toString()));
    lines.add(row("TOTAL", sale.totals().total().toString()));
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * 9 + 2 * MARGIN,
            lines.size() * LINE_HEIGHT + 2 * MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 14));
    for (int at = 0; at < lines.size(); at++) {
      pen.drawString(lines.get(at), MARGIN, MARGIN + (at + 1) * LINE_HEIGHT);
    }
    pen.dispose();
    return sheet;
  }

  private static String row(String what, String amount) {
    int room = COLUMNS - amount.length() - 1;
    String words = what.length() > room ? what.substring(0, room) : what;
    return words + " ".repeat(COLUMNS - words.length() - amount.length()) + amount;
  }
}
