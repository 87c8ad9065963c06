package truetill.client.screens.shop;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;
import truetill.core.people.Actor;
import truetill.core.pos.Till;
import truetill.core.pos.TillReplay;
import truetill.core.pos.TillState;

/** The state of one till in memory: what was decided by the real rules is applied by them. */
final class FakeTill {
  private static final UUID DEVICE = new UUID(0x7000L, 0x8000_0000_0000_0001L);

  private final InstantSource clock;
  private final ZoneId zone;
  private final AtomicLong lastId = new AtomicLong();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final Deque<Outcome.Refused<?>> refusals = new ArrayDeque<>();
  private TillState state = TillState.NEW;
  private @Nullable Actor actor;
  private long seq;

  FakeTill(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  TillState state() {
    return state;
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), zone);
  }

  @Nullable Actor actor() {
    return actor;
  }

  void actor(@Nullable Actor person) {
    actor = person;
  }

  UUID nextId() {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | lastId.incrementAndGet());
  }

  long seq() {
    return seq;
  }

  void failNext(RuntimeException failure) {
    failures.add(failure);
  }

  void refuseNext(String code, String detail) {
    refusals.add(new Outcome.Refused<>(code, detail));
  }

  /** The till for the person signed in, or what a test wants to happen instead. */
  Outcome<Till> till() {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    Outcome.Refused<?> refusal = refusals.poll();
    return refusal != null ? refusal.as() : Till.at(state, actor);
  }

  void record(OpBody body) {
    Actor person = actor;
    if (person == null) {
      throw new IllegalStateException("nobody is signed in");
    }
    seq++;
    var drawer = state.drawer();
    Op.Envelope envelope =
        new Op.Envelope(
            nextId(),
            DEVICE,
            seq,
            "0".repeat(64),
            now(),
            zone,
            drawer == null ? today() : drawer.businessDate(),
            person.uid(),
            person.auth(),
            Op.Seen.NOTHING);
    state = TillReplay.apply(state, new Op(envelope, body));
  }
}
