package truetill.client.devices;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** What a printer did, in order. */
public record Printout(List<Event> events, int columns) {
  private static final int CELL_WIDTH = 12;
  private static final int CELL_HEIGHT = 24;
  private static final int MARGIN = 40;

  /** One thing a printer does. */
  public sealed interface Event {}

  public record Line(String text, boolean bold, int heightFactor) implements Event {}

  public record Pulse(int pin, int on_ms, int off_ms) implements Event {}

  public record Cut(boolean partial) implements Event {}

  public record Barcode(Code128Bars bars, int moduleDots, int heightDots) implements Event {
    public int widthDots() {
      return bars.modules().size() * moduleDots;
    }
  }

  /** The printed lines, blank ones included. */
  public List<String> lines() {
    return of(Line.class).stream().map(Line::text).toList();
  }

  public String text() {
    return String.join("\n", lines());
  }

  public List<Pulse> pulses() {
    return of(Pulse.class);
  }

  public List<Cut> cuts() {
    return of(Cut.class);
  }

  public List<Barcode> barcodes() {
    return of(Barcode.class);
  }

  private <T extends Event> List<T> of(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The paper, dot by dot. */
  public BufferedImage draw() {
    int width = Math.max(columns * CELL_WIDTH, 600) + 2 * MARGIN;
    int height = 2 * MARGIN + events.stream().mapToInt(Printout::height).sum();
    BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = paper.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    int top = MARGIN;
    for (Event event : events) {
      draw(event, top, width, pen);
      top += height(event);
    }
    pen.dispose();
    return paper;
  }

  private static int height(Event event) {
    return switch (event) {
      case Line line -> CELL_HEIGHT * line.heightFactor();
      case Barcode code -> code.heightDots();
      case Cut cut -> CELL_HEIGHT;
      case Pulse pulse -> 0;
    };
  }

  private static void draw(Event event, int top, int width, Graphics2D pen) {
    switch (event) {
      case Line line -> {
        int style = line.bold() ? Font.BOLD : Font.PLAIN;
        pen.setFont(new Font(Font.MONOSPACED, style, 20));
        for (int column = 0; column < line.text().length(); column++) {
          pen.drawString(
              line.text().substring(column, column + 1), MARGIN + column * CELL_WIDTH, top + 18);
        }
      }
      case Barcode code -> {
        int left = (width - code.widthDots()) / 2;
        for (boolean black : code.bars().modules()) {
          if (black) {
            pen.fillRect(left, top, code.moduleDots(), code.heightDots());
          }
          left += code.moduleDots();
        }
      }
      case Cut cut -> pen.fillRect(0, top + CELL_HEIGHT / 2, width, 2);
      case Pulse pulse -> {}
    }
  }
}
