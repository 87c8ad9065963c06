package truetill.core.manifest;

import java.util.Locale;
import java.util.Optional;

/**
 * What sampled cells say for or against a column. Fewer than {@link ColumnValues#ENOUGH} cells say
 * nothing.
 */
final class ValueEvidence {
  /** How strongly the cells alone speak for a column, and why. */
  record Finding(double score, String reason) {}

  private static final double MOST = 0.7;
  private static final double HARDLY = 0.3;
  private static final double LONG_TEXT_WORDS = 2.5;
  private static final double LONG_TEXT_LENGTH = 15;

  private ValueEvidence() {}

  /**
   * A factor for what the header's name promises: 1 when the cells agree, less when they do not.
   */
  static double agreement(StandardColumn column, ColumnValues values) {
    if (!values.areEnough()) {
      return 1;
    }
    return switch (column) {
      case QUANTITY -> values.quantities() < MOST ? HARDLY : 1;
      case RETAIL_VALUE ->
          values.readableAsMoney() < MOST || values.checkedCodes() > MOST ? HARDLY : 1;
      case UPC -> values.codesOfDigits() < HARDLY ? HARDLY : 1;
      case DESCRIPTION, TITLE ->
          values.numbers() > MOST || values.codes() > 0.8 || values.areFewWords() ? HARDLY : 1;
      case BRAND -> values.numbers() > MOST ? HARDLY : 1;
      case CATEGORY -> values.numbers() > MOST ? 0.6 : 1;
      case CONDITION -> values.knownConditions() > MOST ? 1.1 : condition(values);
      case MODEL -> values.averageWords() > 4 ? 0.5 : 1;
      case VENDOR_ITEM_NUMBER -> itemNumber(values);
      case NOTES -> 1;
    };
  }

  private static double condition(ColumnValues values) {
    return values.averageWords() > 6 || values.averageLength() > 60 ? 0.5 : 1;
  }

  private static double itemNumber(ColumnValues values) {
    if (values.averageWords() > LONG_TEXT_WORDS || values.writtenAsMoney() > MOST) {
      return HARDLY;
    }
    return values.checkedCodes() > 0.8 ? 0.8 : 1;
  }

  /** What the cells say when the header says nothing. */
  static Optional<Finding> alone(StandardColumn column, ColumnValues values) {
    if (!values.areEnough()) {
      return Optional.empty();
    }
    return switch (column) {
      case UPC ->
          found(
              values.checkedCodes(),
              0.8,
              "%s of the cells looked at are codes with a right check digit",
              values);
      case CONDITION ->
          found(
              values.knownConditions(),
              0.65,
              "%s of the cells looked at are words for a condition",
              values);
      case RETAIL_VALUE ->
          found(values.writtenAsMoney(), 0.5, "%s of the cells looked at are amounts", values);
      case QUANTITY ->
          values.isCountOfRows()
              ? Optional.empty()
              : found(
                  values.smallWholeNumbers(),
                  0.45,
                  "%s of the cells looked at are small whole numbers",
                  values);
      case DESCRIPTION ->
          values.averageWords() >= LONG_TEXT_WORDS && values.averageLength() >= LONG_TEXT_LENGTH
              ? Optional.of(
                  new Finding(
                      // The longest text of several is taken.
                      0.5 + Math.min(values.averageLength(), 250) / 10_000,
                      "The cells looked at are texts of %.0f words on average"
                          .formatted(values.averageWords())))
              : Optional.empty();
      case TITLE, BRAND, MODEL, CATEGORY, VENDOR_ITEM_NUMBER, NOTES -> Optional.empty();
    };
  }

  private static Optional<Finding> found(
      double share, double weight, String reason, ColumnValues values) {
    if (share < MOST) {
      return Optional.empty();
    }
    String part = "%d of %d".formatted(Math.round(share * values.count()), values.count());
    return Optional.of(new Finding(share * weight, String.format(Locale.ROOT, reason, part)));
  }
}
