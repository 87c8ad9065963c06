package truetill.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One forced write covers every commit before it. */
class GroupCommitTest {
  private final AtomicLong commits = new AtomicLong();
  private final AtomicInteger forces = new AtomicInteger();

  @Test
  void aCommitThatIsForcedAlreadyWaitsForNothing() {
    GroupCommit group = new GroupCommit(commits::get, forces::incrementAndGet);
    commits.set(3);
    group.await(3);
    group.await(2);
    group.await(3);
    assertThat(forces).hasValue(1);
  }

  @Test
  void commitsMadeWhileTheFileIsForcedShareTheNextForce() throws Exception {
    CountDownLatch firstBegan = new CountDownLatch(1);
    CountDownLatch letFirstEnd = new CountDownLatch(1);
    GroupCommit group =
        new GroupCommit(
            commits::get,
            () -> {
              if (forces.incrementAndGet() == 1) {
                firstBegan.countDown();
                await(letFirstEnd);
              }
            });
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> waiting = new ArrayList<>();
      long first = commits.incrementAndGet();
      waiting.add(threads.submit(() -> group.await(first)));
      await(firstBegan);
      for (int i = 0; i < 20; i++) {
        long later = commits.incrementAndGet();
        waiting.add(threads.submit(() -> group.await(later)));
      }
      letFirstEnd.countDown();
      for (Future<?> one : waiting) {
        one.get();
      }
    }
    assertThat(forces).hasValueBetween(2, 3);
  }

  @Test
  void aRefusedForceAnswersNobodyAndTheNextOneTriesAgain() {
    GroupCommit group =
        new GroupCommit(
            commits::get,
            () -> {
              if (forces.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
              }
            });
    commits.set(1);
    assertThatThrownBy(() -> group.await(1)).hasMessage("disk full");
    group.await(1);
    assertThat(forces).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
