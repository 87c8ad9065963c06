package truetill.server.inventory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import truetill.server.contract.InventoryPromise;

/** At most four calls of an order ask at the same time. */
class TurnsTest {
  private final Turns turns = new Turns();
  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch let = new CountDownLatch(1);

  private Integer stay() {
    int now = inside.incrementAndGet();
    try {
      let.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
    inside.decrementAndGet();
    return now;
  }

  @Test
  @InventoryPromise(82)
  void theFifthWaitsAndAnotherOrderDoesNot() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int each = 0; each < 6; each++) {
      threads.add(Thread.ofVirtual().start(() -> turns.take(7, this::stay)));
    }
    while (inside.get() < Turns.AT_ONCE || turns.waiting(7) < 2) {
      Thread.onSpinWait();
      Thread.sleep(1);
    }
    assertThat(inside).hasValue(4);
    assertThat(turns.<String>take(8, () -> "other")).isEqualTo("other");
    let.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(inside).hasValue(0);
    assertThat(turns.waiting(7)).isZero();
  }

  @Test
  void aFailureGivesItsPlaceBack() {
    for (int each = 0; each < 10; each++) {
      try {
        turns.take(
            7,
            () -> {
              throw new IllegalStateException("broken");
            });
      } catch (IllegalStateException expected) {
        inside.incrementAndGet();
      }
    }
    assertThat(inside).hasValue(10);
    assertThat(turns.<String>take(7, () -> "free")).isEqualTo("free");
  }
}
