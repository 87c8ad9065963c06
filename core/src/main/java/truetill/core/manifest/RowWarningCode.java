package truetill.core.manifest;

import java.util.Locale;

/** What was put right in one row: the closed list of the contract's {@code RowWarning.code}. */
public enum RowWarningCode {
  QUANTITY_DEFAULTED,
  /** Shown in a preview; a manifest that still has one is not taken (promise 16). */
  QUANTITY_OUT_OF_RANGE,
  RETAIL_VALUE_UNREADABLE,
  RETAIL_VALUE_ROUNDED,
  CONDITION_UNMAPPED,
  TEXT_TRUNCATED,
  UPC_UNUSABLE,
  EXTRA_CELLS,
  MISSING_CELLS,
  UNKNOWN_COLUMN;

  /** The contract's word: {@code quantity_defaulted}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
