package truetill.core.inventory;

/** The state goods are in, as a word of the contract. */
public final class ItemCondition {
  public static final String UNKNOWN = "unknown";

  private ItemCondition() {}

  /** What is known stays known: {@code unknown} never replaces a known condition (promise 61). */
  public static String after(String old, String sent) {
    return sent.equals(UNKNOWN) ? old : sent;
  }
}
