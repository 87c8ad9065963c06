package truetill.server.inventory.manifest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * The records of a text file. The library splits them; here is counted where it stands, so that a
 * refusal names line and column, and what is too large is dropped while it is read.
 */
final class CsvRecords implements RawRecords {
  private final CsvReader<RawRecord> csv;
  private final CloseableIterator<RawRecord> records;
  private final Cells cells;
  private final Ending text;
  private final ManifestLimits limits;

  // The library means to drop lenience after a closing quote; vendors' files still need it.
  @SuppressWarnings("removal")
  CsvRecords(Reader text, char delimiter, ManifestLimits limits) {
    this.text = new Ending(text);
    this.limits = limits;
    this.cells = new Cells(limits);
    this.csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowExtraCharsAfterClosingQuote(true)
            .allowUnclosedQuote(false)
            // Quotes inside a cell stand twice in the file.
            .maxBufferSize(2 * limits.cellBytes() + (1 << 16))
            .build(cells, this.text);
    this.records = csv.iterator();
  }

  @Override
  public Outcome<Optional<RawRecord>> next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Outcome.done(Optional.empty());
      }
      RawRecord record = records.next();
      return cells.refusal == null ? Outcome.done(Optional.of(record)) : cells.refusal;
    } catch (CsvParseException broken) {
      if (cells.refusal != null) {
        return cells.refusal;
      }
      return text.ended
          ? Refusals.openQuote(cells.line(), cells.column())
          : Refusals.cellTooLarge("Line " + cells.line(), cells.column(), limits.cellBytes());
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  @Override
  public boolean writesEmptyCells() {
    return true;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  /** Remembers whether the text came to its end: then an open quote is what broke the record. */
  private static final class Ending extends FilterReader {
    private boolean ended;

    Ending(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      ended = ended || read < 0;
      return read;
    }
  }

  /** Collects the cells of the record at hand as long as they keep to the limits. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<RawRecord> {
    private final ManifestLimits limits;
    private List<String> cells = new ArrayList<>();
    private long position;
    private long bytes;
    private long linesInside;
    private int fields;
    private @Nullable Outcome<Optional<RawRecord>> refusal;

    Cells(ManifestLimits limits) {
      this.limits = limits;
    }

    /** The line in which the cell that is not finished yet begins. */
    long line() {
      return getStartingLineNumber() + linesInside;
    }

    int column() {
      return fields + 1;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      position++;
      cells = new ArrayList<>(cells.size());
      bytes = 0;
      linesInside = 0;
      fields = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (refusal != null) {
        return;
      }
      String place = "Line " + line();
      if (index >= limits.columns()) {
        refusal = Refusals.tooManyColumns(place, limits.columns());
        return;
      }
      String cell = new String(buffer, offset, length);
      long size = CellText.bytes(cell);
      bytes += size;
      if (size > limits.cellBytes()) {
        refusal = Refusals.cellTooLarge(place, index + 1, limits.cellBytes());
      } else if (bytes > limits.recordBytes()) {
        refusal = Refusals.recordTooLarge(place, limits.recordBytes());
      } else {
        cells.add(cell);
        fields++;
        linesInside += quoted ? lineEnds(cell) : 0;
      }
    }

    private static int lineEnds(String cell) {
      int ends = 0;
      for (int i = 0; i < cell.length(); i++) {
        char here = cell.charAt(i);
        boolean pair = here == '\r' && i + 1 < cell.length() && cell.charAt(i + 1) == '\n';
        if (!pair && (here == '\n' || here == '\r')) {
          ends++;
        }
      }
      return ends;
    }

    @Override
    protected RawRecord buildRecord() {
      return new RawRecord(position, cells);
    }
  }
}
