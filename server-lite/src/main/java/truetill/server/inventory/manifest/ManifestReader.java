package truetill.server.inventory.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.text.Cut;

/**
 * A manifest file as a header and rows, one at a time (inventory rules, section 7; section 14,
 * promises 1 to 10): blank records before the header are skipped, later ones dropped but counted,
 * short records padded, surplus cells kept, each with a warning. Only the row at hand is in memory,
 * so a file of a million rows needs no more than one of ten.
 *
 * <p>What is wrong with the file is a refusal, at opening or at the row where it shows; {@link
 * IOException} means that the disk failed.
 */
public final class ManifestReader implements Closeable {
  private static final int ORIGINAL_CHARACTERS = 200;

  private final RawRecords records;
  private final ManifestLimits limits;
  private final HeaderNames names;
  private final String signature;
  private final long headerPosition;
  private final int headerWidth;
  private @Nullable ManifestRow first;
  private @Nullable Outcome<Optional<ManifestRow>> refusal;
  private int kept;

  private ManifestReader(RawRecords records, RawRecord header, ManifestLimits limits) {
    this.records = records;
    this.limits = limits;
    this.names = new HeaderNames(header.cells());
    this.signature = HeaderSignature.of(header.cells());
    this.headerPosition = header.position();
    this.headerWidth = header.cells().size();
  }

  /** Opens a file of any kind that is read; a file without header or without rows is refused. */
  public static Outcome<ManifestReader> open(Path file, ManifestLimits limits) throws IOException {
    return switch (ManifestFormat.open(file, limits)) {
      case Outcome.Refused<RawRecords> refused -> refused.as();
      case Outcome.Done<RawRecords>(RawRecords records) -> over(records, limits);
    };
  }

  static Outcome<ManifestReader> over(RawRecords records, ManifestLimits limits)
      throws IOException {
    Outcome<ManifestReader> opened;
    try {
      opened = atFirstRow(records, limits);
    } catch (IOException | RuntimeException failed) {
      records.close();
      throw failed;
    }
    if (!opened.isDone()) {
      records.close();
    }
    return opened;
  }

  private static Outcome<ManifestReader> atFirstRow(RawRecords records, ManifestLimits limits)
      throws IOException {
    Outcome<Optional<RawRecord>> header = notBlank(records);
    if (!(header instanceof Outcome.Done<Optional<RawRecord>>(Optional<RawRecord> found))) {
      return ((Outcome.Refused<Optional<RawRecord>>) header).as();
    }
    if (found.isEmpty()) {
      return Refusals.noHeader();
    }
    ManifestReader reader = new ManifestReader(records, found.get(), limits);
    return reader
        .next()
        .then(row -> {
          reader.first = row.orElse(null);
          return row.isPresent() ? Outcome.done(reader) : Refusals.noRecords();
        });
  }

  /** The name of every column met so far, each once; grows when a row has surplus cells. */
  public List<String> headers() {
    return names.all();
  }

  /** The mark of the layout, see {@link HeaderSignature}. */
  public String signature() {
    return signature;
  }

  /** The next row that is not blank, none at the end. A refusal stays. */
  public Outcome<Optional<ManifestRow>> next() throws IOException {
    if (refusal != null) {
      return refusal;
    }
    if (first != null) {
      ManifestRow row = first;
      first = null;
      return Outcome.done(Optional.of(row));
    }
    Outcome<Optional<ManifestRow>> next =
        notBlank(records)
            .then(record ->
                record.isEmpty()
                    ? Outcome.done(Optional.empty())
                    : counted(record.get()).map(Optional::of));
    if (!next.isDone()) {
      refusal = next;
    }
    return next;
  }

  private static Outcome<Optional<RawRecord>> notBlank(RawRecords records) throws IOException {
    while (true) {
      Outcome<Optional<RawRecord>> next = records.next();
      if (!(next instanceof Outcome.Done<Optional<RawRecord>>(Optional<RawRecord> record))
          || record.isEmpty()
          || !CellText.isBlank(record.get().cells())) {
        return next;
      }
    }
  }

  private Outcome<ManifestRow> counted(RawRecord record) {
    int rowNumber = Math.toIntExact(record.position() - headerPosition);
    kept++;
    return kept > limits.records()
        ? Refusals.tooManyRecords(limits.records(), rowNumber)
        : Outcome.done(row(rowNumber, record.cells()));
  }

  private ManifestRow row(int rowNumber, List<String> raw) {
    List<String> cells = new ArrayList<>(Math.max(raw.size(), headerWidth));
    raw.forEach(cell -> cells.add(CellText.trimmed(cell)));
    while (cells.size() > headerWidth && cells.getLast().isEmpty()) {
      cells.removeLast();
    }
    names.widenTo(cells.size());
    List<ManifestWarning> warnings = new ArrayList<>(0);
    if (cells.size() > headerWidth) {
      warnings.add(extraCells(rowNumber, cells));
    }
    if (cells.size() < headerWidth && records.writesEmptyCells()) {
      warnings.add(missingCells(rowNumber, cells.size()));
    }
    while (cells.size() < headerWidth) {
      cells.add("");
    }
    return new ManifestRow(rowNumber, List.copyOf(cells), List.copyOf(warnings));
  }

  private ManifestWarning extraCells(int rowNumber, List<String> cells) {
    String surplus = String.join(", ", cells.subList(headerWidth, cells.size()));
    return new ManifestWarning(
        rowNumber,
        headerWidth + 1,
        names.name(headerWidth),
        "extra_cells",
        "Row %d has %d cells but the header has %d; the others are kept from \"%s\" on."
            .formatted(rowNumber, cells.size(), headerWidth, names.name(headerWidth)),
        Cut.to(ORIGINAL_CHARACTERS, surplus));
  }

  private ManifestWarning missingCells(int rowNumber, int cells) {
    return new ManifestWarning(
        rowNumber,
        cells + 1,
        names.name(cells),
        "missing_cells",
        "Row %d has %d cells but the header has %d; \"%s\" and what follows is blank."
            .formatted(rowNumber, cells, headerWidth, names.name(cells)),
        "");
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
