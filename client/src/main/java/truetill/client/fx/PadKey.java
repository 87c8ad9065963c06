package truetill.client.fx;

/** A digit of the number pad. The keyboard has its own digits, so Tab passes it by. */
public final class PadKey extends PressedKey {
  public PadKey() {
    super("tt-key");
    setFocusTraversable(false);
  }
}
