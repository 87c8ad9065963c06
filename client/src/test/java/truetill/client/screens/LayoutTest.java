package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.client.fx.Fx;
import truetill.client.fx.Theme;

/** Every screen and panel, in every size and both themes, laid out as it should be. */
class LayoutTest {
  /** The toolkit's own complaints about stylesheets. */
  private static final class Complaints extends Handler {
    private final List<String> heard = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord record) {
      heard.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  record Look(Theme theme, int width, int height) {
    @Override
    public String toString() {
      return theme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
  }

  static Stream<Look> looks() {
    return Stream.of(Theme.values())
        .flatMap(theme ->
            Stream.of(
                new Look(theme, 1024, 768),
                new Look(theme, 1366, 768),
                new Look(theme, 1920, 1080)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everythingShowsWholeAndInItsPlace(Look look) {
    List<String> faults = new ArrayList<>();
    Complaints complaints = new Complaints();
    Logger css = Logger.getLogger("javafx.css");
    css.addHandler(complaints);
    try {
      new Tour(
              look.theme(),
              look.width(),
              look.height(),
              (stop, till) -> {
                Scene scene = till.scene();
                Fx.get(() -> LayoutFaults.of(scene))
                    .forEach(fault -> faults.add(stop + ": " + fault));
                till.picture(look + "/" + stop);
              })
          .walk();
    } finally {
      css.removeHandler(complaints);
    }
    assertThat(faults).isEmpty();
    assertThat(complaints.heard).isEmpty();
  }
}
