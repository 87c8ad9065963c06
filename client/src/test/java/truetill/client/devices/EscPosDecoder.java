package truetill.client.devices;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small, strict ESC/POS interpreter, written from the command reference and from nothing of the
 * program: it knows the commands a plain receipt needs, and fails on any other byte, on parameters
 * out of range, on commands in the wrong place and on a line wider than the paper.
 */
public final class EscPosDecoder {
  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;
  private static final int LF = 0x0A;

  /** Code tables by the parameter of ESC t. */
  private static final Map<Integer, String> CODE_TABLES =
      Map.of(0, "IBM437", 2, "IBM850", 16, "windows-1252", 19, "IBM00858");

  private final byte[] bytes;
  private final int columns;
  private final List<Printout.Event> events = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int at;
  private String table = "";
  private boolean bold;
  private int widthFactor = 1;
  private int heightFactor = 1;
  private int moduleDots = 3;
  private int barHeightDots = 162;

  private EscPosDecoder(byte[] bytes, int columns) {
    this.bytes = bytes;
    this.columns = columns;
    reset();
  }

  /** What a printer with this many columns would do with the bytes. */
  public static Printout decode(byte[] bytes, int columns) {
    return new EscPosDecoder(bytes, columns).run(false);
  }

  /** The same for bytes that may end in the middle of a command or line, as after a broken link. */
  public static Printout decodeTorn(byte[] bytes, int columns) {
    return new EscPosDecoder(bytes, columns).run(true);
  }

  private Printout run(boolean torn) {
    int start = 0;
    try {
      while (at < bytes.length) {
        start = at;
        step(next());
      }
    } catch (IndexOutOfBoundsException cut) {
      if (!torn) {
        throw wrong(start, "ends in the middle of a command", cut);
      }
    }
    if (!torn && !line.isEmpty()) {
      throw wrong(at, "ends without printing its last line", null);
    }
    return new Printout(List.copyOf(events), columns);
  }

  private void step(int code) {
    switch (code) {
      case ESC -> escape(next());
      case GS -> group(next());
      case LF -> lineFeed();
      default -> character(code);
    }
  }

  private void escape(int command) {
    switch (command) {
      case '@' -> reset();
      case 't' -> table = table(next());
      case 'M' -> anyOf(next(), 0, 1, 48, 49);
      case 'E' -> bold = (next() & 1) == 1;
      case '-' -> anyOf(next(), 0, 1, 2, 48, 49, 50);
      case 'a' -> {
        atLineStart("ESC a");
        anyOf(next(), 0, 1, 2, 48, 49, 50);
      }
      case '2' -> {}
      case '3' -> next();
      case 'd' -> {
        atLineStart("ESC d");
        int lines = next();
        for (int feed = 0; feed < lines; feed++) {
          lineFeed();
        }
      }
      case 'p' -> pulse();
      default -> throw wrong(at - 2, "unknown command ESC " + command, null);
    }
  }

  private void group(int command) {
    switch (command) {
      case '!' -> size(next());
      case 'B' -> next();
      case 'L', 'W' -> {
        next();
        next();
      }
      case 'V' -> cut(next());
      case 'h' -> barHeightDots = atLeast(1, next());
      case 'w' -> moduleDots = between(2, 6, next());
      case 'H' -> anyOf(next(), 0, 1, 2, 3, 48, 49, 50, 51);
      case 'f' -> anyOf(next(), 0, 1, 48, 49);
      case 'k' -> barcode(next());
      default -> throw wrong(at - 2, "unknown command GS " + command, null);
    }
  }

  private void reset() {
    table = table(0);
    bold = false;
    widthFactor = 1;
    heightFactor = 1;
    line.setLength(0);
  }

  /** The table's 256 characters in their order. */
  private String table(int number) {
    String name = CODE_TABLES.get(number);
    if (name == null) {
      throw wrong(at - 1, "unknown code table " + number, null);
    }
    byte[] codes = new byte[256];
    for (int code = 0; code < codes.length; code++) {
      codes[code] = (byte) code;
    }
    return new String(codes, Charset.forName(name));
  }

  private void size(int code) {
    widthFactor = between(1, 8, (code >> 4) + 1);
    heightFactor = between(1, 8, (code & 0x0F) + 1);
  }

  private void pulse() {
    atLineStart("ESC p");
    int connector = anyOf(next(), 0, 1, 48, 49);
    int on = next();
    int off = next();
    events.add(new Printout.Pulse(connector % 48 == 0 ? 2 : 5, on * 2, Math.max(on, off) * 2));
  }

  private void cut(int mode) {
    atLineStart("GS V");
    anyOf(mode, 0, 1, 48, 49, 65, 66);
    if (mode >= 65) {
      next();
    }
    events.add(new Printout.Cut(mode == 1 || mode == 49 || mode == 66));
  }

  private void barcode(int system) {
    atLineStart("GS k");
    anyOf(system, 73);
    int length = atLeast(2, next());
    byte[] data = new byte[length];
    for (int index = 0; index < length; index++) {
      data[index] = (byte) next();
    }
    events.add(new Printout.Barcode(Code128Bars.of(data), moduleDots, barHeightDots));
  }

  private void lineFeed() {
    events.add(new Printout.Line(line.toString(), bold, heightFactor));
    line.setLength(0);
  }

  private void character(int code) {
    char character = table.charAt(code);
    if (code < 0x20 || code == 0x7F || character == 0xFFFD || Character.isISOControl(character)) {
      throw wrong(at - 1, "byte " + Integer.toHexString(code) + " is no character", null);
    }
    line.append(character);
    if (line.length() * widthFactor > columns) {
      throw wrong(at - 1, "the line is wider than " + columns + " columns: " + line, null);
    }
  }

  private int next() {
    return bytes[at++] & 0xFF;
  }

  private void atLineStart(String command) {
    if (!line.isEmpty()) {
      throw wrong(at, command + " in the middle of the line " + line, null);
    }
  }

  private int anyOf(int value, int... allowed) {
    for (int one : allowed) {
      if (one == value) {
        return value;
      }
    }
    throw wrong(at - 1, "parameter " + value + " is not allowed", null);
  }

  private int atLeast(int least, int value) {
    return between(least, 255, value);
  }

  private int between(int least, int most, int value) {
    if (value < least || value > most) {
      throw wrong(at - 1, "parameter " + value + " is not in " + least + " to " + most, null);
    }
    return value;
  }

  private static AssertionError wrong(int at, String what, @Nullable Throwable cause) {
    return new AssertionError("at byte " + at + ": " + what, cause);
  }
}
