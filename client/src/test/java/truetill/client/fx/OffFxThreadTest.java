package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffFxThreadTest {
  private final Deque<Runnable> worker = new ArrayDeque<>();
  private final Deque<Runnable> fxThread = new ArrayDeque<>();
  private final List<String> happened = new ArrayList<>();
  private final OffFxThread background =
      new OffFxThread(worker::add, fxThread::add, bug -> happened.add("bug " + bug.getMessage()));

  private static void drain(Deque<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private String done(String work) {
    happened.add("work " + work);
    return work;
  }

  @Test
  void worksInOrderOnTheWorkerAndAnswersOnTheFxThread() {
    background.run(() -> done("a"), answer -> happened.add("answer " + answer));
    background.run(() -> done("b"), answer -> happened.add("answer " + answer));
    assertThat(happened).isEmpty();

    drain(worker);
    assertThat(happened).containsExactly("work a", "work b");
    drain(fxThread);
    assertThat(happened).containsExactly("work a", "work b", "answer a", "answer b");
  }

  @Test
  void aBugIsReportedInsteadOfAnsweredAndTheNextWorkRuns() {
    background.run(
        () -> {
          throw new IllegalStateException("boom");
        },
        answer -> happened.add("answer"),
        () -> happened.add("after"));
    background.run(() -> done("next"), answer -> happened.add("answer " + answer));
    drain(worker);
    drain(fxThread);

    assertThat(happened).containsExactly("work next", "bug boom", "after", "answer next");
  }
}
