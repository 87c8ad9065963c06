package truetill.client.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/** Starts the toolkit once, runs on its thread, and takes pictures of it. */
public final class Fx {
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final long PATIENCE_SECONDS = 60;

  private Fx() {}

  public static void start() {
    if (STARTED.compareAndSet(false, true)) {
      CountDownLatch up = new CountDownLatch(1);
      try {
        Platform.startup(up::countDown);
        if (!up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the toolkit did not start");
        }
      } catch (IllegalStateException running) {
        // another test started it
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      Platform.setImplicitExit(false);
      Platform.runLater(Fonts::load);
    }
  }

  /** Runs on the FX thread and waits for the answer. */
  public static <T> T get(Callable<T> work) {
    start();
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (Exception other) {
      throw new IllegalStateException(other);
    }
  }

  public static void run(Runnable work) {
    get(() -> {
      work.run();
      return Boolean.TRUE;
    });
  }

  /** Waits until everything asked of the FX thread so far is done. */
  public static void settle() {
    run(() -> {});
    run(() -> {});
  }

  /** Writes what the scene shows as a PNG, when pictures are wanted: they take as long as tests. */
  public static void picture(Scene scene, Path file) {
    if (!Boolean.getBoolean("truetill.pictures")) {
      return;
    }
    BufferedImage picture = get(() -> Pictures.fromFx(scene.snapshot(null)));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
