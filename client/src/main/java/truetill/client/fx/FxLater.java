package truetill.client.fx;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** {@link Later} by the toolkit's own timer. */
public final class FxLater implements Later {
  @Override
  public Runnable after(Duration delay, Runnable task) {
    PauseTransition pause =
        new PauseTransition(javafx.util.Duration.millis((double) delay.toMillis()));
    pause.setOnFinished(finished -> task.run());
    pause.play();
    return pause::stop;
  }
}
