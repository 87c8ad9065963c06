package truetill.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.ExceptionCase;
import truetill.server.db.Columns;
import truetill.server.db.JsonColumn;
import truetill.server.db.Listing;
import truetill.server.db.OrderBy;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.PersonName;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code exception_case}: what a manager should look at (sync.md section 6). */
final class CaseStore {
  static final String OPEN = "open";
  static final String RESOLVED = "resolved";

  private static final String COLUMNS =
      "e.id, e.uid, e.kind, e.op_id, e.line, e.device_id, r.name as register_name, e.severity,"
          + " e.summary, e.details_json, e.status, e.opened_at, e.resolved_at, e.resolved_by,"
          + " e.action, e.resolution, "
          + PersonName.of("u")
          + " as resolved_by_name";
  private static final String FROM =
      "exception_case e left join device d on d.id = e.device_id"
          + " left join register r on r.id = d.register_id"
          + " left join user_account u on u.id = e.resolved_by";
  private static final Map<String, String> OFFERED =
      Map.of(
          "opened_at",
          "e.opened_at",
          "resolved_at",
          "e.resolved_at",
          "kind",
          "e.kind",
          "id",
          "e.id");

  /** Filters of the list; null means no filter. */
  record Filter(
      @Nullable String status,
      @Nullable String kind,
      @Nullable String severity,
      List<OrderBy> order) {}

  /** Opens the case once, however often its op is applied. */
  void open(WriteTx tx, UUID device, UUID op, Cases.Case opened) {
    tx.handle()
        .createUpdate(
            """
            insert into exception_case
              (uid, kind, op_id, line, device_id, severity, summary, details_json, opened_at)
            select :uid, :kind, :op, :line, :device, :severity, :summary, :details, :now
             where not exists(select 1 from exception_case
                               where kind = :kind and op_id = :op and line = :line)
            """)
        .bind("uid", tx.newUid())
        .bind("kind", opened.kind())
        .bind("op", op)
        .bind("line", opened.line())
        .bind("device", device)
        .bind("severity", opened.severity())
        .bind("summary", opened.summary())
        .bind("details", JsonColumn.text(opened.details()))
        .bind("now", tx.now())
        .execute();
  }

  Optional<Page<ExceptionCase>> page(ReadTx tx, Filter filter, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("e.status = :status", "status", filter.status())
        .where("e.kind = :kind", "kind", filter.kind())
        .where("e.severity = :severity", "severity", filter.severity())
        .order(filter.order(), OFFERED, "e.opened_at desc", "e.id desc")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  Optional<ExceptionCase> find(ReadTx tx, long id) {
    return one(tx, "e.id = :value", id);
  }

  /** The row, locked until the transaction ends. */
  Optional<ExceptionCase> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from exception_case where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return find(tx, id);
  }

  /**
   * Writes what was done about an open case; one that is resolved stays as it is.
   *
   * @param actor user id, null for the server itself
   */
  void resolve(WriteTx tx, long id, CaseAction action, String note, @Nullable Long actor) {
    tx.handle()
        .createUpdate(
            """
            update exception_case
               set status = 'resolved', action = :action, resolution = :note, resolved_at = :now,
                   resolved_by = :actor
             where id = :id and status = 'open'
            """)
        .bind("action", action.wire())
        .bind("note", note)
        .bind("now", tx.now())
        .bind("actor", actor)
        .bind("id", id)
        .execute();
  }

  /** The open case with this key. */
  Optional<Long> openWith(ReadTx tx, String kind, UUID op, int line) {
    return tx.handle()
        .createQuery(
            """
            select id from exception_case
             where kind = :kind and op_id = :op and line = :line and status = 'open'
            """)
        .bind("kind", kind)
        .bind("op", op)
        .bind("line", line)
        .mapTo(Long.class)
        .findOne();
  }

  private static Optional<ExceptionCase> one(ReadTx tx, String condition, Object value) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where " + condition)
        .bind("value", value)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  private static ExceptionCase row(ResultSet rs) throws SQLException {
    String kind = rs.getString("kind");
    UUID op = Columns.uid(rs, "op_id");
    int line = rs.getInt("line");
    String status = rs.getString("status");
    return new ExceptionCase(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        Cases.key(kind, op, line),
        kind,
        op,
        line == 0 ? null : line,
        Columns.uidOrNull(rs, "device_id"),
        Columns.textOrNull(rs, "register_name"),
        rs.getString("severity"),
        rs.getString("summary"),
        details(rs.getString("details_json")),
        status,
        status.equals(OPEN) ? CaseAction.words(kind) : List.of(),
        Columns.instant(rs, "opened_at"),
        Columns.instantOrNull(rs, "resolved_at"),
        Columns.longOrNull(rs, "resolved_by"),
        Columns.textOrNull(rs, "resolved_by_name"),
        rs.getString("action"),
        rs.getString("resolution"));
  }

  private static Map<String, @Nullable Object> details(String json) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> detail : JsonColumn.parse(json).properties()) {
      details.put(detail.getKey(), detail.getValue());
    }
    return details;
  }
}
