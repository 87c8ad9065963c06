package truetill.core.inventory;

import java.util.Arrays;
import java.util.List;

/**
 * The ways to put many items on the shelf at once, and which items each of them touches
 * (rules-inventory sections 10 and 11, promises 65, 67 and 68). A sold item is on the shelf again
 * only when its sale is voided.
 */
public enum Shelving {
  /** Items of an order, those still waiting unless somebody picked others. */
  CHECK_IN_ORDER("Check-in of the order"),
  /** A whole batch group priced in one go, those on the shelf with it. */
  PROCESS_GROUP("Batch process"),
  /** What still waits of a batch group. */
  CHECK_IN_GROUP("Batch check-in");

  private final String words;

  Shelving(String words) {
    this.words = words;
  }

  /** What the items' history calls it. */
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
      case SOLD, SCRAPPED, LOST -> false;
      case INTAKE, PROCESSING -> true;
      case RETURNED -> this != CHECK_IN_ORDER || picked;
      case ON_SHELF -> this == PROCESS_GROUP || (this == CHECK_IN_ORDER && picked);
    };
  }

  /** The statuses it touches. */
  public List<ItemStatus> touched(boolean picked) {
    return Arrays.stream(ItemStatus.values()).filter(status -> touches(status, picked)).toList();
  }
}
