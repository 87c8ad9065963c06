package truetill.server.inventory.manifest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import truetill.core.outcome.Outcome;

/**
 * A manifest's rows as they were parsed once, so that no later call parses the vendor's file again
 * (inventory rules, section 14, promise 10): one JSON list a row, its number first, then its cells.
 * Read one row at a time; the order is the file's.
 */
public final class ParsedRows implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  /** A row as it was parsed. */
  public record Row(int rowNumber, List<String> cells) {}

  private final JsonParser parser;

  private ParsedRows(JsonParser parser) {
    this.parser = parser;
  }

  /** What one pass over a file found. */
  public record Found(int rows, List<ManifestRow> firstRows) {}

  /**
   * Writes every row of {@code reader} and answers how many there were, with the first few; or why
   * the file is not taken.
   */
  public static Outcome<Found> write(ManifestReader reader, OutputStream out, int firstRows)
      throws IOException {
    List<ManifestRow> first = new ArrayList<>();
    int rows = 0;
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      while (true) {
        switch (reader.next()) {
          case Outcome.Refused<Optional<ManifestRow>> refused -> {
            return refused.as();
          }
          case Outcome.Done<Optional<ManifestRow>>(Optional<ManifestRow> row) -> {
            if (row.isEmpty()) {
              return Outcome.done(new Found(rows, first));
            }
            rows++;
            if (first.size() < firstRows) {
              first.add(row.get());
            }
            write(json, row.get());
          }
        }
      }
    }
  }

  private static void write(JsonGenerator json, ManifestRow row) throws IOException {
    json.writeStartArray();
    json.writeNumber(row.rowNumber());
    for (String cell : row.cells()) {
      json.writeString(cell);
    }
    json.writeEndArray();
  }

  /** Takes over {@code stored}, what {@link #write} wrote. */
  public static ParsedRows open(InputStream stored) throws IOException {
    return new ParsedRows(JSON.createParser(stored));
  }

  /** The next row, none at the end. */
  public Optional<Row> next() throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    parser.nextToken();
    int rowNumber = parser.getIntValue();
    List<String> cells = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      cells.add(parser.getText());
    }
    return Optional.of(new Row(rowNumber, cells));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
