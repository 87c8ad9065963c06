package truetill.server.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What the long writes of this process are about while they run, see {@link UnitOfWork}. */
final class Claims {
  private final Map<String, Claim> held = new ConcurrentHashMap<>();

  private record Claim(WriteTx owner, CountDownLatch ended) {}

  void take(String claim, WriteTx owner) {
    refuse(claim, owner);
    held.put(claim, new Claim(owner, new CountDownLatch(1)));
  }

  /** Nothing happens when nobody holds it, or the asker does. */
  void refuse(String claim, WriteTx asker) {
    Claim holder = held.get(claim);
    if (holder != null && holder.owner() != asker) {
      throw new Claimed(holder.ended());
    }
  }

  void release(String claim, @Nullable WriteTx owner) {
    Claim holder = held.get(claim);
    if (holder != null && holder.owner() == owner) {
      held.remove(claim);
      holder.ended().countDown();
    }
  }

  /** Takes back a transaction that came upon a claim; it is tried again later. */
  static final class Claimed extends RuntimeException {
    private final transient CountDownLatch ended;

    Claimed(CountDownLatch ended) {
      super("claimed by a long write", null, false, false);
      this.ended = ended;
    }

    void await() {
      try {
        ended.await();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while waiting for a long write", stopping);
      }
    }
  }
}
