package truetill.client.devices;

import java.util.ArrayList;
import java.util.List;

/**
 * The data of an ESC/POS CODE128 command read by the rules of the symbology: code set selections (a
 * brace and the set's letter), the check symbol, and the widths of the bars.
 *
 * @param text what a scanner reads
 * @param modules true for a black module, quiet zones not included
 */
public record Code128Bars(String text, List<Boolean> modules) {
  private static final int START_A = 103;
  private static final int STOP = 106;

  /** Widths of bar, space, bar, … of each symbol, in the order of the standard's table. */
  private static final String[] WIDTHS =
      ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232"
              + " 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131"
              + " 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123"
              + " 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123"
              + " 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121"
              + " 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122"
              + " 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112"
              + " 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141"
              + " 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131"
              + " 311141 411131 211412 211214 211232 2331112")
          .split(" ", -1);

  static Code128Bars of(byte[] data) {
    StringBuilder text = new StringBuilder();
    List<Integer> symbols = new ArrayList<>();
    char set = 0;
    for (int at = 0; at < data.length; at++) {
      int code = data[at] & 0xFF;
      if (code == '{') {
        char wanted = (char) data[++at];
        if (wanted < 'A' || wanted > 'C') {
          throw new AssertionError("code set {" + wanted + " is not one a receipt needs");
        }
        symbols.add(set == 0 ? START_A + wanted - 'A' : 101 - (wanted - 'A'));
        set = wanted;
      } else if (set == 'C' && code <= 99) {
        symbols.add(code);
        text.append(code / 10).append(code % 10);
      } else if (set == 'B' && code >= ' ' && code < 0x7F) {
        symbols.add(code - ' ');
        text.append((char) code);
      } else {
        throw new AssertionError("byte " + code + " has no place in code set " + set);
      }
    }
    symbols.add(check(symbols));
    symbols.add(STOP);
    return new Code128Bars(text.toString(), modules(symbols));
  }

  private static int check(List<Integer> symbols) {
    int sum = symbols.getFirst();
    for (int place = 1; place < symbols.size(); place++) {
      sum += place * symbols.get(place);
    }
    return sum % START_A;
  }

  private static List<Boolean> modules(List<Integer> symbols) {
    List<Boolean> modules = new ArrayList<>();
    for (int symbol : symbols) {
      boolean black = true;
      for (char width : WIDTHS[symbol].toCharArray()) {
        for (int module = '0'; module < width; module++) {
          modules.add(black);
        }
        black = !black;
      }
    }
    return List.copyOf(modules);
  }
}
