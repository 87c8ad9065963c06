package truetill.client.fx;

/** A sentence to the cashier and what kind it is. */
public record Notice(Kind kind, String words) {
  /** Each kind has its colour and its mark; the words carry the meaning. */
  public enum Kind {
    INFO,
    DONE,
    ATTENTION,
    ERROR
  }

  /** Nothing to say. */
  public static final Notice NONE = new Notice(Kind.INFO, "");

  public static Notice info(String words) {
    return new Notice(Kind.INFO, words);
  }

  public static Notice done(String words) {
    return new Notice(Kind.DONE, words);
  }

  public static Notice attention(String words) {
    return new Notice(Kind.ATTENTION, words);
  }

  public static Notice error(String words) {
    return new Notice(Kind.ERROR, words);
  }

  public boolean isSilent() {
    return words.isEmpty();
  }
}
