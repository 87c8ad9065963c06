package truetill.client.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The data folder of a register: the only way its journal and plain files reach a disk, so that
 * tests and a simulator can hand in one that fills up, fails or forgets. Names are relative, with
 * {@code /} between folder and file; missing folders are made. Only the owner may read what is
 * written.
 */
public interface Storage {
  /** Names of the files in a folder, without the folder, sorted; empty when it is not there. */
  List<String> list(String folder) throws IOException;

  /**
   * The whole file from its beginning.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  InputStream read(String name) throws IOException;

  /** Opens for writing, creating an empty file when there is none. */
  StorageFile open(String name) throws IOException;

  /** Replaces {@code to} at once; {@link #forceFolder} makes it last. */
  void rename(String from, String to) throws IOException;

  /** Does nothing when there is no such file. */
  void delete(String name) throws IOException;

  /** Makes new, renamed and deleted names of a folder last, where the system allows it. */
  void forceFolder(String folder) throws IOException;

  /** Bytes this program may still write. */
  long freeBytes() throws IOException;

  /**
   * Takes the folder for this process until closed.
   *
   * @throws FolderInUse when another copy of the program has it
   */
  Closeable lock() throws IOException;
}
