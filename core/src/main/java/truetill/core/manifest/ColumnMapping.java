package truetill.core.manifest;

import java.util.List;
import truetill.core.manifest.formula.Blanks;

/**
 * Where one standard column comes from (rules-inventory section 6, mapping entry). A formula that
 * is not blank wins over the source.
 *
 * @param source exact header, blank when there is none
 * @param transforms applied to the source's cell, in order
 * @param formula in the language of section 8, blank when there is none
 */
public record ColumnMapping(
    StandardColumn target, String source, List<Transform> transforms, String formula) {
  public ColumnMapping {
    transforms = List.copyOf(transforms);
  }

  public static ColumnMapping ofSource(
      StandardColumn target, String source, Transform... transforms) {
    return new ColumnMapping(target, source, List.of(transforms), "");
  }

  public static ColumnMapping ofFormula(StandardColumn target, String formula) {
    return new ColumnMapping(target, "", List.of(), formula);
  }

  public boolean usesFormula() {
    return !Blanks.trim(formula).isEmpty();
  }
}
