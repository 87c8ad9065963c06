package truetill.server.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows of {@code feed}, {@code feed_head} and {@code audit_event}. */
final class FeedStore {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private static final String INSERT =
      """
      insert into feed (seq, part, table_name, action, row_uid, row_id, audience, row_json)
      values (:seq, :part, :table, :action, :uid, :id, :audience, :row)
      """;

  private static final String AUDIT =
      """
      insert into audit_event (at, actor_id, action, subject, subject_id, before_json, after_json)
      values (:at, :actor, :action, :subject, :subjectId, :before, :after)
      """;

  long head(ReadTx tx) {
    return tx.handle()
        .createQuery("select seq from feed_head where id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** Takes the next change-set number and writes the rows under it; a rollback gives it back. */
  long append(WriteTx tx) {
    tx.handle().execute("update feed_head set seq = seq + 1 where id = 1");
    long seq = head(tx);
    PreparedBatch rows = tx.handle().prepareBatch(INSERT);
    List<FeedRow> feed = tx.feed();
    for (int part = 0; part < feed.size(); part++) {
      FeedRow row = feed.get(part);
      rows.bind("seq", seq)
          .bind("part", part)
          .bind("table", row.table())
          .bind("action", row.action())
          .bind("uid", row.uid())
          .bind("id", row.id())
          .bind("audience", row.audience().name())
          .bind("row", row.row() == null ? null : json(row.row()))
          .add();
    }
    rows.execute();
    return seq;
  }

  void saveAudits(WriteTx tx) {
    for (AuditEvent event : tx.audits()) {
      tx.handle()
          .createUpdate(AUDIT)
          .bind("at", tx.now())
          .bind("actor", event.actorId())
          .bind("action", event.action())
          .bind("subject", event.subject())
          .bind("subjectId", event.subjectId())
          .bind("before", jsonOrNull(event.before()))
          .bind("after", jsonOrNull(event.after()))
          .execute();
    }
  }

  private static @Nullable String jsonOrNull(Map<String, ?> values) {
    return values.isEmpty() ? null : json(values);
  }

  private static String json(Map<String, ?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a feed row holds plain values only", impossible);
    }
  }
}
