package truetill.server.inventory.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.outcome.Outcome;

/** Text manifests: what the contract's section 7 and its promises 1 to 10 on files say. */
class CsvManifestTest {
  @TempDir Path folder;

  private Read read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Read read(byte[] bytes) throws IOException {
    return Read.file(Files.write(folder.resolve("manifest.csv"), bytes));
  }

  private Read read(String text, ManifestLimits limits) throws IOException {
    return Read.file(Files.writeString(folder.resolve("manifest.csv"), text), limits);
  }

  @Test
  void readsHeaderAndRows() throws IOException {
    Read read = read("Qty, Description ,PRICE\r\n2,  Lamp ,9.99\r\n1,Chair,\r\n");
    assertThat(read.headers()).containsExactly("Qty", "Description", "PRICE");
    assertThat(read.signature()).isEqualTo("a8c537eecd7edb951cd3941268847017");
    assertThat(read.cells())
        .containsExactly(List.of("2", "Lamp", "9.99"), List.of("1", "Chair", ""));
    assertThat(read.warnings()).isEmpty();
    assertThat(read.code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkDecides(String charset) throws IOException {
    Read read = read("\uFEFFNäme,Größe\nKäse,5 €\n".getBytes(Charset.forName(charset)));
    assertThat(read.headers()).containsExactly("Näme", "Größe");
    assertThat(read.cells()).containsExactly(List.of("Käse", "5 €"));
    assertThat(read.signature()).isEqualTo(HeaderSignature.of(List.of("Näme", "Größe")));
  }

  @Test
  void withoutAMarkItIsUtf8OrElseWindows1252() throws IOException {
    String text = "Name,Price\nCafé,5 €\n";
    assertThat(read(text).cells()).containsExactly(List.of("Café", "5 €"));
    assertThat(read(text.getBytes(Charset.forName("windows-1252"))).cells())
        .containsExactly(List.of("Café", "5 €"));
  }

  @Test
  void oneByteFarDownDecidesToo() throws IOException {
    byte[] bytes =
        ("Name,Price\n" + "Chair,1\n".repeat(20_000) + "Café,2\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(bytes).cells().getLast()).containsExactly("Café", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsFound(String delimiter) throws IOException {
    Read read = read("A,B;C\tD|E\n1,2;3\t4|5\n".replaceAll("[,;\t|]", "x").replace("x", delimiter));
    assertThat(read.headers()).containsExactly("A", "B", "C", "D", "E");
    assertThat(read.cells()).containsExactly(List.of("1", "2", "3", "4", "5"));
  }

  @Test
  void mostCellsWinAndTheCommaWinsADraw() throws IOException {
    assertThat(read("a,b;c;d\n1,2;3;4\n").headers()).containsExactly("a,b", "c", "d");
    assertThat(read("a,b;c\n1,2;3\n").headers()).containsExactly("a", "b;c");
    assertThat(read("\"a;b;c\",d\n1,2\n").headers()).containsExactly("a;b;c", "d");
    assertThat(read("one\nrow\n").headers()).containsExactly("one");
  }

  @Test
  void quotesHoldDelimitersLineBreaksAndQuotes() throws IOException {
    Read read = read("a,b\n\"1,\"\"x\"\"\",\"two\nlines\"\n3,4");
    assertThat(read.cells()).containsExactly(List.of("1,\"x\"", "two\nlines"), List.of("3", "4"));
    assertThat(read.rowNumbers()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"lf", "cr", "crlf"})
  void everyLineEndWillDo(String kind) throws IOException {
    String end = kind.equals("lf") ? "\n" : kind.equals("cr") ? "\r" : "\r\n";
    assertThat(read("a,b" + end + "1,2" + end + "3,4" + end).cells())
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void blankRecordsAreDroppedButKeepTheirNumber() throws IOException {
    Read read = read("\n , \na,b\n1,2\n\n,\u00a0\n3,4\n\n");
    assertThat(read.headers()).containsExactly("a", "b");
    assertThat(read.rowNumbers()).containsExactly(1, 4);
    assertThat(read.cells()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void headersAreMadeUniqueAndNeverBlank() throws IOException {
    Read read = read("a,,a,a,Column 2\n1,2,3,4,5\n");
    assertThat(read.headers()).containsExactly("a", "Column 2", "a (2)", "a (3)", "Column 2 (2)");
    assertThat(read.cells()).containsExactly(List.of("1", "2", "3", "4", "5"));
  }

  @Test
  void shortRecordsArePaddedAndSurplusCellsKept() throws IOException {
    Read read = read("a,b,c\n1\n1,2,3,,5\n1,2,3,,\n");
    assertThat(read.headers()).containsExactly("a", "b", "c", "Column 4", "Column 5");
    assertThat(read.cells())
        .containsExactly(
            List.of("1", "", ""), List.of("1", "2", "3", "", "5"), List.of("1", "2", "3"));
    assertThat(read.warnings())
        .extracting(
            ManifestWarning::rowNumber,
            ManifestWarning::column,
            ManifestWarning::field,
            ManifestWarning::code,
            ManifestWarning::original)
        .containsExactly(
            tuple(1, 2, "b", "missing_cells", ""), tuple(2, 4, "Column 4", "extra_cells", ", 5"));
  }

  @Test
  void aLongSurplusIsCutInTheWarningOnly() throws IOException {
    String smile = "x" + "\uD83D\uDE00".repeat(300);
    Read read = read("a,b\n1,2," + smile + "\n");
    assertThat(read.cells().getFirst()).containsExactly("1", "2", smile);
    assertThat(read.warnings().getFirst().original()).hasSize(199).doesNotEndWith("\uD83D");
  }

  @Test
  void aQuoteThatIsNeverClosedNamesItsLine() throws IOException {
    Read read = read("a,b\n\"one\ntwo\",\"x\ny\"\n3,\"open\n5,6\n7,8\n");
    assertThat(read.code()).isEqualTo("manifest_open_quote");
    assertThat(read.detail()).contains("line 5").contains("column 2");
    assertThat(read.rows()).hasSize(1);
  }

  @Test
  void theQuoteMayOpenInsideARecordOfManyLines() throws IOException {
    assertThat(read("a,b\n\"one\r\ntwo\rthree\",\"open\n5,6\n").detail()).contains("line 4");
  }

  @Test
  void anOpenQuoteInTheHeaderIsNotOneBigCell() throws IOException {
    Read read = read("a,\"b,c\n1,2,3\n");
    assertThat(read.code()).isEqualTo("manifest_open_quote");
    assertThat(read.detail()).contains("line 1").contains("column 2");
  }

  @Test
  void whatHasNoRowsIsRefused() throws IOException {
    assertThat(read("").code()).isEqualTo("manifest_empty");
    assertThat(read("\uFEFF").code()).isEqualTo("manifest_without_header");
    assertThat(read("\n , \n;;\n\t\n").code()).startsWith("manifest_without");
    assertThat(read(" \n\n").code()).isEqualTo("manifest_without_header");
    assertThat(read("a,b\n").code()).isEqualTo("manifest_without_rows");
    assertThat(read("a,b\n,\n\n").code()).isEqualTo("manifest_without_rows");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertThat(read("a,b\n1,\0\n").code()).isEqualTo("manifest_binary");
    assertThat(read("a,b\n1,é\0".getBytes(StandardCharsets.ISO_8859_1)).code())
        .isEqualTo("manifest_binary");
    assertThat(read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).code())
        .isEqualTo("manifest_binary");
    assertThat(read("%PDF-1.7\nx").code()).isEqualTo("manifest_binary");
    assertThat(read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}).code())
        .isEqualTo("manifest_binary");
  }

  @Test
  void oldSpreadsheetsAreRefusedWithAdvice() throws IOException {
    byte[] ole = {
      (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 1
    };
    Read read = read(ole);
    assertThat(read.code()).isEqualTo("manifest_old_spreadsheet");
    assertThat(read.detail()).contains("XLSX");
  }

  @Test
  void halfACharacterAfterAMarkIsDamage() throws IOException {
    assertThat(
            read(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', (byte) 0xC3}).code())
        .isEqualTo("manifest_damaged");
    assertThat(read(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 10}).code())
        .isEqualTo("manifest_damaged");
  }

  @Test
  void theLimitsNameTheirPlace() throws IOException {
    ManifestLimits small = new ManifestLimits(1000, 2, 3, 10, 20, 1000, 1000);
    assertThat(read("a,b\n1,2\n3,4\n", small).code()).isEmpty();
    Read rows = read("a,b\n1,2\n\n3,4\n5,6\n", small);
    assertThat(rows.code()).isEqualTo("manifest_too_many_rows");
    assertThat(rows.detail()).contains("2 rows").contains("row 4");
    Read columns = read("a,b\n1,2\n1,2,3,4\n", small);
    assertThat(columns.code()).isEqualTo("manifest_too_many_columns");
    assertThat(columns.detail()).contains("Line 3");
    Read cell = read("a,b\n1,12345678é\n1,12345678éé\n", small);
    assertThat(cell.code()).isEqualTo("manifest_cell_too_large");
    assertThat(cell.detail()).contains("Line 3").contains("column 2");
    assertThat(cell.rows()).hasSize(1);
    assertThat(read("a,b,c\n1234567,1234567,1234567\n", small).code())
        .isEqualTo("manifest_row_too_large");
    assertThat(read("a,b\n" + "1,2\n".repeat(400), small).code()).isEqualTo("manifest_too_large");
  }

  @Test
  void tenThousandColumnsAreRefused() throws IOException {
    Read read = read("a,".repeat(10_000) + "\n1\n");
    assertThat(read.code()).isEqualTo("manifest_too_many_columns");
    assertThat(read.detail()).contains("512").contains("Line 1");
  }

  @Test
  void oneEndlessLineIsRefusedWithoutKeepingIt() throws IOException {
    Path file = folder.resolve("long.csv");
    byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (var out = Files.newOutputStream(file)) {
      out.write("a,b\n1,".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(piece);
      }
    }
    Read read = Read.file(file);
    assertThat(read.code()).isEqualTo("manifest_cell_too_large");
    assertThat(read.detail()).contains("Line 2").contains("column 2").contains("1,024 KiB");
  }

  @Test
  void aCellOfExactlyTheLimitIsTaken() throws IOException {
    String cell = "\"" + "\"\"".repeat(1 << 20) + "\"";
    assertThat(read("a,b\n1," + cell + "\n").cells().getFirst().get(1)).hasSize(1 << 20);
    assertThat(read("a,b\n1," + "x".repeat((1 << 20) + 1) + "\n").code())
        .isEqualTo("manifest_cell_too_large");
  }

  @Test
  void aMillionRowsPassOneByOne() throws IOException {
    Generated text = new Generated(1_000_000);
    CsvRecords records = new CsvRecords(text, ',', ManifestLimits.CONTRACT);
    long most = 0;
    int rows = 0;
    try (ManifestReader reader = opened(records)) {
      for (Optional<ManifestRow> row = next(reader); row.isPresent(); row = next(reader)) {
        rows++;
        most = Math.max(most, text.written - row.get().rowNumber());
      }
    }
    assertThat(rows).isEqualTo(1_000_000);
    // What was drawn from the source but not handed on yet: the library's buffer, never the file.
    assertThat(most).isLessThan(20_000);
  }

  @Test
  void oneRowMoreThanAMillionIsRefused() throws IOException {
    CsvRecords records = new CsvRecords(new Generated(1_000_001), ',', ManifestLimits.CONTRACT);
    try (ManifestReader reader = opened(records)) {
      Outcome<Optional<ManifestRow>> last = reader.next();
      while (last instanceof Outcome.Done<Optional<ManifestRow>>(Optional<ManifestRow> row)
          && row.isPresent()) {
        last = reader.next();
      }
      assertThat(last).isInstanceOf(Outcome.Refused.class).isSameAs(reader.next());
    }
  }

  private static ManifestReader opened(RawRecords records) throws IOException {
    return ManifestReader.over(records, ManifestLimits.CONTRACT).orElseThrow();
  }

  private static Optional<ManifestRow> next(ManifestReader reader) throws IOException {
    return reader.next().orElseThrow();
  }

  /** A manifest that is written while it is read and counts its rows. */
  private static final class Generated extends Reader {
    private final int rows;
    private int written;
    private String line = "Qty,Description,Price\n";
    private int at;

    Generated(int rows) {
      this.rows = rows;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      int filled = 0;
      while (filled < length) {
        if (at == line.length()) {
          if (written == rows) {
            break;
          }
          written++;
          line = "1,Lamp " + written + ",9.99\n";
          at = 0;
        }
        buffer[offset + filled++] = line.charAt(at++);
      }
      return filled == 0 ? -1 : filled;
    }

    @Override
    public void close() {}
  }
}
