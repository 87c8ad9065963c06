package truetill.client.cache;

/**
 * The cache's database did not take a change, for want of space or because its file is damaged.
 * Nothing is lost: the journal and the plain files bring everything back.
 */
public final class CacheFailed extends RuntimeException {
  CacheFailed(Throwable cause) {
    super("The register's cache could not be written.", cause);
  }
}
