package truetill.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import truetill.server.db.Database;
import truetill.server.db.StoredAnswers;
import truetill.server.db.StoredAnswers.Answer;
import truetill.server.db.UnitOfWork;

/**
 * Keeps each first answer in the transaction of the effect it tells of, so that no crash leaves one
 * without the other. A refusal has no effect; its answer is kept in a transaction of its own, and a
 * crash before that only lets the request be decided again.
 */
public final class StoringKeyedCalls implements KeyedCalls {
  private static final int MAX_KEY = 255;
  private static final String REPLAYED = "Idempotent-Replayed";

  private final Database database;
  private final UnitOfWork work;
  private final Json json;
  private final StoredAnswers answers = new StoredAnswers();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  public StoringKeyedCalls(Database database, UnitOfWork work, Json json) {
    this.database = database;
    this.work = work;
    this.json = json;
  }

  @Override
  public Reply answer(String key, String fingerprint, Supplier<Reply> call) {
    if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw Problem.refused(
          "bad_idempotency_key",
          "An Idempotency-Key is 1 to " + MAX_KEY + " letters, digits and signs, without blanks.");
    }
    if (!running.add(key)) {
      throw Problem.of(
          409,
          "request_running",
          "The first request with this Idempotency-Key is still running. Ask again in a moment.");
    }
    try {
      Optional<Reply> before = replay(key, fingerprint);
      return before.isPresent() ? before.get() : first(key, fingerprint, call);
    } finally {
      running.remove(key);
    }
  }

  private Optional<Reply> replay(String key, String fingerprint) {
    return database.read(tx -> answers.find(tx, key)).map(answer -> replayed(answer, fingerprint));
  }

  private static Reply replayed(Answer answer, String fingerprint) {
    if (!answer.fingerprint().equals(fingerprint)) {
      throw Problem.of(
          422,
          "idempotency_key_reused",
          "This Idempotency-Key was used for another request. Make a new key for each request.");
    }
    String body = answer.body();
    return new Reply(
        answer.status(),
        body == null ? null : new Reply.Written(body.getBytes(StandardCharsets.UTF_8)),
        Map.of(REPLAYED, "true"));
  }

  private Reply first(String key, String fingerprint, Supplier<Reply> call) {
    try {
      return work.whole(tx -> {
        Reply reply = call.get();
        if (!answers.insert(tx, key, stored(fingerprint, reply))) {
          throw new AnsweredElsewhere();
        }
        return reply;
      });
    } catch (AnsweredElsewhere byAnotherServer) {
      return replay(key, fingerprint).orElseThrow();
    } catch (Problem refused) {
      Reply reply = refused.reply();
      if (isDecision(reply.status())) {
        work.write(tx -> answers.insert(tx, key, stored(fingerprint, reply)));
      }
      throw refused;
    }
  }

  /** Not what is only so for now: who asks, how often, how it is sent. */
  private static boolean isDecision(int status) {
    return status == 400 || status == 404;
  }

  private Answer stored(String fingerprint, Reply reply) {
    Object body = reply.body();
    return new Answer(fingerprint, reply.status(), body == null ? null : json.text(body));
  }

  /** Takes this effect back: another server on the same database has had the same one. */
  private static final class AnsweredElsewhere extends RuntimeException {
    AnsweredElsewhere() {
      super("answered by another server", null, false, false);
    }
  }
}
