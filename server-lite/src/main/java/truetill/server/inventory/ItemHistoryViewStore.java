package truetill.server.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.inventory.ItemHistoryEvent;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;

/** What happened to items as the contract shows it, newest first. */
final class ItemHistoryViewStore {
  private static final String COLUMNS =
      "h.id, h.item_id, h.event_type, h.old_value, h.new_value, h.note, h.created_by, h.created_at, "
          + PersonName.of("u")
          + " as created_by_name";
  private static final String FROM =
      "item_history h left join user_account u on u.id = h.created_by";

  /** Filters of the list; null means no filter. */
  record Filter(@Nullable Long item, @Nullable String eventType, List<OrderBy> order) {}

  Optional<Page<ItemHistoryEvent>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("h.item_id = :item", "item", filter.item())
        .where("h.event_type = :event", "event", filter.eventType())
        .order(
            filter.order(), Map.of("created_at", "h.created_at"), "h.created_at desc", "h.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<ItemHistoryEvent> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where h.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static ItemHistoryEvent row(ResultSet rs) throws SQLException {
    return new ItemHistoryEvent(
        rs.getLong("id"),
        rs.getLong("item_id"),
        rs.getString("event_type"),
        rs.getString("old_value"),
        rs.getString("new_value"),
        rs.getString("note"),
        Columns.longOrNull(rs, "created_by"),
        Columns.textOrNull(rs, "created_by_name"),
        Columns.instant(rs, "created_at"));
  }
}
