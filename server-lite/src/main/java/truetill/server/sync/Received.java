package truetill.server.sync;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.money.Money;

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

  /** Signed effect on the drawer's cash, as the envelope tells it: also of a body nobody reads. */
  Money cash() {
    return cents("cash");
  }

  /** Signed effect on gross sales, as the envelope tells it. */
  Money gross() {
    return cents("gross");
  }

  private Money cents(String field) {
    return tree.get(field) instanceof Number cents ? Money.ofCents(cents.longValue()) : Money.ZERO;
  }

  /** The drawer the envelope names, null for none. */
  @Nullable UUID drawer() {
    if (!(tree.get("drawer") instanceof String uid)) {
      return null;
    }
    try {
      return UUID.fromString(uid);
    } catch (IllegalArgumentException noUuid) {
      return null;
    }
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
