package truetill.client.devices.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import truetill.client.devices.receipt.SlipLine.Weight;
import truetill.core.money.Money;

/**
 * Fills a slip line by line at one width. Words wrap and very long ones end in an ellipsis; an
 * amount is never wrapped and never shortened.
 */
final class PaperColumns {
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final char ELLIPSIS = '…';
  private static final int MOST_LABEL_LINES = 3;
  private static final int MOST_PARAGRAPHS = 12;

  /** Wide enough for 99999.99, so that ordinary titles wrap at the same column. */
  private static final int LEAST_PRICE_COLUMN = 8;

  private final int width;
  private final List<SlipLine> lines = new ArrayList<>();

  PaperColumns(PaperWidth paper) {
    this.width = paper.columns();
  }

  List<SlipLine> lines() {
    return List.copyOf(lines);
  }

  void plain(String text) {
    lines.add(new SlipLine(text, Weight.PLAIN));
  }

  void rule() {
    plain("-".repeat(width));
  }

  /** Wraps words in the middle of the paper, the text's own line breaks kept. */
  void centred(String text, int mostLines, Weight weight) {
    for (String paragraph : text.lines().limit(MOST_PARAGRAPHS).toList()) {
      for (String line : wrap(paragraph, width, mostLines)) {
        lines.add(new SlipLine(" ".repeat((width - line.length()) / 2) + line, weight));
      }
    }
  }

  /** Wraps words from a left indent. */
  void indented(int indent, String text, int mostLines) {
    for (String line : wrap(text, width - indent, mostLines)) {
      plain(" ".repeat(indent) + line);
    }
  }

  /** Words on the left and the amount at the right edge; below the words where it has no room. */
  void amount(String label, Money amount, Weight weight) {
    String figure = amount.toString();
    int room = width - figure.length() - 1;
    if (label.length() <= room) {
      lines.add(
          new SlipLine(
              label + " ".repeat(width - label.length() - figure.length()) + figure, weight));
    } else {
      wrap(label, width, MOST_LABEL_LINES).forEach(line -> lines.add(new SlipLine(line, weight)));
      lines.add(new SlipLine(" ".repeat(width - figure.length()) + figure, weight));
    }
  }

  /** A title with its price beside the first line; further lines stay clear of the price column. */
  void priced(String title, Money price, int mostLines) {
    String figure = price.toString();
    int room = width - 1 - Math.max(figure.length(), LEAST_PRICE_COLUMN);
    List<String> wrapped = wrap(title, room, mostLines);
    String first = wrapped.getFirst();
    plain(first + " ".repeat(width - first.length() - figure.length()) + figure);
    wrapped.stream().skip(1).forEach(this::plain);
  }

  /** Two short facts at both edges; one below the other where they do not fit side by side. */
  void facts(String left, String right) {
    String start = PaperText.printable(left).strip();
    String end = PaperText.printable(right).strip();
    int gap = width - start.length() - end.length();
    if (gap > 0) {
      plain((start + " ".repeat(gap) + end).stripTrailing());
    } else {
      indented(0, start, MOST_LABEL_LINES);
      indented(0, end, MOST_LABEL_LINES);
    }
  }

  /** The words of a text in lines of at most {@code room} characters. */
  static List<String> wrap(String text, int room, int mostLines) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(text)) {
      if (wrapped.size() > mostLines) {
        break;
      }
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        wrapped.add(line.toString());
        line.setLength(0);
      }
      int at = 0;
      while (word.length() - at > room && wrapped.size() <= mostLines) {
        wrapped.add(word.substring(at, at + room));
        at += room;
      }
      line.append(line.isEmpty() ? "" : " ").append(word, at, Math.min(word.length(), at + room));
    }
    if (!line.isEmpty()) {
      wrapped.add(line.toString());
    }
    return wrapped.size() <= mostLines ? wrapped : shortened(wrapped, room, mostLines);
  }

  private static List<String> words(String text) {
    return SPACES.splitAsStream(PaperText.printable(text).strip()).toList();
  }

  private static List<String> shortened(List<String> wrapped, int room, int mostLines) {
    List<String> kept = new ArrayList<>(wrapped.subList(0, mostLines));
    String last = kept.removeLast();
    String cut = last.length() < room ? last : last.substring(0, room - 1);
    kept.add(cut.stripTrailing() + ELLIPSIS);
    return kept;
  }
}
