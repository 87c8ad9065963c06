package truetill.server.sync;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;

/**
 * One record of a device's journal that reads.
 *
 * @param text the record exactly as the device wrote it
 * @param hash of its bytes
 * @param tree its values, for comparing two records
 */
record Received(String text, String hash, Map<String, @Nullable Object> tree, Op op) {
  long seq() {
    return op.envelope().seq();
  }

  /**
   * Whether it states the same fact, whoever's journal it stands in (sync.md section 4, rule 4).
   */
  boolean saysTheSameAs(Received other) {
    for (String key : new String[] {"type", "tv", "actor", "bdate", "body"}) {
      if (!Objects.equals(tree.get(key), other.tree.get(key))) {
        return false;
      }
    }
    return true;
  }
}
