package truetill.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import truetill.core.manifest.formula.FormulaError.Code;
import truetill.core.money.Money;

/** Rules-inventory sections 6 and 7; promises 16, 17, 18, 19, 24, 26. */
final class StandardizerTest {
  private static final Map<String, String> RAW =
      Map.ofEntries(
          Map.entry("Qty", "2 pcs"),
          Map.entry("Item Description", "  Coffee maker, 12 cups "),
          Map.entry("Title", "Coffee maker"),
          Map.entry("Brand", "ACME"),
          Map.entry("Model", "X-1"),
          Map.entry("Category", "Home/Kitchen"),
          Map.entry("Condition", "Used - Like New"),
          Map.entry("Unit Cost", "$1,234.56"),
          Map.entry("UPC", "012345678905.0"),
          Map.entry("Item #", "0042"),
          Map.entry("Notes", "no box"));

  @Test
  void aRowIsBroughtToTheElevenColumns() {
    Standardizer.Result result =
        new Standardizer(HeaderAliases.defaults(List.copyOf(RAW.keySet())), RAW.keySet())
            .standardize(RAW::get);
    assertThat(result.row())
        .isEqualTo(
            new StandardizedRow(
                2,
                "Coffee maker, 12 cups",
                "Coffee maker",
                "ACME",
                "X-1",
                "Home/Kitchen",
                ManifestCondition.LIKE_NEW,
                Optional.of(Money.of("1234.56")),
                "012345678905",
                "0042",
                "no box"));
    assertThat(result.warnings()).isEmpty();
    assertThat(result.formulaProblems()).isEmpty();
  }

  @Test
  void whatIsNotMappedIsBlank() {
    assertThat(new Standardizer(List.of(), Set.of()).standardize(RAW::get).row())
        .isEqualTo(
            new StandardizedRow(
                1, "", "", "", "", "", ManifestCondition.BLANK, Optional.empty(), "", "", ""));
  }

  @Test
  void aFormulaWinsOverASourceAndABlankOneDoesNot() {
    List<ColumnMapping> mappings =
        List.of(
            new ColumnMapping(StandardColumn.BRAND, "Model", List.of(), "LEFT([Brand], 2) + \" \""),
            new ColumnMapping(
                StandardColumn.MODEL,
                "Model",
                List.of(Transform.of(TransformType.LOWER), Transform.replace("-", "x")),
                "  "));
    StandardizedRow row = new Standardizer(mappings, RAW.keySet()).standardize(RAW::get).row();
    assertThat(row.brand()).isEqualTo("AC");
    assertThat(row.model()).isEqualTo("xx1");
  }

  @Test
  void ofTwoMappingsForOneColumnTheLastWins() {
    List<ColumnMapping> mappings =
        List.of(
            ColumnMapping.ofFormula(StandardColumn.BRAND, "FOO("),
            ColumnMapping.ofSource(StandardColumn.BRAND, "Model"));
    Standardizer standardizer = new Standardizer(mappings, RAW.keySet());
    assertThat(standardizer.standardize(RAW::get).row().brand()).isEqualTo("X-1");
    assertThat(standardizer.syntaxProblems()).isEmpty();
    assertThat(standardizer.mappings()).containsExactly(mappings.getLast());
  }

  @Test
  void aSourceThatIsNotInTheFileGivesBlank() {
    assertThat(row(ColumnMapping.ofSource(StandardColumn.BRAND, "brand")).brand()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Title, '', Coffee maker, Coffee maker",
    "'', Item Description, '', 'Coffee maker, 12 cups'"
  })
  void aBlankDescriptionIsTheTitleAndNotTheOtherWay(
      String titleSource, String descriptionSource, String title, String description) {
    StandardizedRow row =
        row(
            ColumnMapping.ofSource(StandardColumn.TITLE, titleSource),
            ColumnMapping.ofSource(StandardColumn.DESCRIPTION, descriptionSource));
    assertThat(row.title()).isEqualTo(title);
    assertThat(row.description()).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource({
    "quantity, 12.5, quantity_defaulted",
    "quantity, 012345678905, quantity_out_of_range",
    "retail_value, 1e5, retail_value_unreadable",
    "retail_value, 12.345, retail_value_rounded",
    "condition, Customer Returns Untested, condition_unmapped",
    "upc, 7.1E+11, upc_unusable"
  })
  void aWarningNamesColumnCodeAndCell(String key, String cell, String code) {
    StandardColumn column = StandardColumn.ofKey(key).orElseThrow();
    List<CellWarning> warnings =
        new Standardizer(List.of(ColumnMapping.ofSource(column, "H")), Set.of("H"))
            .standardize(header -> cell)
            .warnings();
    assertThat(warnings)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.column()).isEqualTo(column);
          assertThat(warning.code().wire()).isEqualTo(code);
          assertThat(warning.original()).isEqualTo(cell);
          assertThat(warning.message()).contains(cell);
        });
  }

  @Test
  void wordsOfAnUnknownConditionAreInTheNotes() {
    StandardizedRow row =
        new Standardizer(
                List.of(
                    ColumnMapping.ofSource(StandardColumn.CONDITION, "Brand"),
                    ColumnMapping.ofSource(StandardColumn.NOTES, "Notes")),
                RAW.keySet())
            .standardize(RAW::get)
            .row();
    assertThat(row.condition()).isEqualTo(ManifestCondition.UNKNOWN);
    assertThat(row.notes()).isEqualTo("no box; Condition: ACME");
  }

  @ParameterizedTest
  @CsvSource({
    "title, 300",
    "brand, 200",
    "model, 200",
    "category, 200",
    "upc, 100",
    "vendor_item_number, 100",
    "description, 10000",
    "notes, 10000"
  })
  void textThatIsTooLongIsCutOnAWholeCharacter(String key, int length) {
    StandardColumn column = StandardColumn.ofKey(key).orElseThrow();
    Standardizer standardizer =
        new Standardizer(
            List.of(
                ColumnMapping.ofFormula(StandardColumn.DESCRIPTION, "\"goods\""),
                ColumnMapping.ofSource(column, "H")),
            Set.of("H"));
    String fits = "x".repeat(length);
    assertThat(standardizer.standardize(header -> fits).warnings()).isEmpty();
    String tooLong = "x".repeat(length - 1) + "\uD83D\uDE00";
    Standardizer.Result result = standardizer.standardize(header -> tooLong);
    assertThat(result.row().toString())
        .contains("x".repeat(length - 1))
        .doesNotContain("x".repeat(length))
        .doesNotContain("\uD83D");
    assertThat(result.warnings().getFirst().code()).isEqualTo(RowWarningCode.TEXT_TRUNCATED);
    assertThat(result.warnings().getFirst().original().length()).isLessThanOrEqualTo(200);
  }

  @Test
  void aFormulaWithWrongSyntaxIsToldAndGivesBlank() {
    Standardizer standardizer =
        new Standardizer(
            List.of(ColumnMapping.ofFormula(StandardColumn.TITLE, "FOO([Title])")), RAW.keySet());
    assertThat(standardizer.syntaxProblems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.target()).isEqualTo(StandardColumn.TITLE);
          assertThat(problem.formula()).isEqualTo("FOO([Title])");
          assertThat(problem.error().code()).isEqualTo(Code.UNEXPECTED_CHARACTERS);
        });
    Standardizer.Result result = standardizer.standardize(RAW::get);
    assertThat(result.row().title()).isEmpty();
    assertThat(result.formulaProblems()).isEmpty();
  }

  @Test
  void aBadCountIsTheRowsOwnProblem() {
    Standardizer standardizer =
        new Standardizer(
            List.of(ColumnMapping.ofFormula(StandardColumn.UPC, "LEFT([UPC], [N])")),
            Set.of("UPC", "N"));
    assertThat(standardizer.syntaxProblems()).isEmpty();
    Map<String, String> good = Map.of("UPC", " 1234 ", "N", "2");
    assertThat(standardizer.standardize(good::get).row().upc()).isEqualTo("12");
    Standardizer.Result bad = standardizer.standardize(Map.of("UPC", "1234", "N", "x")::get);
    assertThat(bad.row().upc()).isEmpty();
    assertThat(bad.formulaProblems())
        .extracting(problem -> problem.error().code())
        .containsExactly(Code.BAD_COUNT);
  }

  @Test
  void columnsTheFileHasNotAreToldOnceForEachFormula() {
    Standardizer standardizer =
        new Standardizer(
            List.of(
                ColumnMapping.ofFormula(StandardColumn.TITLE, "[Brand] + [x] + [y] + [x]"),
                ColumnMapping.ofFormula(StandardColumn.BRAND, "[Brand]")),
            RAW.keySet());
    assertThat(standardizer.unknownColumns())
        .containsExactly(
            new Standardizer.UnknownColumns(
                StandardColumn.TITLE, "[Brand] + [x] + [y] + [x]", Set.of("x", "y")));
    assertThat(standardizer.standardize(RAW::get).row().title()).isEqualTo("ACME");
  }

  @ParameterizedTest
  @CsvSource({
    "title, Title, '', true",
    "description, Title, '', true",
    "title, '', [x], true",
    "title, nowhere, '', false",
    "title, '', ' ', false",
    "brand, Brand, '', false"
  })
  void aManifestNeedsWords(String key, String source, String formula, boolean words) {
    ColumnMapping mapping =
        new ColumnMapping(StandardColumn.ofKey(key).orElseThrow(), source, List.of(), formula);
    assertThat(new Standardizer(List.of(mapping), RAW.keySet()).givesWording()).isEqualTo(words);
  }

  private static StandardizedRow row(ColumnMapping... mappings) {
    return new Standardizer(List.of(mappings), RAW.keySet()).standardize(RAW::get).row();
  }
}
