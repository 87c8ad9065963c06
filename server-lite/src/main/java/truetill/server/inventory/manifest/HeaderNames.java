package truetill.server.inventory.manifest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a manifest's columns, each once (inventory rules, section 7): a repeated header gets
 * " (2)", " (3)", a blank one and a column without a header is "Column N". A name made here that
 * the file uses too is counted on, so that no cell is lost.
 */
final class HeaderNames {
  private final List<String> names = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  HeaderNames(List<String> headerCells) {
    headerCells.forEach(this::add);
  }

  List<String> all() {
    return List.copyOf(names);
  }

  String name(int index) {
    return names.get(index);
  }

  void widenTo(int columns) {
    while (names.size() < columns) {
      add("");
    }
  }

  private void add(String cell) {
    String trimmed = CellText.trimmed(cell);
    String base = trimmed.isEmpty() ? "Column " + (names.size() + 1) : trimmed;
    String name = base;
    for (int count = 2; !taken.add(name); count++) {
      name = base + " (" + count + ")";
    }
    names.add(name);
  }
}
