package truetill.server.db;

import java.util.Optional;

/**
 * Numbers that are never handed out twice, found by value and not by string order (rules-store
 * section 5, rules-inventory section 3). The row stays locked until the transaction ends.
 */
public final class NumberSequence {
  /** A series asked for the first time begins here, once an older copy was put back. */
  private static final String FIRST = "*";

  private final boolean startsOver;

  /** Series that go on for ever. */
  public NumberSequence() {
    this(false);
  }

  private NumberSequence(boolean startsOver) {
    this.startsOver = startsOver;
  }

  /** Series that begin at 1 again and again, each under a name of its own. */
  public static NumberSequence startingOver() {
    return new NumberSequence(true);
  }

  /**
   * An older copy of the database was put back: numbers given since are known to nobody, so each
   * series that goes on jumps ahead, those not begun yet too (sync.md section 9).
   *
   * @param exceptPrefix of the names of series that start over
   */
  public void jumpAhead(WriteTx tx, long by, String exceptPrefix) {
    tx.handle()
        .createUpdate(
            "insert into number_sequence (name, next_value) values (:name, 1)"
                + " on conflict do nothing")
        .bind("name", FIRST)
        .execute();
    tx.handle()
        .createUpdate(
            "update number_sequence set next_value = next_value + :by where name not like :except")
        .bind("by", by)
        .bind("except", exceptPrefix + "%")
        .execute();
  }

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
  private long peek(WriteTx tx, String name) {
    Optional<Long> next = locked(tx, name);
    if (next.isPresent()) {
      return next.get();
    }
    tx.handle()
        .createUpdate(
            "insert into number_sequence (name, next_value) values (:name, :first)"
                + " on conflict do nothing")
        .bind("name", name)
        .bind("first", startsOver ? 1L : locked(tx, FIRST).orElse(1L))
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
