package truetill.client.devices.printer;

import org.jspecify.annotations.Nullable;

/**
 * The receipt number as the data of an ESC/POS CODE128 command. Plain code set B is used where it
 * fits; on narrow paper pairs of digits go into code set C, which needs half the room.
 */
final class ReceiptBarcode {
  /** The narrowest bar a receipt printer draws: 0.25 mm. */
  static final int MODULE_DOTS = 2;

  private static final int SYMBOL_MODULES = 11;

  /** Start, check and stop; the stop symbol is two modules wider than others. */
  private static final int FRAME_MODULES = 3 * SYMBOL_MODULES + 2;

  /** The function n of the command is one byte, code set selections included. */
  private static final int MOST_DATA = 255;

  private ReceiptBarcode() {}

  /** Null where the number has signs outside the code set or does not fit across the paper. */
  static @Nullable String data(String receiptNumber, int paperDots) {
    if (!receiptNumber.matches("[ -z]+")) {
      return null;
    }
    if (fits(receiptNumber.length(), paperDots)) {
      return limited("{B" + receiptNumber);
    }
    Compact compact = Compact.of(receiptNumber);
    return fits(compact.symbols(), paperDots) ? limited(compact.data()) : null;
  }

  private static boolean fits(int symbols, int paperDots) {
    return (symbols * SYMBOL_MODULES + FRAME_MODULES) * MODULE_DOTS <= paperDots;
  }

  private static @Nullable String limited(String data) {
    return data.length() <= MOST_DATA ? data : null;
  }

  /**
   * @param symbols how many the scanner reads between start and check
   */
  private record Compact(String data, int symbols) {
    static Compact of(String number) {
      StringBuilder data = new StringBuilder();
      char set = 0;
      int symbols = 0;
      int at = 0;
      while (at < number.length()) {
        int pairs = digitsFrom(number, at) / 2;
        char wanted = pairs >= 2 ? 'C' : 'B';
        if (wanted != set) {
          symbols += set == 0 ? 0 : 1;
          data.append('{').append(wanted);
          set = wanted;
        }
        if (set == 'C') {
          for (int pair = 0; pair < pairs; pair++, at += 2, symbols++) {
            data.append((char) Integer.parseInt(number, at, at + 2, 10));
          }
        } else {
          data.append(number.charAt(at++));
          symbols++;
        }
      }
      return new Compact(data.toString(), symbols);
    }

    private static int digitsFrom(String number, int from) {
      int at = from;
      while (at < number.length() && number.charAt(at) >= '0' && number.charAt(at) <= '9') {
        at++;
      }
      return at - from;
    }
  }
}
