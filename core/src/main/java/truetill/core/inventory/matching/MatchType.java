package truetill.core.inventory.matching;

import java.util.Locale;

/** By what a product was found (rules-inventory section 9, in the order of the search). */
public enum MatchType {
  UPC,
  VENDOR_REF,
  TEXT;

  /** The contract's word: {@code vendor_ref}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
