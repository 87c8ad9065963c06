package truetill.server.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.formula.Row;
import truetill.core.wire.inventory.RowWarning;
import truetill.server.db.StorageFailed;
import truetill.server.http.Body;
import truetill.server.inventory.manifest.ParsedRows;

/**
 * The rows a manifest is standardized from, one at a time: those of the vendor's file, or
 * ready-made ones the caller sent. Only the rows that were selected and hit by the search are
 * handed out; all are counted.
 */
final class RowSource implements AutoCloseable {
  /**
   * One row.
   *
   * @param note what was put right when the file was parsed, null when nothing was
   * @param sent the row as the caller sent it, null for one of the file
   */
  record Raw(long rowNumber, Row cells, @Nullable RowWarning note, @Nullable Body sent) {}

  /** Where rows come from. */
  private interface Rows {
    Optional<Raw> next() throws IOException;

    void close() throws IOException;

    /** Whether any cell of the row holds the text, which is lower case. */
    boolean holds(Raw row, String text);
  }

  private final Rows rows;
  private final Set<Long> selected;
  private final String search;
  private long inFile;
  private long afterSelection;
  private long handedOut;

  private RowSource(Rows rows, Set<Long> selected, String search) {
    this.rows = rows;
    this.selected = selected;
    this.search = search.toLowerCase(Locale.ROOT);
  }

  /** The rows of a file. */
  static RowSource ofFile(
      ParsedRows parsed, List<String> headers, Set<Long> selected, String search) {
    return new RowSource(new FileRows(parsed, headers), selected, search);
  }

  /** Rows a caller made; their cells are the standard columns themselves. */
  static RowSource ofBody(List<Body> sent, Set<Long> selected, String search) {
    return new RowSource(new SentRows(sent.iterator()), selected, search);
  }

  /** The next row that counts, none at the end. */
  Optional<Raw> next() {
    try {
      while (true) {
        Optional<Raw> next = rows.next();
        if (next.isEmpty()) {
          return next;
        }
        inFile++;
        Raw row = next.get();
        if (!selected.isEmpty() && !selected.contains(row.rowNumber())) {
          continue;
        }
        afterSelection++;
        if (!search.isEmpty() && !rows.holds(row, search)) {
          continue;
        }
        handedOut++;
        return next;
      }
    } catch (IOException unreadable) {
      throw new StorageFailed("The parsed rows of the manifest cannot be read.", unreadable);
    }
  }

  /** Rows met so far, in all. */
  long inFile() {
    return inFile;
  }

  /** Rows met so far that were selected, whether the search hit them or not. */
  long afterSelection() {
    return afterSelection;
  }

  /** Rows met so far that count. */
  long handedOut() {
    return handedOut;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException unreadable) {
      throw new StorageFailed("The parsed rows of the manifest cannot be read.", unreadable);
    }
  }

  private static final class FileRows implements Rows {
    private final ParsedRows parsed;
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> cells = List.of();

    FileRows(ParsedRows parsed, List<String> headers) {
      this.parsed = parsed;
      for (int i = 0; i < headers.size(); i++) {
        places.put(headers.get(i), i);
      }
    }

    @Override
    public Optional<Raw> next() throws IOException {
      Optional<ParsedRows.Row> next = parsed.next();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      List<String> held = next.get().cells();
      cells = held;
      ParsedRows.Note note = next.get().note();
      int rowNumber = next.get().rowNumber();
      return Optional.of(
          new Raw(
              rowNumber,
              header -> {
                Integer place = places.get(header);
                return place == null || place >= held.size() ? null : held.get(place);
              },
              note == null
                  ? null
                  : new RowWarning(
                      rowNumber, note.field(), note.code(), note.message(), note.original()),
              null));
    }

    @Override
    public boolean holds(Raw row, String text) {
      return cells.stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(text));
    }

    @Override
    public void close() throws IOException {
      parsed.close();
    }
  }

  private static final class SentRows implements Rows {
    private final Iterator<Body> sent;
    private long counted;

    SentRows(Iterator<Body> sent) {
      this.sent = sent;
    }

    @Override
    public Optional<Raw> next() {
      if (!sent.hasNext()) {
        return Optional.empty();
      }
      Body body = sent.next();
      counted++;
      Integer named = body.integer("row_number", 1, Integer.MAX_VALUE);
      return Optional.of(
          new Raw(named == null ? counted : named, column -> text(body, column), null, body));
    }

    private static @Nullable String text(Body body, String column) {
      JsonNode value = body.json(column);
      return value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
    }

    @Override
    public boolean holds(Raw row, String text) {
      return Arrays.stream(StandardColumn.values())
          .map(column -> row.cells().cell(column.key()))
          .anyMatch(cell -> cell != null && cell.toLowerCase(Locale.ROOT).contains(text));
    }

    @Override
    public void close() {}
  }
}
