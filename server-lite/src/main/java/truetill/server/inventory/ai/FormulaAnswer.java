package truetill.server.inventory.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.formula.Checked;
import truetill.core.manifest.formula.Formula;
import truetill.core.wire.inventory.FormulaSuggestion;

/**
 * The formulas a model proposes (rules-inventory section 13): those for an unknown column, with an
 * error of syntax or with a header the file does not have are left out; of two for one column the
 * first stays.
 */
public final class FormulaAnswer {
  private static final int MAX_REASONING = 2_000;

  private FormulaAnswer() {}

  /** In the order of the columns. */
  public static List<FormulaSuggestion> in(String text, Collection<String> headers) {
    Map<StandardColumn, FormulaSuggestion> found = new EnumMap<>(StandardColumn.class);
    for (JsonNode object : AnswerObjects.with("target", text)) {
      Optional<StandardColumn> target =
          Optional.ofNullable(object.path("target").textValue())
              .map(String::strip)
              .flatMap(StandardColumn::ofKey);
      String formula = object.path("formula").asText("").strip();
      if (target.isPresent() && isUsable(formula, headers)) {
        String reasoning = AnswerValues.text(object.path("reasoning"), MAX_REASONING);
        found.putIfAbsent(
            target.get(),
            new FormulaSuggestion(target.get().key(), formula, reasoning == null ? "" : reasoning));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isUsable(String formula, Collection<String> headers) {
    return !formula.isEmpty()
        && formula.indexOf('\0') < 0
        && Formula.parse(formula) instanceof Checked.Right<Formula>(Formula parsed)
        && headers.containsAll(parsed.columns());
  }
}
