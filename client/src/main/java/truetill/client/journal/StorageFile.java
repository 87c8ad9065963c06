package truetill.client.journal;

import java.io.Closeable;
import java.io.IOException;

/** One open file of a {@link Storage}. Closing does not force. */
public interface StorageFile extends Closeable {
  long size() throws IOException;

  /** Writes all bytes at the end. After an exception any part of them may be there. */
  void append(byte[] bytes) throws IOException;

  /** Overwrites in place: small hints, and the same bytes once more. */
  void writeAt(long position, byte[] bytes) throws IOException;

  void truncate(long size) throws IOException;

  /**
   * Returns when what was written is on the disk.
   *
   * @param metadata also the file's own entry, needed once for a new file
   */
  void force(boolean metadata) throws IOException;
}
