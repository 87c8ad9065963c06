package truetill.server.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Claims;
import truetill.core.wire.sync.Epoch;
import truetill.server.db.Database;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** The feed above a cursor, at once or when there is something new (sync.md section 5). */
final class ChangesHandlers {
  private static final int DEFAULT_ROWS = 1000;
  private static final int MAX_ROWS = 5000;
  private static final int MAX_WAIT_SECONDS = 25;

  private final Database database;
  private final UnitOfWork work;
  private final ChangesStore store = new ChangesStore();
  private final FeedRetentionStore retention = new FeedRetentionStore();
  private final ClaimBoard board;
  private final EpochStore epochs = new EpochStore();

  ChangesHandlers(Database database, UnitOfWork work, ClaimBoard board) {
    this.database = database;
    this.work = work;
    this.board = board;
  }

  Reply changes(Call call) {
    ProtocolCheck.refuseOther(call);
    Query query = call.query();
    long after = cursor(query.text("after"));
    int part = within(query.integer("part"), 0, 0, Integer.MAX_VALUE);
    int limit = within(query.integer("limit"), 1, DEFAULT_ROWS, MAX_ROWS);
    int wait = within(query.integer("wait"), 0, 0, MAX_WAIT_SECONDS);
    // A device that does not name a version knows nothing of claims and is told nothing.
    Long known = query.pk("claims");
    query.orRefuse();
    Epoch epoch = database.read(epochs::current);
    EpochCheck.refuseOther(call, epoch);
    long head = work.forcedSeq();
    if (after > head) {
      throw Problem.of(410, "resnapshot", "This server has not come so far; take a snapshot.");
    }
    if (after < database.read(retention::gone)) {
      throw Problem.of(410, "resnapshot", "What came next is not kept any more; take a snapshot.");
    }
    if (after == head && wait > 0) {
      head =
          work.awaitForcedSeq(
              after, () -> known != null && known != board.version(), Duration.ofSeconds(wait));
    }
    long upTo = head;
    Claims claims = known == null || known == board.version() ? null : board.now();
    return Reply.ok(
        database.read(
            tx -> new Changes(epoch, upTo, store.sets(tx, after, upTo, limit, part), claims)));
  }

  private static long cursor(@Nullable String text) {
    if (text == null || !text.matches("\\d{1,18}")) {
      throw Problem.of(400, "bad_cursor", "Say with after=, in digits, how far you have come.");
    }
    return Long.parseLong(text);
  }

  private static int within(@Nullable Integer sent, int least, int otherwise, int most) {
    return sent == null ? otherwise : Math.clamp(sent, least, most);
  }
}
