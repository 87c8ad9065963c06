package truetill.client.sim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import truetill.client.remote.SyncTransport;

/** The line between one device and the store. */
final class SimNet implements SyncTransport {
  private static final int REMEMBERED = 40;
  private static final int TOO_MANY = 429;
  private static final Duration SHORT = Duration.ofMillis(3);

  private final SimStore store;
  private final SimTime time;
  private final Random random;

  /** What the next requests meet, one after another; nothing, most of them. */
  private final Deque<Optional<Trouble>> ahead = new ArrayDeque<>();

  private final Deque<Request> past = new ArrayDeque<>();
  private final List<Request> underWay = new ArrayList<>();
  private final Map<Trouble, Integer> met = new EnumMap<>(Trouble.class);
  private SimPower power = new SimPower();
  private boolean parted;
  private int requests;
  private int toldToWait;
  private boolean busy;

  /** What can happen to one request. */
  enum Trouble {
    DROPPED,
    ANSWER_LOST,
    ASKED_IN_PART,
    ASKED_IN_PART_QUIETLY,
    ANSWERED_IN_PART,
    ANSWERED_IN_PART_QUIETLY,
    DOUBLED,
    LATE,
    SLOW,
    FAILS_500,
    FAILS_503,
    TOO_MANY_429,
    NONSENSE
  }

  SimNet(SimStore store, SimTime time, Random random) {
    this.store = store;
    this.time = time;
    this.random = random;
  }

  /** From now on the requests are those of this run of the device. */
  void connect(SimPower newPower) {
    power = newPower;
  }

  /** A request to come meets it, after so many more than those that were spoken for already. */
  void trouble(Trouble trouble, int after) {
    for (int spared = 0; spared < after; spared++) {
      ahead.add(Optional.empty());
    }
    ahead.add(Optional.of(trouble));
  }

  void part() {
    parted = true;
  }

  /** A request is under way. */
  boolean isBusy() {
    return busy;
  }

  boolean isParted() {
    return parted;
  }

  void join() {
    parted = false;
  }

  void heal() {
    parted = false;
    ahead.clear();
  }

  Map<Trouble, Integer> met() {
    return met;
  }

  int requests() {
    return requests;
  }

  /** How often the answer was to come again later. */
  int toldToWait() {
    return toldToWait;
  }

  /** What was held up on its way arrives, long after anybody waits for an answer. */
  int deliverLate() {
    List<Request> late = List.copyOf(underWay);
    underWay.clear();
    late.forEach(this::deliverUnheard);
    return late.size();
  }

  /** Somebody sends an old request once more. */
  boolean replayOld() {
    if (past.isEmpty()) {
      return false;
    }
    List<Request> all = List.copyOf(past);
    deliverUnheard(all.get(random.nextInt(all.size())));
    return true;
  }

  private void deliverUnheard(Request request) {
    try {
      store.call(request);
    } catch (IOException nobodyListens) {
      // as on any line
    }
  }

  @Override
  public Response exchange(Request request) throws IOException {
    power.step("ask");
    requests++;
    time.pass(SHORT);
    if (parted) {
      throw new IOException("no route to host");
    }
    Optional<Trouble> due = ahead.poll();
    Trouble trouble = due == null ? null : due.orElse(null);
    if (trouble != null) {
      met.merge(trouble, 1, Integer::sum);
    }
    Response response;
    busy = true;
    try {
      response = carried(request, trouble);
    } finally {
      busy = false;
    }
    toldToWait += response.status() == TOO_MANY ? 1 : 0;
    time.pass(SHORT);
    power.step("answered");
    return response;
  }

  private Response carried(Request request, @Nullable Trouble trouble) throws IOException {
    if (past.size() == REMEMBERED) {
      past.removeFirst();
    }
    past.add(request);
    return switch (trouble) {
      case null -> whole(store.call(request));
      case DROPPED -> throw new IOException("connection refused");
      case ANSWER_LOST -> {
        store.call(request);
        throw new IOException("connection reset");
      }
      case ASKED_IN_PART -> {
        store.call(request, cut(bytes(request), true));
        throw new IOException("broken pipe");
      }
      case ASKED_IN_PART_QUIETLY -> whole(store.call(request, cut(bytes(request), false)));
      case ANSWERED_IN_PART -> answer(store.call(request), true);
      case ANSWERED_IN_PART_QUIETLY -> answer(store.call(request), false);
      case DOUBLED -> {
        SimCall.Answer first = store.call(request);
        SimCall.Answer second = store.call(request);
        yield whole(random.nextBoolean() ? first : second);
      }
      case LATE -> {
        underWay.add(request);
        throw new IOException("timeout");
      }
      case SLOW -> {
        time.pass(Duration.ofSeconds(1 + random.nextInt(28)));
        yield whole(store.call(request));
      }
      case FAILS_500 -> plain(500, "{\"detail\":\"incident\"}", Map.of());
      case FAILS_503 -> plain(503, "{\"detail\":\"disk\",\"code\":\"storage\"}", Map.of());
      case TOO_MANY_429 ->
          plain(429, "{\"detail\":\"slower\",\"code\":\"throttled\"}", Map.of("retry-after", "2"));
      case NONSENSE -> plain(200, "<html>Welcome to the hotel network</html>", Map.of());
    };
  }

  private static byte[] bytes(Request request) {
    byte[] body = request.body();
    return body == null ? new byte[0] : body;
  }

  private InputStream cut(byte[] whole, boolean breaks) {
    byte[] part = new byte[whole.length == 0 ? 0 : random.nextInt(whole.length)];
    System.arraycopy(whole, 0, part, 0, part.length);
    return breaks
        ? new SequenceInputStream(new ByteArrayInputStream(part), new Broken())
        : new ByteArrayInputStream(part);
  }

  private Response answer(SimCall.Answer answer, boolean breaks) {
    return new Arrived(answer.status(), answer.headers(), cut(answer.body(), breaks));
  }

  private static Response whole(SimCall.Answer answer) {
    return new Arrived(answer.status(), answer.headers(), new ByteArrayInputStream(answer.body()));
  }

  private static Response plain(int status, String text, Map<String, String> headers) {
    return new Arrived(
        status, headers, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private record Arrived(int status, Map<String, String> headers, InputStream body)
      implements Response {
    @Override
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public void close() {}
  }

  /** Where a connection ends before its message does. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }
}
