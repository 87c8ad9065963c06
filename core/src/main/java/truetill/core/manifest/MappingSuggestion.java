package truetill.core.manifest;

import java.util.Locale;

/**
 * A header proposed for one standard column. A person confirms or changes it.
 *
 * @param source the header as it is written in the file
 * @param reason one sentence for people
 */
public record MappingSuggestion(StandardColumn target, String source, Basis basis, String reason) {
  /** What a proposal rests on, the surest first. */
  public enum Basis {
    /** The earlier mapping of a file of this vendor. */
    REMEMBERED,
    /** The contract's list of aliases. */
    ALIAS,
    /** A header that reads like a name of the column. */
    SIMILAR_NAME,
    /** The cells under the header. */
    VALUES;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
