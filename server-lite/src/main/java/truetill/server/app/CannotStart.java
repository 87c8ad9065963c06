package truetill.server.app;

/** The server cannot start; the message is one clear line for the person who started it. */
public final class CannotStart extends Exception {
  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
