package truetill.core.manifest.formula;

/**
 * A result of the formula language, or the reason there is none. An {@code Outcome} would lose the
 * place in the formula.
 */
public sealed interface Checked<T> {
  /** It worked. */
  record Right<T>(T value) implements Checked<T> {}

  /** It did not; {@code error} says where and why. */
  record Wrong<T>(FormulaError error) implements Checked<T> {}
}
