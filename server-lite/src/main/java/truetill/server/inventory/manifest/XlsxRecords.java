package truetill.server.inventory.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * The rows of a spreadsheet's first sheet that is not hidden, streamed; its text table is in memory
 * and limited. Formulas are not worked out: what the spreadsheet program stored as their result is
 * the cell's text.
 */
final class XlsxRecords implements RawRecords {
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final ManifestLimits limits;
  private long last;

  private XlsxRecords(ReadableWorkbook workbook, Stream<Row> stream, ManifestLimits limits) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
    this.limits = limits;
  }

  static Outcome<RawRecords> open(Path file, ManifestLimits limits) throws IOException {
    Outcome<Optional<RawRecord>> checked = XlsxGuard.check(file, limits);
    if (checked instanceof Outcome.Refused<Optional<RawRecord>> refused) {
      return refused.as();
    }
    @Nullable ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles(file), true));
      Optional<Sheet> sheet =
          workbook
              .getSheets()
              .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
              .findFirst();
      if (sheet.isEmpty()) {
        workbook.close();
        return Refusals.noHeader();
      }
      return Outcome.done(new XlsxRecords(workbook, sheet.get().openStream(), limits));
    } catch (IOException | RuntimeException damaged) {
      // The guard has read every byte of the file, so this is not the disk.
      if (workbook != null) {
        workbook.close();
      }
      return Refusals.damagedSpreadsheet();
    }
  }

  /** A spreadsheet may do without formats; the library must then not look for them. */
  private static boolean hasStyles(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry("xl/styles.xml") != null;
    }
  }

  @Override
  public Outcome<Optional<RawRecord>> next() {
    try {
      return rows.hasNext() ? record(rows.next()) : Outcome.done(Optional.empty());
    } catch (RuntimeException damaged) {
      // The library reports a broken sheet in many ways, from its own exception to a bad index.
      return Refusals.damagedSpreadsheet();
    }
  }

  private Outcome<Optional<RawRecord>> record(Row row) {
    if (row.getRowNum() <= last) {
      return Refusals.damagedSpreadsheet();
    }
    last = row.getRowNum();
    List<String> cells = new ArrayList<>(row.getCellCount());
    String place = "Row " + last + " of the sheet";
    long bytes = 0;
    int width = 0;
    for (int i = 0; i < row.getCellCount(); i++) {
      Optional<Cell> cell = row.getOptionalCell(i);
      if (cell.isPresent() && isUnsolved(cell.get())) {
        return Refusals.unsolvedFormula(place, i + 1);
      }
      String text = cell.map(this::text).orElse("");
      long size = CellText.bytes(text);
      bytes += size;
      if (size > limits.cellBytes()) {
        return Refusals.cellTooLarge(place, i + 1, limits.cellBytes());
      }
      cells.add(text);
      width = CellText.trimmed(text).isEmpty() ? width : i + 1;
    }
    if (width > limits.columns()) {
      return Refusals.tooManyColumns(place, limits.columns());
    }
    return bytes > limits.recordBytes()
        ? Refusals.recordTooLarge(place, limits.recordBytes())
        : Outcome.done(Optional.of(new RawRecord(last, List.copyOf(cells.subList(0, width)))));
  }

  private static boolean isUnsolved(Cell cell) {
    String formula = cell.getFormula();
    return formula != null && !formula.isEmpty() && cell.getRawValue() == null;
  }

  private String text(Cell cell) {
    Object value = cell.getValue();
    if (value == null) {
      return "";
    }
    return switch (value) {
      case BigDecimal number ->
          ShownNumber.of(number, cell.getDataFormatString(), workbook.isDate1904());
      case Boolean truth -> truth.toString().toUpperCase(Locale.ROOT);
      default -> value.toString();
    };
  }

  @Override
  public boolean writesEmptyCells() {
    return false;
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    } finally {
      workbook.close();
    }
  }
}
