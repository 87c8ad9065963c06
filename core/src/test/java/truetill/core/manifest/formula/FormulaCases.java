package truetill.core.manifest.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The exact results of the contract's formula-cases.tsv. */
final class FormulaCases {
  /**
   * One line.
   *
   * @param kind {@code value} or {@code error}
   * @param result the text, or the code of the error
   */
  record Case(
      String id, String expression, Map<String, @Nullable String> row, String kind, String result) {
    @Override
    public String toString() {
      return id + " " + (expression.length() > 60 ? expression.substring(0, 60) : expression);
    }
  }

  private FormulaCases() {}

  static List<Case> all() {
    try (InputStream file =
        Objects.requireNonNull(FormulaCases.class.getResourceAsStream("/formula-cases.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
          .map(FormulaCases::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Case read(String line) {
    String[] fields = line.split("\t", -1);
    return new Case(
        fields[0],
        new Json(fields[1]).text(),
        new Json(fields[2]).object(),
        fields[8],
        new Json(fields[9]).text());
  }

  /** Just the JSON the file uses: texts, null, and flat objects of them; core has no library. */
  private static final class Json {
    private final String json;
    private int position;

    Json(String json) {
      this.json = json;
    }

    Map<String, @Nullable String> object() {
      Map<String, @Nullable String> object = new HashMap<>();
      expect('{');
      while (json.charAt(position) != '}') {
        String key = text();
        expect(':');
        expect(' ');
        if (json.startsWith("null", position)) {
          position += 4;
          object.put(key, null);
        } else {
          object.put(key, text());
        }
        if (json.charAt(position) == ',') {
          position++;
          expect(' ');
        }
      }
      return object;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      expect('"');
      while (json.charAt(position) != '"') {
        char each = json.charAt(position++);
        text.append(each == '\\' ? escaped() : each);
      }
      expect('"');
      return text.toString();
    }

    private char escaped() {
      char kind = json.charAt(position++);
      return switch (kind) {
        case '"', '\\', '/' -> kind;
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'u' -> {
          position += 4;
          yield (char) Integer.parseInt(json.substring(position - 4, position), 16);
        }
        default -> throw new IllegalArgumentException(json);
      };
    }

    private void expect(char wanted) {
      if (json.charAt(position++) != wanted) {
        throw new IllegalArgumentException(json + " at " + position);
      }
    }
  }
}
