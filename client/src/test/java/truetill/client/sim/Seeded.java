package truetill.client.sim;

import org.jspecify.annotations.Nullable;
import truetill.client.register.MistakenRegister;

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
  CLOCK_DECIDES_OWNER,
  /** The next receipt number is the newest sale's in the cache and one more. */
  RECEIPT_FROM_CACHE(MistakenRegister.Mistake.RECEIPT_FROM_CACHE),
  /** The highest receipt number is the last in the order of letters. */
  RECEIPT_BY_TEXT(MistakenRegister.Mistake.RECEIPT_BY_TEXT),
  /** Ops name rows by the store's integer ids, which rows made at a till do not have yet. */
  INTEGER_IDS_IN_OPS(MistakenRegister.Mistake.CUSTOMER_BY_ID),
  /** The store takes nothing that comes with or after a record it cannot apply. */
  POISON_STOPS_QUEUE,
  /** Tills are served what a crash of the store then takes back. */
  FEED_ABOVE_FORCED;

  private final MistakenRegister.@Nullable Mistake mistake;

  Seeded() {
    this(null);
  }

  Seeded(MistakenRegister.@Nullable Mistake mistake) {
    this.mistake = mistake;
  }

  /** What the till itself does wrong; null when the mistake is elsewhere. */
  MistakenRegister.@Nullable Mistake mistake() {
    return mistake;
  }
}
