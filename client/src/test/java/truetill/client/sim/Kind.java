package truetill.client.sim;

/** What can happen in a history, with how often compared to the rest. */
enum Kind {
  SELL(30),
  SYNC(14),
  SIGN_IN(2),
  SCAN(4),
  UNTAGGED(3),
  REMOVE_LINE(2),
  HOLD(2),
  RECALL(2),
  ABANDON(1),
  PAY(5),
  VOID(7),
  REPRINT(1),
  DROP(2),
  HAND_OFF(1),
  NO_SALE(1),
  CLOSE_DRAWER(2),
  RESERVE_DRAW(1),
  RESERVE_RETURN(1),
  CUSTOMER_NEW(2),
  CUSTOMER_EDIT(5),
  CUSTOMER_NAMED(2),
  WRONG_PIN(1),
  POISON(2),
  CLOCK_IN(4),
  CLOCK_OUT(5),
  NEXT_DAY(2),
  WAIT(3),
  OFFICE_ITEM(5),
  OFFICE_PRICE(3),
  OFFICE_STATUS(3),
  OFFICE_TAX(1),
  OFFICE_SALE(3),
  OFFICE_VOID(4),
  OFFICE_DELETE(1),
  OFFICE_PERSON(1),
  OFFICE_ROLE(1),
  OFFICE_CUSTOMER(2),
  OFFICE_RESERVE(1),
  OFFICE_LOST(1),
  OFFICE_RESOLVE(4),

  NET_TROUBLE(12, true),
  NET_PARTED(3, true),
  NET_JOINED(3, true),
  NET_REPLAY(2, true),
  NET_LATE_ARRIVAL(2, true),
  SERVER_RESTART(1, true),
  SERVER_DIES_UNFORCED(2, true),
  SERVER_DIES_UNANSWERED(1, true),
  SERVER_CLOCK(1, true),
  POWER_CUT(2, true),
  CUT_AT_STEP(5, true),
  CUT_AT_POINT(5, true),
  RESTART(2, true),
  CACHE_LOST(1, true),
  CACHE_KEPT(1, true),
  CACHE_SET_BACK(2, true),
  CACHE_STUCK(2, true),
  CACHE_FREE(2, true),
  DISK_FULL(2, true),
  DISK_SPACE(2, true),
  DISK_WRITE_FAILS(2, true),
  DISK_FORCE_FAILS(2, true),
  DISK_OPEN_FAILS(1, true),
  DISK_FOLDER_FAILS(1, true),
  BIT_FLIP(1, true),
  CLOCK_JUMP(3, true),
  CLOCK_SPEED(1, true),
  CLOCK_RIGHT(1, true);

  private final int weight;
  private final boolean fault;

  Kind(int weight) {
    this(weight, false);
  }

  Kind(int weight, boolean fault) {
    this.weight = weight;
    this.fault = fault;
  }

  int weight() {
    return weight;
  }

  boolean isFault() {
    return fault;
  }

  /** Without these a history shows nothing. */
  boolean isNeeded() {
    return this == SELL || this == SYNC;
  }
}
