package truetill.core.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mapping does to a cell (rules-inventory section 6, mapping entry). */
public enum TransformType {
  NONE("No change"),
  TRIM("Trim blanks"),
  TITLE_CASE("Title Case"),
  UPPER("UPPER CASE"),
  LOWER("lower case"),
  REMOVE_SPECIAL_CHARS("Remove special characters"),
  REPLACE("Replace text");

  private final String label;

  TransformType(String label) {
    this.label = label;
  }

  /** The contract's word: {@code title_case}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, for people. */
  public String label() {
    return label;
  }

  public static Optional<TransformType> ofWire(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
  }

  /** The contract's available_functions: all that change something, in its order. */
  public static List<TransformType> available() {
    return Arrays.stream(values()).filter(type -> type != NONE).toList();
  }
}
