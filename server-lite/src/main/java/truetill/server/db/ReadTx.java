package truetill.server.db;

import org.jdbi.v3.core.Handle;

/** A place to read from: what a store's select methods take. Writing needs a {@link WriteTx}. */
public interface ReadTx {
  /** For {@code *Store} classes only; nobody else holds SQL. */
  Handle handle();
}
