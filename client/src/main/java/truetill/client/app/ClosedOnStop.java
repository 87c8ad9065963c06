package truetill.client.app;

/**
 * Closes something exactly once: when it is closed, or when the program is told to stop before that
 * (Ctrl+C, SIGTERM, the PC shutting down). The program ends only after the closing has ended.
 */
final class ClosedOnStop implements AutoCloseable {
  private final Runnable closing;
  private final Thread hook;
  private boolean closed;

  private ClosedOnStop(String name, Runnable closing) {
    this.closing = closing;
    this.hook = new Thread(this::closeOnce, "stop " + name);
  }

  /** From now on a stop closes it. */
  static ClosedOnStop register(String name, Runnable closing) {
    ClosedOnStop guard = new ClosedOnStop(name, closing);
    try {
      Runtime.getRuntime().addShutdownHook(guard.hook);
    } catch (IllegalStateException alreadyStopping) {
      guard.closeOnce();
    }
    return guard;
  }

  /** Waits where the other way of closing is already at it, so that neither is cut off. */
  private synchronized void closeOnce() {
    if (!closed) {
      closed = true;
      closing.run();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      // the hook runs or has run; closeOnce waits for it
    }
    closeOnce();
  }
}
