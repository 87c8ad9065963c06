package truetill.server.inventory;

/** One line of an item's history before it is written (rules-inventory section 11). */
record ItemEvent(long item, String type, String oldValue, String newValue, String note) {}
