package truetill.server.db;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code stored_answer}: what a request under an Idempotency-Key was first answered. */
public final class StoredAnswers {
  private static final Duration KEPT = Duration.ofDays(30);

  /**
   * One first answer.
   *
   * @param fingerprint of the request it belongs to
   * @param body JSON text, null when the answer had none
   */
  public record Answer(String fingerprint, int status, @Nullable String body) {}

  public Optional<Answer> find(ReadTx tx, String key) {
    return tx.handle()
        .createQuery(
            "select fingerprint, status, body from stored_answer where idempotency_key = :key")
        .bind("key", key)
        .map((rs, context) ->
            new Answer(
                rs.getString("fingerprint"), rs.getInt("status"), Columns.textOrNull(rs, "body")))
        .findOne();
  }

  /** False when the key has its answer already, from another server on the same database. */
  public boolean insert(WriteTx tx, String key, Answer answer) {
    tx.handle()
        .createUpdate("delete from stored_answer where created_at < :limit")
        .bind("limit", tx.now().minus(KEPT))
        .execute();
    return tx.handle()
            .createUpdate(
                """
                insert into stored_answer (idempotency_key, fingerprint, status, body, created_at)
                values (:key, :fingerprint, :status, :body, :now)
                on conflict do nothing
                """)
            .bind("key", key)
            .bind("fingerprint", answer.fingerprint())
            .bind("status", answer.status())
            .bind("body", answer.body())
            .bind("now", tx.now())
            .execute()
        == 1;
  }
}
