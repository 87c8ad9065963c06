package truetill.server.inventory;

import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import truetill.core.text.Cut;
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
    addAll(tx, List.of(new ItemEvent(item, event, oldValue, newValue, note)), actor);
  }

  /** As {@link #add}, for any number of events of any items at once. */
  void addAll(WriteTx tx, List<ItemEvent> events, @Nullable Long actor) {
    if (events.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.handle()
            .prepareBatch(
                """
                insert into item_history
                  (uid, item_id, event_type, old_value, new_value, note, created_by, created_at)
                values (:uid, :item, :event, :old, :new, :note, :actor, :now)
                """);
    for (ItemEvent event : events) {
      batch
          .bind("uid", tx.newUid())
          .bind("item", event.item())
          .bind("event", event.type())
          .bind("old", Cut.to(MAX_VALUE, event.oldValue()))
          .bind("new", Cut.to(MAX_VALUE, event.newValue()))
          .bind("note", event.note())
          .bind("actor", actor)
          .bind("now", tx.now())
          .add();
    }
    batch.execute();
  }
}
