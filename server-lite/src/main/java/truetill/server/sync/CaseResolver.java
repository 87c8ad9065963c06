package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.ExceptionCase;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;
import truetill.server.pos.CartStore;
import truetill.server.pos.SaleLineStore;

/**
 * Does what a manager decided about an exception, and records it (I32). No cent moves by it: money
 * goes back by voiding the sale, where a drawer pays it.
 */
final class CaseResolver {
  static final String UNKNOWN_ITEM = "unknown_item";

  private final CaseStore cases = new CaseStore();
  private final UnlinkedLineStore unlinked = new UnlinkedLineStore();
  private final LineItems lineItems = new LineItems();
  private final SaleLineStore lines = new SaleLineStore();
  private final CartStore carts = new CartStore();
  private final ItemStore items = new ItemStore();

  /**
   * Carries it out. The caller has locked the case, which is open, and the action is one of its
   * kind.
   *
   * @param item the right item's id, for {@code relink}
   */
  Outcome<ExceptionCase> resolve(
      WriteTx tx,
      ExceptionCase open,
      CaseAction action,
      String note,
      @Nullable Long item,
      long actor) {
    return done(tx, open, action, item, actor)
        .map(effect -> {
          if (open.kind().equals(UNKNOWN_ITEM)) {
            unlinked.remove(tx, open.opId(), line(open));
          }
          cases.resolve(tx, open.id(), action, note, actor);
          audit(tx, open, action, effect, actor);
          return cases.find(tx, open.id()).orElseThrow();
        });
  }

  /** Tells what was done; the same words whoever did it. */
  static void audit(
      WriteTx tx,
      ExceptionCase open,
      CaseAction action,
      Map<String, ?> effect,
      @Nullable Long actor) {
    Map<String, Object> after = new LinkedHashMap<>();
    after.put("key", open.key());
    after.put("action", action.wire());
    after.putAll(effect);
    tx.audit(
        new AuditEvent(actor, "exception_resolved", "exception_case", open.id(), Map.of(), after));
  }

  private Outcome<Map<String, ?>> done(
      WriteTx tx, ExceptionCase open, CaseAction action, @Nullable Long item, long actor) {
    return switch (action) {
      case ACKNOWLEDGE, LINKED, APPLIED -> Outcome.done(Map.of());
      case REFUND -> refunded(tx, open);
      case PUT_BACK -> putBack(tx, open, actor);
      case ACCEPT_FOUND ->
          Outcome.done(
              Map.of("item", lineItems.found(tx, soldLine(tx, open), namedItem(tx, open), actor)));
      case RELINK ->
          item == null
              ? Outcome.refused("item_needed", "Name the item the customer really took.")
              : lineItems
                  .link(tx, soldLine(tx, open), item, actor)
                  .map(sku -> Map.of("item", item, "sku", sku));
    };
  }

  private Outcome<Map<String, ?>> refunded(WriteTx tx, ExceptionCase open) {
    return carts.find(tx, id(open, "cart")).orElseThrow().status().equals("voided")
        ? Outcome.done(Map.of())
        : Outcome.refused(
            "not_voided", "Void the sale first; that pays the money back and writes it down.");
  }

  private Outcome<Map<String, ?>> putBack(WriteTx tx, ExceptionCase open, long actor) {
    Optional<StoredItem> found = items.lock(tx, id(open, "item"));
    if (found.isEmpty()) {
      return Outcome.refused("unknown_item", "The item is in no list any more.");
    }
    StoredItem item = found.get();
    if (item.status() == ItemStatus.SOLD) {
      return Outcome.refused("item_sold", item.sku() + " is sold on another receipt.");
    }
    if (items.isConsigned(tx, item.id())) {
      return Outcome.refused(
          "consigned",
          item.sku() + " belongs to a consignee; list it again where it is consigned.");
    }
    if (item.status() != ItemStatus.ON_SHELF) {
      items.putBack(tx, item, id(open, "cart"), actor);
    }
    return Outcome.done(Map.of("item", item.id()));
  }

  private SaleLineStore.SoldLine soldLine(WriteTx tx, ExceptionCase open) {
    return lines.find(tx, id(open, "cart"), line(open)).orElseThrow();
  }

  private @Nullable StoredItem namedItem(WriteTx tx, ExceptionCase open) {
    return open.details().containsKey("item")
        ? items.lock(tx, id(open, "item")).orElse(null)
        : null;
  }

  private static int line(ExceptionCase open) {
    Integer line = open.line();
    return line == null ? 0 : line;
  }

  private static long id(ExceptionCase open, String detail) {
    return open.details().get(detail) instanceof JsonNode number ? number.asLong() : 0;
  }
}
