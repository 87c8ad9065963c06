package truetill.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where the contents of files lie. A content is written once under a name of its own, never
 * changed, and is whole and forced before {@link #write} returns; the row that names it is written
 * after. A content no row names is an orphan and may go.
 */
public interface Blobs {
  /** Stores everything {@code content} holds. An exception leaves nothing behind. */
  void write(UUID name, InputStream content) throws IOException;

  /** Empty when there is no such content. */
  Optional<InputStream> open(UUID name) throws IOException;

  /** Nothing happens when there is no such content. */
  void delete(UUID name) throws IOException;

  /** Removes every content that is not among {@code named}; answers how many went. */
  int deleteAllBut(Set<UUID> named) throws IOException;
}
