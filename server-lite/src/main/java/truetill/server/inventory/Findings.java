package truetill.server.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.core.manifest.CellWarning;
import truetill.core.manifest.RowWarningCode;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.Standardizer;
import truetill.core.manifest.formula.FormulaError;
import truetill.core.wire.inventory.FormulaProblem;
import truetill.core.wire.inventory.RowWarning;

/** What is found while rows are brought to the standard columns: counted all, shown the first. */
final class Findings {
  private static final int SHOWN = 100;

  private final List<RowWarning> warnings = new ArrayList<>();
  private final Map<String, FormulaProblem> formulas = new LinkedHashMap<>();
  private long warningCount;
  private @Nullable RowWarning outOfRange;

  /** Begins with what is wrong with the mappings themselves. */
  Findings(Standardizer standardizer) {
    standardizer.syntaxProblems().forEach(problem -> formula(problem, null));
    for (Standardizer.UnknownColumns unknown : standardizer.unknownColumns()) {
      add(
          new RowWarning(
              0,
              unknown.target().key(),
              RowWarningCode.UNKNOWN_COLUMN.wire(),
              "The formula names columns the file has not: "
                  + String.join(", ", unknown.headers())
                  + ". They read as blank.",
              unknown.formula()));
    }
  }

  void row(long rowNumber, Standardizer.Result result) {
    for (CellWarning warning : result.warnings()) {
      RowWarning shown =
          new RowWarning(
              rowNumber,
              warning.column().key(),
              warning.code().wire(),
              warning.message(),
              warning.original());
      if (warning.code() == RowWarningCode.QUANTITY_OUT_OF_RANGE && outOfRange == null) {
        outOfRange = shown;
      }
      add(shown);
    }
    result.formulaProblems().stream()
        .filter(problem -> problem.error().code() == FormulaError.Code.BAD_COUNT)
        .forEach(problem -> formula(problem, rowNumber));
  }

  void add(RowWarning warning) {
    warningCount++;
    if (warnings.size() < SHOWN) {
      warnings.add(warning);
    }
  }

  private void formula(Standardizer.FormulaProblem problem, @Nullable Long rowNumber) {
    StandardColumn target = problem.target();
    FormulaError error = problem.error();
    FormulaProblem before = formulas.get(target.key());
    formulas.put(
        target.key(),
        before != null
            ? new FormulaProblem(
                before.target(),
                before.formula(),
                before.code(),
                before.message(),
                before.rowsAffected() + 1,
                before.firstRowNumber())
            : new FormulaProblem(
                target.key(),
                problem.formula(),
                error.code().wire(),
                error.message(),
                rowNumber == null ? 0 : 1,
                rowNumber));
  }

  /** The first row that has more pieces than a row may have; null when there is none. */
  @Nullable RowWarning outOfRange() {
    return outOfRange;
  }

  List<FormulaProblem> formulas() {
    return List.copyOf(formulas.values());
  }

  /** Adds what the answers of preview and processing say of all this. */
  void addTo(Map<String, Object> answer) {
    answer.put("formula_errors", formulas());
    answer.put("warnings", warnings);
    answer.put("warning_count", warningCount);
  }
}
