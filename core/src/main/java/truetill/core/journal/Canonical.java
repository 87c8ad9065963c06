package truetill.core.journal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one byte form of a journal record: JSON on one line with sorted keys, UTF-8 in NFC, integers
 * only, no blanks (sync.md section 3). Equal values always give equal bytes, so a hash of the bytes
 * is a hash of the fact.
 */
public final class Canonical {
  /** sync.md section 12: how deep a record may nest. */
  public static final int MAX_DEPTH = 16;

  private Canonical() {}

  /**
   * Takes maps with text keys, collections, text, {@code Integer}, {@code Long}, {@code Boolean}
   * and null.
   *
   * @throws IllegalArgumentException for anything else, such as a fraction, or nesting beyond
   *     {@link #MAX_DEPTH}
   */
  public static byte[] write(Map<String, ?> record) {
    StringBuilder out = new StringBuilder(512);
    append(out, record, 1);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder out, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean truth -> out.append(truth);
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case String text -> appendText(out, text);
      case Map<?, ?> map -> appendMap(out, map, depth);
      case Collection<?> list -> appendList(out, list, depth);
      default -> throw new IllegalArgumentException("no canonical form: " + value.getClass());
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, int depth) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(nfc((String) key), value));
    if (sorted.size() != map.size()) {
      throw new IllegalArgumentException("two keys have one canonical form");
    }
    out.append('{');
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      out.append(separator);
      appendText(out, entry.getKey());
      out.append(':');
      append(out, entry.getValue(), depth + 1);
      separator = ",";
    }
    out.append('}');
  }

  private static void appendList(StringBuilder out, Collection<?> list, int depth) {
    out.append('[');
    String separator = "";
    for (Object value : list) {
      out.append(separator);
      append(out, value, depth + 1);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    String normal = nfc(text);
    for (int at = 0; at < normal.length(); at++) {
      char unit = normal.charAt(at);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (unit < 0x20) {
            out.append(unit < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(unit));
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  /** NFC, with half a surrogate pair replaced: such text has no UTF-8 form. */
  private static String nfc(String text) {
    boolean whole = true;
    for (int at = 0; at < text.length() && whole; at++) {
      char unit = text.charAt(at);
      if (Character.isHighSurrogate(unit)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else {
        whole = !Character.isSurrogate(unit);
      }
    }
    return Normalizer.normalize(whole ? text : withoutHalves(text), Normalizer.Form.NFC);
  }

  private static String withoutHalves(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
