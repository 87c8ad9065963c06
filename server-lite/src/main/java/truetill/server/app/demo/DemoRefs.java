package truetill.server.app.demo;

import java.util.Map;

/** What one demo file says about another; a test checks the files, so every reference resolves. */
final class DemoRefs {
  private DemoRefs() {}

  static <K, V> V find(Map<K, V> rows, K key) {
    V row = rows.get(key);
    if (row == null) {
      throw new IllegalStateException("the demo files name " + key + ", which they do not hold");
    }
    return row;
  }
}
