package truetill.server.db;

/**
 * The disk or the database refused a write that the rules had allowed; answered as 503 {@code
 * storage}. Nothing was promised to the caller.
 */
public final class StorageFailed extends RuntimeException {
  public StorageFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
