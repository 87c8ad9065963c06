package truetill.client.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.Journal;
import truetill.client.remote.SyncApi;
import truetill.core.clock.StoreContact;

/**
 * Keeps a register and its store server together, at its own pace: one thread delivers what was
 * recorded, one follows what changed. Neither ever holds up a desk. {@link #exchange} does both
 * once on the caller's thread, which is also how a simulator drives it.
 */
public final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
  private static final Duration LONG_POLL = Duration.ofSeconds(25);

  /** Somebody works here for so long after what was last recorded. */
  private static final Duration IN_USE = Duration.ofMinutes(2);

  /** How often, and how long each time, {@link #exchangeInTime} waits because the store asks so. */
  private static final int WAITS = 10;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Claims are told at most twice a second (sync.md section 6). */
  private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(500);

  private final SyncApi api;
  private final DeviceSession session;
  private final Watchdog watchdog = new Watchdog();
  private final Push push;
  private final Pull pull;
  private final Contact contact;
  private final CartClaims claims;
  private final CartsElsewhere elsewhere;
  private final RandomGenerator random;
  private final InstantSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private long wakeUps;
  private volatile boolean closed;
  private volatile boolean online;
  private volatile @Nullable Instant lastUse;
  private volatile @Nullable Instant aloneSince;
  private volatile @Nullable String pushWarning;
  private volatile @Nullable String pullWarning;

  /**
   * @param wantsSnapshot the cache was rebuilt from plain files, so a fresh image is due
   * @param carts what stands in this register's carts at the moment; asked on any thread
   */
  public SyncLoop(
      SyncApi api,
      DeviceIdentity identity,
      Journal journal,
      Cache cache,
      RefData refData,
      boolean wantsSnapshot,
      Supplier<Set<UUID>> carts,
      InstantSource time,
      RandomGenerator random) {
    this.api = api;
    this.session = new DeviceSession(api, identity, time);
    this.contact = new Contact(refData.storage());
    AnswerFile answers = new AnswerFile(refData.storage(), identity.device());
    this.push =
        new Push(
            api, session, journal, identity.root(), cache, answers, this::wantImage, contact, time);
    this.elsewhere = new CartsElsewhere(identity.device(), time);
    this.pull = new Pull(api, session, cache, refData, elsewhere, answers, push, wantsSnapshot);
    this.claims = new CartClaims(api, session, carts, elsewhere, time);
    this.random = random;
    this.time = time;
  }

  /** Asked for while a delivery is under way, so long after the follower is there. */
  private void wantImage() {
    pull.wantSnapshot();
  }

  /** Begins to work by itself until closed. */
  public void start(ThreadFactory factory) {
    threads.add(
        factory.newThread(
            () -> run("deliver", Pace.DELIVERY::rest, this::deliverOnce, () -> true)));
    threads.add(
        factory.newThread(
            () -> run("follow", Pace.FOLLOWING::rest, this::followWhenOnline, () -> !online)));
    // Most of these steps ask nothing of the store, and one that did has rested by itself.
    threads.add(
        factory.newThread(() -> run("claim", took -> Duration.ZERO, this::claimOnce, () -> true)));
    threads.forEach(Thread::start);
  }

  /** When the store was last heard of. */
  public StoreContact contact() {
    return contact.last();
  }

  /** What stands in the carts of other registers. */
  public CartsElsewhere elsewhere() {
    return elsewhere;
  }

  /** The last exchange succeeded. */
  public boolean online() {
    return online;
  }

  /** When an exchange first failed after the last that succeeded; null while online. */
  public @Nullable Instant aloneSince() {
    return aloneSince;
  }

  /** A sentence about something a person should look at, null when all is well. */
  public @Nullable String warning() {
    String delivery = pushWarning;
    if (delivery != null) {
      return delivery;
    }
    String following = pullWarning;
    return following == null ? contact.warning() : following;
  }

  /** Delivers and pulls everything now; offline it returns at once. */
  public void exchange() {
    exchangeOnce();
  }

  /**
   * As {@link #exchange}, for somebody who waits for the end: a store that asks for it is waited
   * for.
   */
  public void exchangeInTime() {
    Duration asked = exchangeOnce();
    for (int waits = 0; asked != null && waits < WAITS && !closed; waits++) {
      pause(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
      asked = exchangeOnce();
    }
  }

  /** Answers how long the store asked us to wait, null when it did not. */
  private @Nullable Duration exchangeOnce() {
    Exchange sent = deliverOnce();
    if (!sent.online() || sent.retryAfter() != null) {
      return sent.retryAfter();
    }
    return follow(Duration.ZERO).retryAfter();
  }

  /** Nothing is asked of a store that is away: the two others find out when it is back. */
  private Exchange claimOnce() {
    if (!online || !claims.isDue()) {
      return Exchange.FINE;
    }
    Exchange told = claims.tell();
    if (told.isFine()) {
      pause(BETWEEN_CLAIMS);
    }
    return told;
  }

  /** Something new waits in the journal; returns at once. */
  public void recorded() {
    lastUse = time.instant();
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      wakeUps++;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Calls back, on any thread, when what this loop says of itself may have changed. */
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Exchange deliverOnce() {
    Exchange sent = push.deliverAll();
    pushWarning = sent.warning();
    beginAnewWhenStuck();
    tell(sent);
    return sent;
  }

  private synchronized void beginAnewWhenStuck() {
    if (watchdog.barks(push.deliveredSeq(), push.recordedSeq(), online, time.instant())) {
      LOG.warn(
          "records {} to {} have waited for a minute although the store answers; session and"
              + " connection are made anew",
          push.deliveredSeq() + 1,
          push.recordedSeq());
      session.forget();
      api.renew();
      if (pushWarning == null) {
        pushWarning =
            "Sales wait although the store answers. The connection was made anew; if this stays,"
                + " start this register again.";
      }
    }
  }

  /** One thread asks whether a store that was away is back; the other waits to be told. */
  private Exchange followWhenOnline() {
    return online ? follow(LONG_POLL) : Exchange.FINE;
  }

  private Exchange follow(Duration wait) {
    Exchange taken = pull.follow(wait);
    pullWarning = taken.warning();
    if (!taken.online()) {
      push.forgetGreeting();
      wake();
    }
    tell(taken);
    return taken;
  }

  private void tell(Exchange exchange) {
    boolean back = exchange.online() && !online;
    online = exchange.online();
    if (back) {
      wake();
    }
    if (exchange.online()) {
      aloneSince = null;
    } else if (aloneSince == null) {
      aloneSince = time.instant();
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * @param rest how long to rest after a step that went well, by how long it took
   * @param waits whether a step that went well is followed by a wait for something to do
   */
  private void run(
      String name, UnaryOperator<Duration> rest, Supplier<Exchange> step, BooleanSupplier waits) {
    BackOff backOff = new BackOff(random);
    while (!closed) {
      long seen = wakeUpsNow();
      Instant began = time.instant();
      Exchange done;
      try {
        done = step.get();
      } catch (RuntimeException bug) {
        LOG.error("{} failed; it goes on", name, bug);
        done = Exchange.ALONE;
      }
      if (done.isFine()) {
        backOff.succeeded();
        pause(rest.apply(Duration.between(began, time.instant())));
        if (waits.getAsBoolean()) {
          await(seen, LONG_POLL);
        }
      } else {
        pause(backOff.next(done.retryAfter(), isInUse()));
      }
    }
  }

  private boolean isInUse() {
    Instant used = lastUse;
    return used != null && Duration.between(used, time.instant()).abs().compareTo(IN_USE) < 0;
  }

  private long wakeUpsNow() {
    lock.lock();
    try {
      return wakeUps;
    } finally {
      lock.unlock();
    }
  }

  private void await(long seen, Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!closed && wakeUps == seen && left > 0) {
        left = woken.awaitNanos(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Waits out a failure or a spacing; a sale made meanwhile does not make it impatient. */
  private void pause(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!closed && left > 0) {
        left = woken.awaitNanos(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops both threads; a call under way is cut short by closing the transport. They are not
   * interrupted: OkHttp would throw that through our hands.
   */
  @Override
  public void close() {
    closed = true;
    wake();
  }

  /**
   * Waits until both threads have ended, after {@link #close} and the closing of the transport:
   * what they write to, such as the cache, may be closed only then.
   *
   * @return whether they ended within that time
   */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    boolean ended = true;
    for (Thread thread : threads) {
      ended &= thread.join(longest);
    }
    return ended;
  }
}
