package truetill.client.devices.receipt;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;

/**
 * Decides which characters reach the paper. The printers are set to code page Windows-1252, which
 * has the accents of Western Europe, €, £ and curly quotes. A control character never gets through
 * (an item title must not be able to cut paper or open the drawer); a character the page lacks
 * becomes its nearest letters, and where it has none a visible {@value #REPLACEMENT}.
 */
public final class PaperText {
  public static final Charset CODE_PAGE = Charset.forName("windows-1252");

  /** Stands where a character could not be printed. */
  public static final char REPLACEMENT = '?';

  private static final char ORNAMENT = '*';

  private static final BitSet PRINTABLE = printableCharacters();

  /** Letters and signs that Unicode gives no decomposition. */
  private static final Map<Integer, String> NEAREST =
      Map.ofEntries(
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'Ħ', "H"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ŋ', "n"),
          Map.entry((int) 'ŧ', "t"),
          Map.entry((int) 'ẞ', "SS"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2015, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0x2044, "/"),
          Map.entry(0x2215, "/"),
          Map.entry(0x2032, "'"),
          Map.entry(0x2033, "\""),
          Map.entry(0x02BC, "'"),
          Map.entry(0x2190, "<-"),
          Map.entry(0x2192, "->"),
          Map.entry(0x20B9, "Rs"),
          Map.entry(0x20BD, "RUB"));

  private PaperText() {}

  /** The text as it can be printed on one line; the answer may be longer or shorter. */
  public static String printable(String raw) {
    String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
    StringBuilder paper = new StringBuilder(composed.length());
    composed.codePoints().forEach(character -> append(paper, character));
    return paper.toString();
  }

  private static void append(StringBuilder paper, int character) {
    if (isPrintable(character)) {
      paper.appendCodePoint(character);
    } else if (isBreak(character)) {
      paper.append(' ');
    } else if (!drawsNothing(character)) {
      paper.append(drawn(character));
    }
  }

  private static boolean isBreak(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> character == '\t' || character == '\n' || character == '\r';
    };
  }

  /** Joiners, direction overrides, skin tones and accents left without a letter. */
  private static boolean drawsNothing(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> Character.isEmojiModifier(character);
    };
  }

  private static String drawn(int character) {
    String nearest = NEAREST.get(character);
    if (nearest != null) {
      return nearest;
    }
    String plain = withoutMarks(character);
    if (!plain.isEmpty() && plain.codePoints().allMatch(PaperText::isPrintable)) {
      return plain;
    }
    boolean ornament =
        Character.isEmoji(character) || Character.getType(character) == Character.OTHER_SYMBOL;
    return String.valueOf(ornament ? ORNAMENT : REPLACEMENT);
  }

  private static String withoutMarks(int character) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> !drawsNothing(part))
        .forEach(part -> plain.append(NEAREST.getOrDefault(part, Character.toString(part))));
    return plain.toString();
  }

  private static boolean isPrintable(int character) {
    return PRINTABLE.get(character);
  }

  private static BitSet printableCharacters() {
    byte[] page = new byte[256 - ' '];
    for (int at = 0; at < page.length; at++) {
      page[at] = (byte) (at + ' ');
    }
    BitSet printable = new BitSet();
    new String(page, CODE_PAGE)
        .codePoints()
        .filter(character -> character != 0xFFFD && !Character.isISOControl(character))
        .filter(character -> character != 0xA0 && character != 0xAD)
        .forEach(printable::set);
    return printable;
  }
}
