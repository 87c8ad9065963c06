package truetill.core.manifest.formula;

/** The functions a formula may call, with how many arguments each takes. */
enum FormulaFunction {
  UPPER(1, 1),
  LOWER(1, 1),
  TITLE(1, 1),
  TRIM(1, 1),
  REPLACE(3, 3),
  CONCAT(1, Integer.MAX_VALUE),
  LEFT(2, 2),
  RIGHT(2, 2);

  private final int fewest;
  private final int most;

  FormulaFunction(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  int fewest() {
    return fewest;
  }

  int most() {
    return most;
  }
}
