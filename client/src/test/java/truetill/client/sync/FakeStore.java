package truetill.client.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.cache.FeedRows;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.JournalRecord;
import truetill.client.journal.RecordReader;
import truetill.client.remote.SyncTransport;
import truetill.core.journal.Chain;
import truetill.core.journal.OpBody;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Claims;
import truetill.core.wire.sync.Epoch;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Ops;
import truetill.core.wire.sync.Session;
import truetill.core.wire.sync.Snapshot;

/**
 * A store server for one device, in memory: takes each record once, keeps items and their feed. It
 * can be away, fail, talk nonsense, lose its answer, and be set back.
 */
public final class FakeStore implements SyncTransport {
  /** A larger change is handed out in parts. */
  static final int PART_ROWS = 4;

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private final DeviceIdentity identity;
  private final List<byte[]> taken = new ArrayList<>();
  private final List<Ops.Result> outcomes = new ArrayList<>();
  private static final String SLOWER = "{\"code\":\"too_many_requests\",\"detail\":\"Slower.\"}";

  private final Map<String, Changes.Row> rows = new LinkedHashMap<>();
  private final List<Changes.ChangeSet> feed = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Epoch epoch = FeedRows.EPOCH;
  private long feedSeq = 10;
  private long feedFrom;
  private boolean setsAside;
  private String token = "token-1";
  private List<UUID> carts = List.of();
  private Claims elsewhere = new Claims(1, List.of());

  /** Each is kept for those who go on with it. */
  private final Map<String, byte[]> snapshots = new LinkedHashMap<>();

  private final List<Integer> snapshotsFrom = new ArrayList<>();
  private int snapshotBreaksAfter = Integer.MAX_VALUE / 2;
  private String serverTime = "";
  private Trouble trouble = Trouble.NONE;
  private String troubledPath = "";
  private int busyFor;

  /** What is wrong with the server. */
  public enum Trouble {
    NONE,
    AWAY,
    FAILS_500,
    NONSENSE,
    EMPTY_OBJECT,
    ANSWER_LOST,
    GONE_410,
    TOO_MANY_429
  }

  public FakeStore(DeviceIdentity identity, List<Changes.Row> shop) {
    this.identity = identity;
    shop.forEach(row -> rows.put(row.table() + row.uid(), row));
  }

  /** Every call whose path holds this part meets the trouble from now on. */
  public void trouble(Trouble newTrouble, String path) {
    trouble = newTrouble;
    troubledPath = path;
  }

  /** So many calls are told to come again, at once. */
  void busyFor(int callsToCome) {
    busyFor = callsToCome;
  }

  public void trouble(Trouble newTrouble) {
    trouble(newTrouble, "");
  }

  /** Records it has, exactly as they came. */
  public List<byte[]> taken() {
    return taken;
  }

  /** Method and path of each call, queries left out. */
  public List<String> calls() {
    return calls;
  }

  /** The session's token is no longer known. */
  public void expireToken() {
    token = token + "x";
  }

  /** Somebody changes rows in the office. */
  public void change(Changes.Row... changed) {
    feedSeq++;
    feed.add(new Changes.ChangeSet(feedSeq, List.of(changed)));
    for (Changes.Row row : changed) {
      rows.put(row.table() + row.uid(), row);
    }
  }

  /** Sales that come from now on wait for something there. */
  void setAsideSales() {
    setsAside = true;
  }

  /** What a record waited for has come: it has its effect now, and the feed says so. */
  void count(long seq) {
    JournalRecord record = RecordReader.read(taken.get((int) seq - 1)).orElseThrow();
    OpBody.SaleCompleted sale = (OpBody.SaleCompleted) record.op().body();
    List<Changes.Row> counts = new ArrayList<>(sold(sale));
    counts.forEach(row -> rows.put(row.table() + row.uid(), row));
    counts.add(FeedRows.applied(identity.device(), seq));
    feedSeq++;
    feed.add(new Changes.ChangeSet(feedSeq, counts));
    outcomes.set(
        (int) seq - 1,
        new Ops.Result(seq, record.op().envelope().id(), "applied", false, feedSeq, List.of()));
  }

  /** Change-sets up to now are kept no longer: whoever has not had them needs an image. */
  void trimFeed() {
    feed.clear();
    feedFrom = feedSeq;
  }

  /** Restored from an older copy: it has fewer records and begins a new epoch. */
  public void restoreTo(int records) {
    taken.subList(records, taken.size()).clear();
    outcomes.subList(records, outcomes.size()).clear();
    feed.clear();
    epoch = new Epoch(epoch.n() + 1, "epoch-" + (epoch.n() + 1), epoch.id());
  }

  @Override
  public Response exchange(Request request) throws IOException {
    String path = request.path().replaceFirst("\\?.*", "");
    calls.add(request.method() + " " + path);
    if (busyFor > 0) {
      busyFor--;
      return new Answer(429, SLOWER, "0");
    }
    Trouble now = request.path().contains(troubledPath) ? trouble : Trouble.NONE;
    return switch (now) {
      case AWAY -> throw new IOException("connection refused");
      case FAILS_500 -> new Answer(500, "{\"detail\":\"oops\"}");
      case NONSENSE -> new Answer(200, "<html>Welcome to the hotel network</html>");
      case EMPTY_OBJECT -> new Answer(200, "{}");
      case TOO_MANY_429 -> new Answer(429, SLOWER);
      case GONE_410 -> new Answer(410, "{\"code\":\"resnapshot\"}");
      case ANSWER_LOST -> {
        answer(request, path);
        throw new IOException("connection reset");
      }
      case NONE -> answer(request, path);
    };
  }

  private Response answer(Request request, String path) throws IOException {
    boolean known = ("Bearer " + token).equals(request.headers().get("Authorization"));
    if (!path.equals("/api/sync/session/") && !known) {
      return new Answer(401, "{\"code\":\"token_not_valid\",\"detail\":\"No.\"}");
    }
    return switch (path) {
      case "/api/sync/session/" -> ok(new Session.Answer(token, 900));
      case "/api/sync/hello/" ->
          ok(new Hello(epoch, taken.size(), head(), 0, List.of(1), Map.of(), serverTime));
      case "/api/sync/ops/" -> ops(request.body());
      case "/api/sync/changes/" -> changes(request.path());
      case "/api/sync/snapshot/" -> snapshot(request);
      case "/api/sync/claims/" -> claims(request.body());
      default -> new Answer(404, "{}");
    };
  }

  private String head() {
    return taken.isEmpty() ? identity.root() : Chain.hash(taken.getLast());
  }

  private Response ops(byte @Nullable [] body) throws IOException {
    List<Ops.Result> results = new ArrayList<>();
    for (String line : new String(body == null ? new byte[0] : body, UTF_8).lines().toList()) {
      byte[] bytes = line.getBytes(UTF_8);
      JournalRecord record = RecordReader.read(bytes).orElseThrow();
      int index = (int) record.seq() - 1;
      if (index < taken.size()) {
        if (!Arrays.equals(taken.get(index), bytes)) {
          return new Answer(409, "{\"code\":\"journal_fork\",\"detail\":\"fork\"}");
        }
        Ops.Result first = outcomes.get(index);
        results.add(
            new Ops.Result(
                first.seq(), first.opId(), first.result(), true, first.feedSeq(), List.of()));
      } else if (index > taken.size()) {
        return new Answer(409, "{\"code\":\"gap\",\"expected\":" + (taken.size() + 1) + "}");
      } else if (!record.op().envelope().prev().equals(head())) {
        return new Answer(409, "{\"code\":\"chain_broken\",\"detail\":\"chain\"}");
      } else {
        taken.add(bytes);
        Ops.Result result = apply(record);
        outcomes.add(result);
        results.add(result);
      }
    }
    return ok(new Ops.Answer(epoch, taken.size(), head(), 0, results));
  }

  private Ops.Result apply(JournalRecord record) {
    UUID id = record.op().envelope().id();
    Long feedSeqOfOp = null;
    if (record.op().body() instanceof OpBody.SaleCompleted sale) {
      if (setsAside) {
        return new Ops.Result(record.seq(), id, "parked", false, null, List.of());
      }
      sold(sale).forEach(this::change);
      feedSeqOfOp = feedSeq;
    }
    return new Ops.Result(record.seq(), id, "applied", false, feedSeqOfOp, List.of());
  }

  private List<Changes.Row> sold(OpBody.SaleCompleted sale) {
    return sale.lines().stream()
        .map(line -> rows.get("item" + line.item()))
        .filter(Objects::nonNull)
        .map(row -> {
          Map<String, @Nullable Object> sold = new LinkedHashMap<>(values(row));
          sold.put("status", "sold");
          return new Changes.Row(0, row.table(), "put", row.uid(), row.id(), sold);
        })
        .toList();
  }

  private static Map<String, @Nullable Object> values(Changes.Row row) {
    Map<String, @Nullable Object> values = row.row();
    return values == null ? Map.of() : values;
  }

  private Response changes(String path) throws IOException {
    long after = Long.parseLong(path.replaceFirst(".*after=(\\d+).*", "$1"));
    if (after < feedFrom) {
      return new Answer(410, "{\"code\":\"resnapshot\"}");
    }
    List<Changes.ChangeSet> sets = feed.stream().filter(set -> set.seq() > after).limit(2).toList();
    if (!sets.isEmpty() && sets.getFirst().rows().size() > PART_ROWS) {
      int part = path.contains("part=") ? Integer.parseInt(path.replaceFirst(".*part=", "")) : 0;
      sets = List.of(part(sets.getFirst(), part));
    }
    boolean known = path.contains("claims=" + elsewhere.version());
    return ok(new Changes(epoch, feedSeq, sets, known ? null : elsewhere));
  }

  private static Changes.ChangeSet part(Changes.ChangeSet set, int part) {
    int from = part * PART_ROWS;
    int to = Math.min(set.rows().size(), from + PART_ROWS);
    int parts = (set.rows().size() + PART_ROWS - 1) / PART_ROWS;
    return new Changes.ChangeSet(set.seq(), set.rows().subList(from, to), part, parts);
  }

  private Response claims(byte @Nullable [] body) throws IOException {
    carts = new ArrayList<>();
    for (JsonNode item : json.readTree(body).path("uids")) {
      carts.add(UUID.fromString(item.asText()));
    }
    return ok(elsewhere);
  }

  /** What its clock says from now on. */
  public void setTime(Instant now) {
    serverTime = now.toString();
  }

  /** Items this device said it has in its carts, as it said last. */
  public List<UUID> carts() {
    return carts;
  }

  /** Another register has these items in its cart. */
  public void inCartAt(String register, UUID... items) {
    UUID device = new UUID(7, 7);
    elsewhere =
        new Claims(
            elsewhere.version() + 1,
            Arrays.stream(items)
                .map(item -> new Claims.Claim(item, device, register, 300))
                .toList());
  }

  private Response snapshot(Request request) {
    String text =
        FeedRows.snapshotText(
            new Snapshot.Header(epoch, feedSeq, Snapshot.FEED_SCHEMA), List.copyOf(rows.values()));
    String version = "\"v" + feedSeq + "\"";
    snapshots.put(version, text.getBytes(UTF_8));
    int from = 0;
    String begun = request.headers().get("If-Range");
    if (begun != null && snapshots.containsKey(begun)) {
      version = begun;
      from = Integer.parseInt(request.headers().getOrDefault("Range", "").replaceAll("[^0-9]", ""));
    }
    byte[] bytes = snapshots.get(version);
    snapshotsFrom.add(from);
    int to = Math.min(bytes.length, from + snapshotBreaksAfter);
    return new Piece(
        from == 0 ? 200 : 206, version, Arrays.copyOfRange(bytes, from, to), to < bytes.length);
  }

  /** The line breaks each time this many bytes of a snapshot have come. */
  public void breakSnapshotsAfter(int bytes) {
    snapshotBreaksAfter = bytes;
  }

  /** Those kept so far are thrown away. */
  void forgetSnapshots() {
    snapshots.clear();
  }

  /** From which byte on each snapshot was asked for. */
  public List<Integer> snapshotsFrom() {
    return snapshotsFrom;
  }

  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  private record Piece(int status, String version, byte[] bytes, boolean breaks)
      implements Response {
    @Override
    public @Nullable String header(String name) {
      return name.equals("ETag") ? version : null;
    }

    @Override
    public InputStream body() {
      InputStream piece = new ByteArrayInputStream(bytes);
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              return read();
            }
          };
      return breaks ? new SequenceInputStream(piece, broken) : piece;
    }

    @Override
    public void close() {}
  }

  private Answer ok(Object body) throws JsonProcessingException {
    return new Answer(200, json.writeValueAsString(body));
  }

  private record Answer(int status, String text, @Nullable String retryAfter) implements Response {
    Answer(int status, String text) {
      this(status, text, null);
    }

    @Override
    public @Nullable String header(String name) {
      return name.equals("Retry-After") ? retryAfter : null;
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Override
    public void close() {}
  }
}
