package truetill.client.devices.receipt;

/**
 * One line of paper, at most as long as the paper is wide, made only of characters that {@link
 * PaperText} lets through.
 */
public record SlipLine(String text, Weight weight) {
  /** How heavy a line is printed; no weight changes how many characters fit. */
  public enum Weight {
    PLAIN,
    /** Bold and twice as high: the shop's name, a mark, the total, the change. */
    STRONG
  }
}
