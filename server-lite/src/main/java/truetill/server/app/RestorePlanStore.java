package truetill.server.app;

import java.time.Instant;
import java.util.List;
import truetill.server.db.IdSequences;
import truetill.server.db.ReadTx;
import truetill.server.db.WriteTx;

/** Rows of {@code restore_plan}, and what else a copy that was put back brings in order. */
final class RestorePlanStore {
  List<IdSequences.Next> all(ReadTx tx) {
    return tx.handle()
        .createQuery("select table_name, column_name, next_id from restore_plan order by 1, 2")
        .map((rs, context) -> new IdSequences.Next(rs.getString(1), rs.getString(2), rs.getLong(3)))
        .list();
  }

  void insert(WriteTx tx, IdSequences.Next target) {
    tx.handle()
        .createUpdate(
            """
            insert into restore_plan (table_name, column_name, next_id)
            values (:table, :column, :next)
            """)
        .bind("table", target.table())
        .bind("column", target.column())
        .bind("next", target.id())
        .execute();
  }

  void clear(WriteTx tx) {
    tx.handle().execute("delete from restore_plan");
  }

  /** When this copy was last written to, as far as its records tell. */
  Instant lastActivity(ReadTx tx) {
    return tx.handle()
        .createQuery(
            """
            select max(at) from (
              select max(at) as at from audit_event
              union all select max(received_at) as at from op_log
              union all select max(created_at) as at from receipt
              union all select max(started_at) as at from epoch) known
            """)
        .mapTo(Instant.class)
        .one();
  }

  /** Tokens that were used up or revoked after the copy was made would be good again. */
  void endSignIns(WriteTx tx) {
    tx.handle().execute("delete from refresh_token");
    tx.handle().execute("delete from password_reset_token");
    tx.handle().execute("delete from enroll_code where used_at is null");
  }
}
