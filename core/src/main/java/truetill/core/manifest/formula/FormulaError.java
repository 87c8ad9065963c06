package truetill.core.manifest.formula;

import java.util.Locale;

/**
 * What is wrong with a formula (rules-inventory section 8).
 *
 * @param message for people: names the offending piece and says what to do
 * @param offset where it is: 0-based, in characters (code points) of the formula as written
 */
public record FormulaError(Code code, String message, int offset) {
  /** The closed list of the contract's {@code FormulaProblem.code}. */
  public enum Code {
    UNEXPECTED_CHARACTERS,
    UNEXPECTED_END,
    UNEXPECTED_TOKEN,
    EXPECTED_TOKEN,
    TOO_FEW_ARGUMENTS,
    TOO_MANY_ARGUMENTS,
    /** Depends on the row, so only evaluation can find it. */
    BAD_COUNT,
    /** Any limit of size: nesting, length of the formula, text made for one row (decision 060). */
    TOO_DEEP;

    /** The contract's word: {@code bad_count}. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
