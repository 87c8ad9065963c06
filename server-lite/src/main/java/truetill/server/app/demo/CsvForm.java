package truetill.server.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * How one kind of demo row stands in its file. An absent value is an empty cell; money is dollars
 * with two decimals; lines end in a single line feed on every system.
 *
 * @param fileName the file's name under {@code assets/demo}
 */
record CsvForm<T>(
    String fileName,
    List<String> header,
    Function<T, List<String>> toCells,
    Function<NamedCsvRecord, T> fromCells) {

  String write(List<T> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(toCells.apply(row)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  List<T> read(String text) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().map(fromCells).toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  static @Nullable Money money(String cell) {
    return cell.isEmpty() ? null : Money.of(cell);
  }

  static @Nullable Integer number(String cell) {
    return cell.isEmpty() ? null : Integer.valueOf(cell);
  }

  static @Nullable LocalTime time(String cell) {
    return cell.isEmpty() ? null : LocalTime.parse(cell);
  }
}
