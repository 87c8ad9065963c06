package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import truetill.client.remote.SyncTransport;
import truetill.core.inventory.ItemStatus;
import truetill.server.inventory.ItemStore;
import truetill.server.inventory.StoredItem;

/**
 * The store as the histories see it: its server, the order in which it took what, the first answer
 * it gave for each record, and crashes between commit, force and answer.
 */
final class SimStore implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final SimImage NOTHING = new SimImage.File(new byte[0]);

  private final SimServer server;
  private final SimClock clock;
  private final SeededStore seeded;
  private final ItemStore items = new ItemStore();
  private final List<Event> events = new ArrayList<>();
  private final Map<UUID, Long> accepted = new HashMap<>();
  private final Map<String, JsonNode> firstAnswers = new HashMap<>();
  private final List<String> wrongReplays = new ArrayList<>();
  private Crash next = Crash.NONE;
  private Runnable others = () -> {};
  private Runnable onlookers = () -> {};
  private int crashes;
  private int replays;

  /** What happens to the server in its next call. */
  enum Crash {
    NONE,
    /** It dies before the commit is forced: nothing of the call stays. Waits for one to force. */
    BEFORE_FORCE,
    /** It dies when all is forced and nothing is said yet. */
    BEFORE_ANSWER
  }

  /** Something the store took for true, in the order it did. */
  sealed interface Event {
    /**
     * A record of a device.
     *
     * @param at the store's clock when it was taken
     * @param offset what the device's clock lacked of that, by what it said when it sent it
     */
    record Taken(UUID device, long seq, Instant at, Duration offset) implements Event {}

    /** The store looked for records that wait too long. */
    record Looked(Instant at) implements Event {}

    /** What was done in the office. */
    record Office(OfficeFact fact) implements Event {}
  }

  SimStore(SimServer server, SimClock clock, Seeded seeded) {
    this.server = server;
    this.clock = clock;
    this.seeded = new SeededStore(seeded);
  }

  SimServer server() {
    return server;
  }

  List<Event> events() {
    return events;
  }

  int crashes() {
    return crashes;
  }

  int replays() {
    return replays;
  }

  /** Answers to replays that were not the first answer (I15). */
  List<String> wrongReplays() {
    return wrongReplays;
  }

  /**
   * Who else calls when the server is about to die.
   *
   * @param callers come before the call it dies in, so they have nothing left to deliver
   * @param followers follow the feed while that call is between its commit and its force
   */
  void watchedBy(Runnable callers, Runnable followers) {
    others = callers;
    onlookers = followers;
  }

  void crashInNextCall(Crash how) {
    next = how;
  }

  void restart() {
    crashes++;
    server.restartFrom(server.forced());
    events.add(new Event.Looked(clock.instant()));
    seeded.afterRestart(server);
  }

  /**
   * One call of a device.
   *
   * @throws IOException when the server died in it
   */
  SimCall.Answer call(SyncTransport.Request request, InputStream body) throws IOException {
    if (seeded.refuses(request)) {
      return SeededStore.CANNOT_APPLY;
    }
    if (next == Crash.BEFORE_FORCE && server.forcesAtCommit()) {
      next = Crash.BEFORE_ANSWER;
    }
    boolean waits = next == Crash.BEFORE_FORCE && request.method().equals("GET");
    Crash now = waits ? Crash.NONE : next;
    next = waits ? next : Crash.NONE;
    if (now == Crash.BEFORE_FORCE) {
      others.run();
    }
    SimImage before = now == Crash.BEFORE_FORCE ? server.forced() : NOTHING;
    SimCall.Answer answer = server.call(request, body);
    Broken.unless(
        answer.status() < 500,
        "bug",
        request.method() + " " + request.path() + ": " + json(answer.body()));
    if (now == Crash.BEFORE_FORCE) {
      if (seeded.feedsBeforeForce()) {
        onlookers.run();
      }
      crashes++;
      server.restartFrom(before);
      events.add(new Event.Looked(clock.instant()));
      if (seeded.answersBeforeForce()) {
        return answer;
      }
      throw new IOException("connection reset");
    }
    if (request.method().equals("POST") && request.path().startsWith("/api/sync/ops/")) {
      noteTaken(request, answer);
      seeded.afterOps(server);
    }
    if (now == Crash.BEFORE_ANSWER) {
      restart();
      throw new AnswerLost(answer);
    }
    return answer;
  }

  /** All was done and forced, and nobody was told. */
  static final class AnswerLost extends IOException {
    private final transient SimCall.Answer answer;

    AnswerLost(SimCall.Answer answer) {
      super("connection reset");
      this.answer = answer;
    }

    SimCall.Answer answer() {
      return answer;
    }
  }

  SimCall.Answer call(SyncTransport.Request request) throws IOException {
    byte[] body = request.body();
    return call(request, new ByteArrayInputStream(body == null ? new byte[0] : body));
  }

  /** The item that was made last, by id; what it is worth is for others to say. */
  SimOffice.Made newestItem() {
    return server
        .database()
        .read(tx ->
            tx.handle()
                .createQuery(
                    "select uid, id, sku from item order by id desc fetch first 1 rows only")
                .map((row, context) ->
                    new SimOffice.Made(
                        row.getString(1), row.getLong(2), row.getString(3), 0, "on_shelf"))
                .one());
  }

  /**
   * Somebody writes into the database that a piece, sold as it is, came back broken: no screen lets
   * him, and nothing else takes an item from a sale that stands.
   *
   * @param item its uid
   */
  void returnByHand(UUID item) {
    server.byHand(tx -> {
      StoredItem sold = items.byUid(tx, item).flatMap(it -> items.lock(tx, it.id())).orElseThrow();
      long admin =
          tx.handle()
              .createQuery("select id from user_account where email = :email")
              .bind("email", SimShop.ADMIN)
              .mapTo(Long.class)
              .one();
      items.setConsigned(tx, sold, sold.source(), sold.price(), ItemStatus.RETURNED, admin);
      return sold;
    });
    note(new OfficeFact.StatusSet(item.toString(), ItemStatus.RETURNED.wire()));
  }

  void note(OfficeFact fact) {
    events.add(new Event.Office(fact));
  }

  private void noteTaken(SyncTransport.Request request, SimCall.Answer answer) {
    String said = request.headers().get("Device-Time");
    Duration offset =
        said == null ? Duration.ZERO : Duration.between(Instant.parse(said), clock.instant());
    List<Map.Entry<UUID, Long>> now =
        server
            .database()
            .read(tx ->
                tx.handle()
                    .createQuery("select id, accepted_seq from device order by id")
                    .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                    .list());
    for (Map.Entry<UUID, Long> entry : now) {
      long known = accepted.getOrDefault(entry.getKey(), 0L);
      for (long seq = known + 1; seq <= entry.getValue(); seq++) {
        events.add(new Event.Taken(entry.getKey(), seq, clock.instant(), offset));
      }
      accepted.put(entry.getKey(), entry.getValue());
    }
    if (answer.status() == 200) {
      noteAnswers(json(answer.body()));
    }
    if (answer.status() == 200 || answer.status() == 409) {
      events.add(new Event.Looked(clock.instant()));
    }
  }

  private void noteAnswers(JsonNode answer) {
    for (JsonNode outcome : answer.path("outcomes")) {
      String op = outcome.path("op_id").asText() + "/" + outcome.path("seq").asText();
      JsonNode first = firstAnswers.putIfAbsent(op, outcome);
      if (first != null) {
        replays++;
        boolean same =
            outcome.path("replayed").asBoolean()
                && first.path("result").equals(outcome.path("result"))
                && first.path("feed_seq").equals(outcome.path("feed_seq"))
                && first.path("exceptions").equals(outcome.path("exceptions"));
        if (!same && !first.path("result").asText().equals("parked")) {
          wrongReplays.add(first + " then " + outcome);
        }
      }
    }
  }

  static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
