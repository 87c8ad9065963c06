package truetill.client.fx;

/**
 * A plain key on the screen. It carries no style class of its own: whoever uses it says what kind
 * of key it is.
 */
public final class TouchKey extends PressedKey {}
