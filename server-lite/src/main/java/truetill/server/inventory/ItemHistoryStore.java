package truetill.server.inventory;

import org.jspecify.annotations.Nullable;
import truetill.server.db.WriteTx;

/** Rows of {@code item_history} (rules-inventory section 11). */
public final class ItemHistoryStore {
  private static final int MAX_VALUE = 300;

  /**
   * One event; old and new value are cut to what the column holds.
   *
   * @param actor user id, null when nobody signed in did it
   */
  public void add(
      WriteTx tx,
      long item,
      String event,
      String oldValue,
      String newValue,
      String note,
      @Nullable Long actor) {
    tx.handle()
        .createUpdate(
            """
            insert into item_history
              (uid, item_id, event_type, old_value, new_value, note, created_by, created_at)
            values (:uid, :item, :event, :old, :new, :note, :actor, :now)
            """)
        .bind("uid", tx.newUid())
        .bind("item", item)
        .bind("event", event)
        .bind("old", cut(oldValue))
        .bind("new", cut(newValue))
        .bind("note", note)
        .bind("actor", actor)
        .bind("now", tx.now())
        .execute();
  }

  private static String cut(String value) {
    return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE);
  }
}
