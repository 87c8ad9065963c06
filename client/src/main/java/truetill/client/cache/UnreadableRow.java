package truetill.client.cache;

/**
 * The server sent a row this program cannot read. Nothing of its page is kept; the register goes on
 * with what it has, and the message is shown.
 */
public final class UnreadableRow extends RuntimeException {
  UnreadableRow(String message) {
    super(message);
  }
}
