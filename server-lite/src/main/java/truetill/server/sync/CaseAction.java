package truetill.server.sync;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be done about an exception, and which kind offers what (sync.md section 6). */
enum CaseAction {
  /** Seen; everything stays as it is. */
  ACKNOWLEDGE,
  /** The line was about another item, which is named: that item is sold by this sale. */
  RELINK,
  /** The sale was voided and its money paid back. */
  REFUND,
  /** The piece was there but in no list: it becomes an item of its own, sold by this sale. */
  ACCEPT_FOUND,
  /** The item of a voided sale is here: it goes back to the shelf. */
  PUT_BACK,
  /** The server's own: the unknown item has arrived. */
  LINKED,
  /** The server's own: the record could be applied after all. */
  APPLIED;

  private static final List<CaseAction> SEEN = List.of(ACKNOWLEDGE);
  private static final Map<String, List<CaseAction>> BY_KIND = new LinkedHashMap<>();

  static {
    BY_KIND.put("double_sale", List.of(RELINK, REFUND, ACCEPT_FOUND));
    BY_KIND.put("unknown_item", List.of(RELINK, ACCEPT_FOUND, ACKNOWLEDGE));
    BY_KIND.put("void_item_conflict", List.of(ACKNOWLEDGE, PUT_BACK));
    for (String kind :
        List.of(
            "stale_price",
            "sold_from_status",
            "drawer_overlap",
            "late_after_close",
            "double_void",
            "clock_overlap",
            "clock_orphan",
            "clock_rule",
            "actor_not_allowed",
            "field_conflict",
            "maybe_duplicate",
            "negative_balance",
            "receipt_collision",
            UnreadOps.QUARANTINED_CASE,
            UnreadOps.WAITING_CASE)) {
      BY_KIND.put(kind, SEEN);
    }
  }

  /** Every kind there is, for the filter of the list. */
  static List<String> kinds() {
    return List.copyOf(BY_KIND.keySet());
  }

  /** What a manager may do about a case of this kind. */
  static List<CaseAction> of(String kind) {
    return BY_KIND.getOrDefault(kind, SEEN);
  }

  static List<String> words(String kind) {
    return of(kind).stream().map(CaseAction::wire).toList();
  }

  static Optional<CaseAction> ofWire(String word) {
    return Arrays.stream(values()).filter(action -> action.wire().equals(word)).findFirst();
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
