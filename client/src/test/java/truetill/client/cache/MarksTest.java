package truetill.client.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One thing that moves from memory into the database must be read in exactly one of them. */
class MarksTest {
  private final CacheDatabase database = CacheDatabase.inMemory("marks", new UUID(0x7000, 1));
  private final Marks marks = new Marks(database.jdbi());
  private final AtomicInteger memory = new AtomicInteger(1);
  private final AtomicInteger reads = new AtomicInteger();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoReadsBeforeAndAfterAMoveReadsAgain() {
    int seen =
        marks.steady(() -> {
          int there = rows();
          if (reads.getAndIncrement() == 0) {
            move(() -> {});
          }
          return there + memory.get();
        });
    assertThat(seen).isEqualTo(1);
    assertThat(reads).hasValue(2);
  }

  @Test
  void whoReadsInTheMiddleOfAMoveWaitsForItsEnd() throws InterruptedException {
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch hasRead = new CountDownLatch(1);
    Supplier<Integer> reading =
        () -> {
          int sum = rows() + memory.get();
          hasRead.countDown();
          return sum;
        };
    Thread reader = new Thread(() -> seen.set(marks.steady(reading)));
    move(() -> {
      reader.start();
      await(hasRead);
    });
    reader.join();
    assertThat(seen).hasValue(1);
  }

  @Test
  void aMoveThatFailedIsNone() {
    assertThat(
            marks.steady(() -> {
              try {
                marks.change(handle -> handle.execute("no such statement"), () -> memory.set(0));
              } catch (CacheFailed refused) {
                reads.incrementAndGet();
              }
              return rows() + memory.get();
            }))
        .isEqualTo(1);
    assertThat(reads).hasValue(1);
  }

  /** The thing is in the rows when the settled mark says 1. */
  private int rows() {
    return (int) (long) marks.read(handle -> MarkStore.read(handle).settledSeq());
  }

  private void move(Runnable between) {
    marks.change(
        handle -> MarkStore.settled(handle, 1),
        () -> {
          between.run();
          memory.set(0);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
