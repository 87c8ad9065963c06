package truetill.client.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.Journal;
import truetill.client.remote.SyncApi;

/**
 * Keeps a register and its store server together, at its own pace: one thread delivers what was
 * recorded, one follows what changed. Neither ever holds up a desk. {@link #exchange} does both
 * once on the caller's thread, which is also how a simulator drives it.
 */
public final class SyncLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
  private static final Duration LONG_POLL = Duration.ofSeconds(25);

  private final Push push;
  private final Pull pull;
  private final RandomGenerator random;
  private final InstantSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private long wakeUps;
  private volatile boolean closed;
  private volatile boolean online;
  private volatile @Nullable Instant aloneSince;
  private volatile @Nullable String pushWarning;
  private volatile @Nullable String pullWarning;

  /**
   * @param wantsSnapshot the cache was rebuilt from plain files, so a fresh image is due
   */
  public SyncLoop(
      SyncApi api,
      DeviceIdentity identity,
      Journal journal,
      Cache cache,
      RefData refData,
      boolean wantsSnapshot,
      InstantSource time,
      RandomGenerator random) {
    DeviceSession session = new DeviceSession(api, identity, time);
    this.push = new Push(api, session, journal, identity.root(), cache);
    this.pull = new Pull(api, session, cache, refData, wantsSnapshot);
    this.random = random;
    this.time = time;
  }

  /** Begins to work by itself until closed. */
  public void start(ThreadFactory factory) {
    threads.add(factory.newThread(() -> run("deliver", this::deliverOnce, true)));
    threads.add(factory.newThread(() -> run("follow", () -> follow(LONG_POLL), false)));
    threads.forEach(Thread::start);
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
    return delivery == null ? pullWarning : delivery;
  }

  /** Delivers and pulls everything now; offline it returns at once. */
  public void exchange() {
    if (deliverOnce().online()) {
      follow(Duration.ZERO);
    }
  }

  /** Something new waits in the journal; returns at once. */
  public void wake() {
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
    tell(sent);
    return sent;
  }

  private Exchange follow(Duration wait) {
    Exchange taken = pull.follow(wait);
    pullWarning = taken.warning();
    tell(taken);
    return taken;
  }

  private void tell(Exchange exchange) {
    online = exchange.online();
    if (exchange.online()) {
      aloneSince = null;
    } else if (aloneSince == null) {
      aloneSince = time.instant();
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * @param waits whether a step that went well is followed by a wait for something to do
   */
  private void run(String name, Supplier<Exchange> step, boolean waits) {
    BackOff backOff = new BackOff(random);
    while (!closed) {
      long seen = wakeUpsNow();
      Exchange done;
      try {
        done = step.get();
      } catch (RuntimeException bug) {
        LOG.error("{} failed; it goes on", name, bug);
        done = Exchange.ALONE;
      }
      if (done.isFine()) {
        backOff.succeeded();
        if (waits) {
          await(seen, LONG_POLL);
        }
      } else {
        pause(backOff.next(done.retryAfter()));
      }
    }
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

  /** Waits out a failure; a sale made meanwhile does not make it impatient. */
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
