package truetill.server.db;

import java.util.Optional;

/**
 * Numbers that are never handed out twice, found by value and not by string order (rules-store
 * section 5, rules-inventory section 3). The row stays locked until the transaction ends.
 */
public final class NumberSequence {
  /** The next value of the series, starting at 1. */
  public long next(WriteTx tx, String name) {
    return reserve(tx, name, 1);
  }

  /** Reserves {@code count} values in a row and answers the first. */
  public long reserve(WriteTx tx, String name, int count) {
    long first = peek(tx, name);
    set(tx, name, first + count);
    return first;
  }

  /** Moves the series past a number somebody gave by hand. */
  public void skipPast(WriteTx tx, String name, long value) {
    if (value >= peek(tx, name)) {
      set(tx, name, value + 1);
    }
  }

  /**
   * Keeps everybody else off the series until the transaction ends, so that a check whether a value
   * is taken stays true, on a second server of the same database too.
   */
  public void hold(WriteTx tx, String name) {
    peek(tx, name);
  }

  /** Locks the row; a series asked for the first time begins here, whoever comes first. */
  private static long peek(WriteTx tx, String name) {
    Optional<Long> next = locked(tx, name);
    if (next.isPresent()) {
      return next.get();
    }
    tx.handle()
        .createUpdate(
            "insert into number_sequence (name, next_value) values (:name, 1)"
                + " on conflict do nothing")
        .bind("name", name)
        .execute();
    return locked(tx, name).orElseThrow();
  }

  private static Optional<Long> locked(WriteTx tx, String name) {
    return tx.handle()
        .createQuery("select next_value from number_sequence where name = :name for update")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne();
  }

  private static void set(WriteTx tx, String name, long next) {
    tx.handle()
        .createUpdate("update number_sequence set next_value = :next where name = :name")
        .bind("next", next)
        .bind("name", name)
        .execute();
  }
}
