package truetill.server.inventory.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/** The records of one kind of file, one at a time; holds no more than the record at hand. */
interface RawRecords extends Closeable {
  /**
   * The next record, or none at the end. After a refusal it must not be asked again.
   *
   * @throws IOException when the file cannot be read, which is no fault of its contents
   */
  Outcome<Optional<RawRecord>> next() throws IOException;

  /** Whether a record with too few cells is worth a word: a spreadsheet stores no empty cells. */
  boolean writesEmptyCells();
}
