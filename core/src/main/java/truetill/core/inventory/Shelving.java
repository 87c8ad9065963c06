package truetill.core.inventory;

import static truetill.core.inventory.ItemStatus.ON_SHELF;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import truetill.core.outcome.Outcome;

/**
 * The ways to put items on the shelf, and which items each of them touches (rules-inventory
 * sections 10 and 11, promises 65, 67 and 68). A sold item is on the shelf again only when its sale
 * is voided.
 */
public enum Shelving {
  /** One item; a repetition changes nothing but what is sent. */
  CHECK_IN("Check-in"),
  /** One item, as it is. */
  READY("Ready"),
  /** Items of an order, those still waiting unless somebody picked others. */
  CHECK_IN_ORDER("Check-in of the order"),
  /** A whole batch group priced in one go. */
  PROCESS_GROUP("Batch process"),
  /** What still waits of a batch group. */
  CHECK_IN_GROUP("Batch check-in");

  private final String words;

  Shelving(String words) {
    this.words = words;
  }

  /** What the item's history calls it. */
  public String words() {
    return words;
  }

  /**
   * Whether an item of this status is put on the shelf, or kept there.
   *
   * @param picked whether somebody named which items, for {@link #CHECK_IN_ORDER}
   */
  public boolean touches(ItemStatus status, boolean picked) {
    return switch (status) {
      case SOLD, SCRAPPED -> false;
      case LOST -> this == CHECK_IN || this == READY;
      case INTAKE, PROCESSING -> true;
      case RETURNED -> this != CHECK_IN_ORDER || picked;
      case ON_SHELF -> this != CHECK_IN_GROUP && (this != CHECK_IN_ORDER || picked);
    };
  }

  /** The statuses it touches. */
  public List<ItemStatus> touched(boolean picked) {
    Predicate<ItemStatus> touches = status -> touches(status, picked);
    return Arrays.stream(ItemStatus.values()).filter(touches).toList();
  }

  /** The status of one item afterwards; refused when it is not touched. */
  public Outcome<ItemStatus> from(ItemStatus status) {
    return touches(status, true)
        ? Outcome.done(ON_SHELF)
        : Outcome.refused(
            "item_status", "The item is " + status.wire() + ", so it cannot be put on the shelf.");
  }
}
