package truetill.core.manifest;

import java.util.Locale;

/** The condition of a manifest's row (rules-inventory section 2, ManifestRow). */
public enum ManifestCondition {
  NEW,
  LIKE_NEW,
  GOOD,
  FAIR,
  SALVAGE,
  UNKNOWN,
  /** The vendor said nothing. */
  BLANK;

  /** The contract's word: {@code like_new}, blank for {@link #BLANK}. */
  public String wire() {
    return this == BLANK ? "" : name().toLowerCase(Locale.ROOT);
  }
}
