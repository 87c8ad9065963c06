package truetill.client.devices.receipt;

import truetill.core.outcome.Outcome;

/**
 * How many characters and how many printer dots one line of paper holds. A register prints 42
 * columns unless told otherwise.
 */
public enum PaperWidth {
  COLUMNS_32(32, 384),
  COLUMNS_42(42, 512),
  COLUMNS_48(48, 576);

  private final int columns;
  private final int dots;

  PaperWidth(int columns, int dots) {
    this.columns = columns;
    this.dots = dots;
  }

  public int columns() {
    return columns;
  }

  public int dots() {
    return dots;
  }

  /** Reads the flag {@code --paper-width}; refused with {@code bad_paper_width}. */
  public static Outcome<PaperWidth> parse(String text) {
    for (PaperWidth width : values()) {
      if (Integer.toString(width.columns).equals(text.strip())) {
        return Outcome.done(width);
      }
    }
    return Outcome.refused(
        "bad_paper_width", "The paper width is 32, 42 or 48 characters, for example 42.");
  }
}
