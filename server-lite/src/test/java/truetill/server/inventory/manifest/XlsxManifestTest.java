package truetill.server.inventory.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets: the first sheet as its cells show it, and what a hostile file may try. */
class XlsxManifestTest {
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String HEADER = row(1, text("A1", "Qty") + text("B1", "Name"));

  @TempDir Path folder;

  private static String text(String cell, String text) {
    return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static String number(String cell, String number, int style) {
    return "<c r=\"" + cell + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
  }

  private static String row(int number, String cells) {
    return "<row r=\"" + number + "\">" + cells + "</row>";
  }

  private Path book(String firstState, String rows, String secondRows) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
              + "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
              + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd."
              + "openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
              + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd."
              + "openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
      part(
          zip,
          "_rels/.rels",
          relationships(
              "<Relationship Id=\"r1\" Type=\""
                  + OFFICE.replace("relationships", "")
                  + "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook "
              + MAIN
              + " xmlns:r=\""
              + OFFICE
              + "\"><sheets>"
              + "<sheet name=\"One\" sheetId=\"1\" state=\""
              + firstState
              + "\" r:id=\"r1\"/>"
              + "<sheet name=\"Two\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          relationships(
              relationship("r1", "worksheet", "worksheets/sheet1.xml")
                  + relationship("r2", "worksheet", "worksheets/sheet2.xml")
                  + relationship("r3", "styles", "styles.xml")
                  + relationship("r4", "sharedStrings", "sharedStrings.xml")));
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet "
              + MAIN
              + "><numFmts count=\"2\">"
              + "<numFmt numFmtId=\"164\" formatCode=\"000000000000\"/>"
              + "<numFmt numFmtId=\"165\" formatCode=\"&quot;$&quot;#,##0.00\"/></numFmts>"
              + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
              + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
      part(
          zip, "xl/sharedStrings.xml", "<sst " + MAIN + "><si><t>Shared &amp; kept</t></si></sst>");
      part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
      part(zip, "xl/worksheets/sheet2.xml", sheet(secondRows));
    }
    return file;
  }

  private static String sheet(String rows) {
    return "<worksheet "
        + MAIN
        + "><sheetData>"
        + rows
        + "</sheetData>"
        + "<mergeCells count=\"1\"><mergeCell ref=\"B1:C1\"/></mergeCells></worksheet>";
  }

  private static String relationships(String each) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + each
        + "</Relationships>";
  }

  private static String relationship(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static void part(OutputStream out, String name, String xml) throws IOException {
    ZipOutputStream zip = (ZipOutputStream) out;
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private Read read(String rows) throws IOException {
    return Read.file(book("visible", rows, ""));
  }

  @Test
  void readsCellsAsTheyShow() throws IOException {
    Read read =
        read(
            row(1, text("A1", "a") + text("B1", "b") + text("C1", "c") + text("D1", "d"))
                + row(
                    2,
                    number("A2", "45292", 1)
                        + number("B2", "12345678905", 2)
                        + number("C2", "1234.5", 3)
                        + number("D2", "12.300000000000001", 0))
                + row(
                    3,
                    "<c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"b\"><v>1</v></c>"
                        + "<c r=\"C3\" t=\"e\"><v>#N/A</v></c>"
                        + number("D3", "123456789012", 0)));
    assertThat(read.detail()).isEmpty();
    assertThat(read.headers()).containsExactly("a", "b", "c", "d");
    assertThat(read.cells())
        .containsExactly(
            List.of("2024-01-01", "012345678905", "1234.50", "12.3"),
            List.of("Shared & kept", "TRUE", "#N/A", "123456789012"));
  }

  @Test
  void aFormulaCountsByItsStoredResult() throws IOException {
    Read read =
        read(
            HEADER
                + row(
                    2,
                    "<c r=\"A2\"><f>1+1</f><v>2</v></c>"
                        + "<c r=\"B2\" t=\"str\"><f>\"x\"</f><v>x</v></c>"));
    assertThat(read.cells()).containsExactly(List.of("2", "x"));
  }

  @Test
  void aFormulaWithoutResultIsRefusedWithItsPlace() throws IOException {
    Read read = read(HEADER + row(2, text("A2", "1") + "<c r=\"B2\"><f>1+1</f></c>"));
    assertThat(read.code()).isEqualTo("manifest_formula_without_result");
    assertThat(read.detail()).contains("Row 2").contains("column 2");
  }

  @Test
  void emptyRowsAndCellsAreNotStoredAndCountAllTheSame() throws IOException {
    Read read =
        read(
            row(3, text("A3", "Qty") + text("B3", "Name") + "<c r=\"C3\"/>")
                + row(4, text("A4", "1"))
                + row(7, text("B7", "x")));
    assertThat(read.headers()).containsExactly("Qty", "Name");
    assertThat(read.rowNumbers()).containsExactly(1, 4);
    assertThat(read.cells()).containsExactly(List.of("1", ""), List.of("", "x"));
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void aMergedHeaderNamesItsFirstColumn() throws IOException {
    Read read =
        read(
            row(1, text("A1", "a") + text("B1", "both") + "<c r=\"C1\"/>" + text("D1", "d"))
                + row(2, text("A2", "1") + text("B2", "2") + text("C2", "3") + text("D2", "4")));
    assertThat(read.headers()).containsExactly("a", "both", "Column 3", "d");
    assertThat(read.cells()).containsExactly(List.of("1", "2", "3", "4"));
  }

  @Test
  void aHiddenSheetIsPassedOver() throws IOException {
    String hidden = row(1, text("A1", "secret")) + row(2, text("A2", "x"));
    Path file = book("hidden", hidden, HEADER + row(2, text("A2", "5")));
    assertThat(Read.file(file).headers()).containsExactly("Qty", "Name");
  }

  @Test
  void aSheetWithoutRowsIsRefused() throws IOException {
    assertThat(read("").code()).isEqualTo("manifest_without_header");
    assertThat(read(HEADER).code()).isEqualTo("manifest_without_rows");
  }

  @Test
  void damageIsRefused() throws IOException {
    assertThat(read(HEADER + row(2, "<c r=\"A2\" t=\"s\"><v>99</v></c>")).code())
        .isEqualTo("manifest_damaged");
    assertThat(read(HEADER + row(2, "<c r=\"A2\" t=\"s\"><v>2000000000</v></c>")).code())
        .isEqualTo("manifest_damaged");
    assertThat(read(HEADER + row(2, "<c r=\"A2\" t=\"s\"><v>&#50;0</v></c>")).code())
        .isEqualTo("manifest_damaged");
    assertThat(read(HEADER + "<row r=\"2\"><c>").code()).isEqualTo("manifest_damaged");
    assertThat(read(HEADER + row(1, text("A1", "again"))).code()).isEqualTo("manifest_damaged");
    assertThat(read(HEADER + row(2, text("ABCDEFG2", "x"))).code()).isEqualTo("manifest_damaged");
    Path cut = book("visible", HEADER, "");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThat(Read.file(cut).code()).isEqualTo("manifest_damaged");
  }

  @Test
  void tooManyColumnsAreRefused() throws IOException {
    Read read = read(HEADER + row(2, text("A2", "1") + text("XFD2", "x")));
    assertThat(read.code()).isEqualTo("manifest_too_many_columns");
    assertThat(read.detail()).contains("Row 2");
  }

  @Test
  void anotherZipIsRefused() throws IOException {
    Path file = folder.resolve("list.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "list.csv", "a,b\n1,2\n");
    }
    assertThat(Read.file(file).code()).isEqualTo("manifest_no_spreadsheet");
  }

  @Test
  void whatUnpacksWithoutEndIsRefused() throws IOException {
    Path book = book("visible", HEADER + row(2, text("A2", "x".repeat(50_000))), "");
    ManifestLimits sheets = new ManifestLimits(100_000, 9, 9, 100_000, 100_000, 20_000, 20_000);
    assertThat(Read.file(book, sheets).code()).isEqualTo("manifest_unpacks_too_large");
    ManifestLimits texts = new ManifestLimits(100_000, 9, 9, 10_000, 100_000, 200_000, 20_000);
    assertThat(Read.file(book, texts).code()).isEqualTo("manifest_unpacks_too_large");
    ManifestLimits cells = new ManifestLimits(100_000, 9, 9, 40_000, 100_000, 200_000, 20_000);
    assertThat(Read.file(book, cells).code()).isEqualTo("manifest_cell_too_large");
    ManifestLimits table = new ManifestLimits(100_000, 9, 9, 100_000, 100_000, 200_000, 50);
    assertThat(Read.file(book, table).code()).isEqualTo("manifest_unpacks_too_large");
    ManifestLimits enough = new ManifestLimits(100_000, 9, 9, 100_000, 100_000, 200_000, 20_000);
    assertThat(Read.file(book, enough).code()).isEmpty();
  }
}
