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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;

/**
 * A manifest's rows as they were parsed once, so that no later call parses the vendor's file again
 * (inventory rules, section 14, promise 10): one JSON list a row, its number first, then what was
 * put right in it, if anything, then its cells. Read one row at a time; the order is the file's.
 */
public final class ParsedRows implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FIELD = "field";
  private static final String CODE = "code";
  private static final String MESSAGE = "message";
  private static final String ORIGINAL = "original";

  /**
   * A row as it was parsed.
   *
   * @param note what was put right while it was parsed, null when nothing was
   */
  public record Row(int rowNumber, List<String> cells, @Nullable Note note) {}

  /** What a {@link ManifestWarning} says about its row. */
  public record Note(String field, String code, String message, String original) {}

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
    if (!row.warnings().isEmpty()) {
      ManifestWarning warning = row.warnings().getFirst();
      json.writeStartObject();
      json.writeStringField(FIELD, warning.field());
      json.writeStringField(CODE, warning.code());
      json.writeStringField(MESSAGE, warning.message());
      json.writeStringField(ORIGINAL, warning.original());
      json.writeEndObject();
    }
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
    Note note = null;
    for (JsonToken at = parser.nextToken(); at != JsonToken.END_ARRAY; at = parser.nextToken()) {
      if (at == JsonToken.START_OBJECT) {
        note = note();
      } else {
        cells.add(parser.getText());
      }
    }
    return Optional.of(new Row(rowNumber, cells, note));
  }

  private Note note() throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, parser.getText());
    }
    return new Note(
        fields.getOrDefault(FIELD, ""),
        fields.getOrDefault(CODE, ""),
        fields.getOrDefault(MESSAGE, ""),
        fields.getOrDefault(ORIGINAL, ""));
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
