package truetill.client.sim;

/**
 * Mistakes a program like this could have, made on purpose by stand-ins at its seams: a simulator
 * that does not find them tests nothing. None of them is in shipped code.
 */
enum Seeded {
  NOTHING,
  /** Nothing is ever forced. */
  NO_FORCE,
  /** The cashier is told before the bytes are on the disk. */
  ANSWER_BEFORE_FORCE,
  /** A force that failed is tried again on the same file and believed. */
  FAILED_FORCE_TRIED_AGAIN,
  /** A new segment's name is never made last. */
  NO_FOLDER_FORCE,
  /** What does not read is taken for a torn tail wherever it lies. */
  TORN_TAIL_RULE_MID_FILE,
  /** The cursor is kept, some of its rows are not. */
  CURSOR_BEFORE_ROWS,
  /** An item sold here is forgotten when the store has answered, before its feed says so. */
  OVERLAY_DROPPED_AT_ANSWER,
  /** The store answers for what a crash then takes back. */
  STORE_ANSWERS_BEFORE_FORCE,
  /** The store forgets at a restart what it took last, and keeps its effects. */
  DEDUPE_IN_MEMORY,
  /** Change is taken from a drawer once more. */
  CHANGE_SUBTRACTED_TWICE,
  /** The earliest clock owns an item, not the first record accepted. */
  CLOCK_DECIDES_OWNER
}
