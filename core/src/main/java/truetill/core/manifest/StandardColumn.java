package truetill.core.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The eleven columns a manifest is brought to, in the order they are shown (rules-inventory section
 * 6, standard_columns; lengths from section 2, ManifestRow).
 */
public enum StandardColumn {
  QUANTITY("Quantity", true, Integer.MAX_VALUE),
  DESCRIPTION("Description", true, Lengths.LONG_TEXT),
  TITLE("Title", false, 300),
  BRAND("Brand", false, 200),
  MODEL("Model", false, 200),
  CATEGORY("Category", false, 200),
  CONDITION("Condition", false, Integer.MAX_VALUE),
  RETAIL_VALUE("Retail Cost", false, Integer.MAX_VALUE),
  UPC("UPC", false, 100),
  VENDOR_ITEM_NUMBER("Vendor Item #", false, 100),
  NOTES("Notes", false, Lengths.LONG_TEXT);

  private final String label;
  private final boolean required;
  private final int maxLength;

  StandardColumn(String label, boolean required, int maxLength) {
    this.label = label;
    this.required = required;
    this.maxLength = maxLength;
  }

  /** The contract's key, also of the mapping's target: {@code vendor_item_number}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column's name for people. */
  public String label() {
    return label;
  }

  public boolean isRequired() {
    return required;
  }

  /** The longest text kept, see {@link WholeCharacters}; no limit for what is no text. */
  int maxLength() {
    return maxLength;
  }

  public static Optional<StandardColumn> ofKey(String key) {
    return Arrays.stream(values()).filter(column -> column.key().equals(key)).findFirst();
  }

  /** The contract sets no length for the two long texts; the store's tables do. */
  private static final class Lengths {
    static final int LONG_TEXT = 10_000;
  }
}
