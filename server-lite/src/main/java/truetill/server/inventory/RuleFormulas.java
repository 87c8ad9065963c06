package truetill.server.inventory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import truetill.core.manifest.ColumnMapping;
import truetill.core.manifest.HeaderAliases;
import truetill.core.manifest.MappingSuggester;
import truetill.core.manifest.MappingSuggestion;
import truetill.core.manifest.RememberedLayout;
import truetill.core.manifest.StandardColumn;
import truetill.core.manifest.formula.Checked;
import truetill.core.manifest.formula.Formula;
import truetill.core.manifest.formula.Row;
import truetill.core.wire.inventory.FormulaSuggestion;

/**
 * The formulas proposed without AI (rules-inventory section 13): the aliases first, as the contract
 * has them; for columns no alias fills, headers no alias took, by the vendor's earlier files, by
 * likeness and by the cells. The same file gives the same proposals.
 */
final class RuleFormulas {
  private RuleFormulas() {}

  /** In the order of the columns. */
  static List<FormulaSuggestion> of(
      List<String> headers, List<Row> sample, RememberedLayout remembered) {
    Map<StandardColumn, FormulaSuggestion> found = new EnumMap<>(StandardColumn.class);
    Set<String> taken = new HashSet<>();
    for (StandardColumn column : StandardColumn.values()) {
      HeaderAliases.source(column, headers)
          .filter(RuleFormulas::canBeNamed)
          .ifPresent(header -> {
            taken.add(header);
            found.put(
                column,
                new FormulaSuggestion(
                    column.key(),
                    trimmed(header),
                    "The header is a known name of " + column.label() + "."));
          });
    }
    for (MappingSuggestion each : MappingSuggester.suggest(headers, sample, remembered)) {
      if (!taken.contains(each.source()) && canBeNamed(each.source())) {
        found.putIfAbsent(
            each.target(),
            new FormulaSuggestion(each.target().key(), trimmed(each.source()), each.reason()));
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * What a stored mapping tells of the vendor's files. It names no headers but those it uses; of a
   * file of its own layout the others were left out by a person, and are again.
   *
   * @param sameLayout the headers of the file when the mapping is of its layout, else none
   */
  static RememberedLayout remembered(List<ColumnMapping> mappings, List<String> sameLayout) {
    Map<StandardColumn, String> sources = new EnumMap<>(StandardColumn.class);
    Set<String> used = new HashSet<>();
    for (ColumnMapping mapping : mappings) {
      List<String> columns = columns(mapping);
      used.addAll(columns);
      if (columns.size() == 1) {
        sources.put(mapping.target(), columns.getFirst());
      }
    }
    List<String> headers = new ArrayList<>(sameLayout);
    used.stream().filter(header -> !headers.contains(header)).sorted().forEach(headers::add);
    return new RememberedLayout(headers, sources);
  }

  private static List<String> columns(ColumnMapping mapping) {
    if (mapping.usesFormula()) {
      return Formula.parse(mapping.formula()) instanceof Checked.Right<Formula>(Formula formula)
          ? List.copyOf(formula.columns())
          : List.of();
    }
    return mapping.source().isBlank() ? List.of() : List.of(mapping.source());
  }

  private static String trimmed(String header) {
    return "TRIM([" + header + "])";
  }

  /** A header with a {@code ]} in it cannot be named in a formula, so it is left out. */
  private static boolean canBeNamed(String header) {
    return Formula.parse(trimmed(header)) instanceof Checked.Right<Formula>;
  }
}
