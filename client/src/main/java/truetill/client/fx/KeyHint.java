package truetill.client.fx;

/**
 * A key as printed on the screen.
 *
 * @param cap what stands on the key cap, such as {@code F9}
 * @param words what it does
 */
public record KeyHint(String cap, String words) {}
