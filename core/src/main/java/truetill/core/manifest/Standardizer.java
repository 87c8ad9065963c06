package truetill.core.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import truetill.core.manifest.formula.Blanks;
import truetill.core.manifest.formula.Checked;
import truetill.core.manifest.formula.Formula;
import truetill.core.manifest.formula.FormulaError;
import truetill.core.manifest.formula.Row;
import truetill.core.money.Money;

/**
 * Brings the rows of one file to the standard columns by a set of mappings (rules-inventory section
 * 6, "Mapping entry" and "Readers"; section 8 for formulas). Formulas are parsed once; a row never
 * fails, it has warnings. Immutable.
 */
public final class Standardizer {
  /** One row brought to the standard columns, and what was found while doing so. */
  public record Result(
      StandardizedRow row, List<CellWarning> warnings, List<FormulaProblem> formulaProblems) {}

  /**
   * A formula that gives nothing: for every row when its syntax is wrong, for one row otherwise.
   *
   * @param formula as it was written
   */
  public record FormulaProblem(StandardColumn target, String formula, FormulaError error) {}

  /** Columns a formula names and the file has not; they read as blank. */
  public record UnknownColumns(StandardColumn target, String formula, Set<String> headers) {}

  private final Map<StandardColumn, ColumnMapping> mappings = new EnumMap<>(StandardColumn.class);
  private final Map<StandardColumn, Formula> formulas = new EnumMap<>(StandardColumn.class);
  private final List<FormulaProblem> syntaxProblems = new ArrayList<>();
  private final List<UnknownColumns> unknownColumns = new ArrayList<>();
  private final Set<String> headers;

  /**
   * @param mappings of two for one target the last wins; a target without one is blank
   * @param headers the file's, as they are after renaming
   */
  public Standardizer(List<ColumnMapping> mappings, Collection<String> headers) {
    this.headers = new HashSet<>(headers);
    mappings.forEach(mapping -> this.mappings.put(mapping.target(), mapping));
    this.mappings.values().stream().filter(ColumnMapping::usesFormula).forEach(this::parse);
  }

  private void parse(ColumnMapping mapping) {
    switch (Formula.parse(mapping.formula())) {
      case Checked.Wrong<Formula>(FormulaError error) ->
          syntaxProblems.add(new FormulaProblem(mapping.target(), mapping.formula(), error));
      case Checked.Right<Formula>(Formula formula) -> {
        formulas.put(mapping.target(), formula);
        Set<String> unknown = new LinkedHashSet<>(formula.columns());
        unknown.removeAll(headers);
        if (!unknown.isEmpty()) {
          unknownColumns.add(new UnknownColumns(mapping.target(), mapping.formula(), unknown));
        }
      }
    }
  }

  /** The mappings in force, in the order of the columns. */
  public List<ColumnMapping> mappings() {
    return List.copyOf(mappings.values());
  }

  /** Formulas that cannot be read; a preview shows them, processing is refused (promise 19). */
  public List<FormulaProblem> syntaxProblems() {
    return List.copyOf(syntaxProblems);
  }

  /** One entry for each formula that names columns the file has not. */
  public List<UnknownColumns> unknownColumns() {
    return List.copyOf(unknownColumns);
  }

  /**
   * Whether rows can be told apart by words at all: description or title has a formula or a header
   * of the file. Without either a manifest is refused (section 6; promise 24).
   */
  public boolean givesWording() {
    return gives(StandardColumn.DESCRIPTION) || gives(StandardColumn.TITLE);
  }

  private boolean gives(StandardColumn column) {
    ColumnMapping mapping = mappings.get(column);
    return mapping != null && (mapping.usesFormula() || headers.contains(mapping.source()));
  }

  /** The row in the standard columns. */
  public Result standardize(Row raw) {
    return new OneRow(raw).result();
  }

  /** One row on its way; collects what is found. */
  private final class OneRow {
    private final Row raw;
    private final List<CellWarning> warnings = new ArrayList<>(0);
    private final List<FormulaProblem> problems = new ArrayList<>(0);

    OneRow(Row raw) {
      this.raw = raw;
    }

    Result result() {
      long quantity =
          read(StandardColumn.QUANTITY, QuantityText.read(mapped(StandardColumn.QUANTITY)));
      String title = mapped(StandardColumn.TITLE);
      String description = mapped(StandardColumn.DESCRIPTION);
      String condition = mapped(StandardColumn.CONDITION);
      CellReading<ManifestCondition> state = ConditionText.read(condition);
      Optional<Money> retail =
          read(StandardColumn.RETAIL_VALUE, MoneyText.read(mapped(StandardColumn.RETAIL_VALUE)));
      String upc = read(StandardColumn.UPC, UpcText.read(mapped(StandardColumn.UPC))).text();
      String notes = mapped(StandardColumn.NOTES);
      StandardizedRow row =
          new StandardizedRow(
              quantity,
              fitting(StandardColumn.DESCRIPTION, description.isEmpty() ? title : description),
              fitting(StandardColumn.TITLE, title),
              fitting(StandardColumn.BRAND, mapped(StandardColumn.BRAND)),
              fitting(StandardColumn.MODEL, mapped(StandardColumn.MODEL)),
              fitting(StandardColumn.CATEGORY, mapped(StandardColumn.CATEGORY)),
              read(StandardColumn.CONDITION, state),
              retail,
              fitting(StandardColumn.UPC, upc),
              fitting(StandardColumn.VENDOR_ITEM_NUMBER, mapped(StandardColumn.VENDOR_ITEM_NUMBER)),
              fitting(
                  StandardColumn.NOTES,
                  state.warning().isPresent() ? ConditionText.inNotes(notes, condition) : notes));
      return new Result(row, List.copyOf(warnings), List.copyOf(problems));
    }

    private <T> T read(StandardColumn column, CellReading<T> reading) {
      reading.warning().ifPresent(code -> warn(column, code, mapped(column)));
      return reading.value();
    }

    private String fitting(StandardColumn column, String text) {
      String fits = WholeCharacters.cut(text, column.maxLength());
      if (text.length() > column.maxLength()) {
        warn(column, RowWarningCode.TEXT_TRUNCATED, text);
      }
      return fits;
    }

    private void warn(StandardColumn column, RowWarningCode code, String cell) {
      warnings.add(CellWarning.of(column, code, cell));
    }

    private String mapped(StandardColumn column) {
      ColumnMapping mapping = mappings.get(column);
      if (mapping == null) {
        return "";
      }
      return Blanks.trim(mapping.usesFormula() ? formula(mapping) : source(mapping));
    }

    private String source(ColumnMapping mapping) {
      String text = cell(mapping.source());
      for (Transform transform : mapping.transforms()) {
        text = transform.apply(text);
      }
      return text;
    }

    private String formula(ColumnMapping mapping) {
      Formula formula = formulas.get(mapping.target());
      if (formula == null) {
        return "";
      }
      return switch (formula.evaluate(this::cell)) {
        case Checked.Right<String>(String text) -> text;
        case Checked.Wrong<String>(FormulaError error) -> {
          problems.add(new FormulaProblem(mapping.target(), mapping.formula(), error));
          yield "";
        }
      };
    }

    /** Cells are trimmed for formulas too (section 7). */
    private String cell(String header) {
      String cell = raw.cell(header);
      return cell == null ? "" : Blanks.trim(cell);
    }
  }
}
