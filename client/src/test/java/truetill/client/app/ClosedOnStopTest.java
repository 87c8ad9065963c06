package truetill.client.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ClosedOnStopTest {
  @Test
  void closingTwiceClosesOnce() {
    AtomicInteger closings = new AtomicInteger();
    ClosedOnStop guard = ClosedOnStop.register("test", closings::incrementAndGet);
    guard.close();
    guard.close();
    assertThat(closings).hasValue(1);
  }

  @Test
  void theSecondCloserWaitsForTheFirst() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    ClosedOnStop guard =
        ClosedOnStop.register(
            "test",
            () -> {
              begun.countDown();
              awaitUnchecked(mayEnd);
              ended.incrementAndGet();
            });
    Thread first = Thread.ofPlatform().start(guard::close);
    begun.await();
    AtomicInteger seenBySecond = new AtomicInteger();
    Thread second =
        Thread.ofPlatform()
            .start(() -> {
              guard.close();
              seenBySecond.set(ended.get());
            });
    mayEnd.countDown();
    first.join();
    second.join();
    assertThat(seenBySecond).hasValue(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is killed there, not told to stop")
  void aProgramToldToStopClosesFirst() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Waiting.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).isEqualTo("open");
      program.toHandle().destroy();
      assertThat(said.readLine()).isEqualTo("closed");
      assertThat(program.waitFor()).isEqualTo(143);
    } finally {
      program.destroyForcibly();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A program that holds something open until it is stopped. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] args) throws InterruptedException {
      ClosedOnStop.register("waiting", () -> System.out.println("closed"));
      System.out.println("open");
      new CountDownLatch(1).await();
    }
  }
}
