package truetill.server.sync;

import java.util.UUID;
import truetill.server.db.JsonColumn;
import truetill.server.db.WriteTx;

/** Rows of {@code exception_case}: what a manager should look at (sync.md section 6). */
final class CaseStore {
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
}
