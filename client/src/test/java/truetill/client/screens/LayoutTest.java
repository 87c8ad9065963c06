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
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import truetill.client.fx.Fx;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;
import truetill.client.shell.RefusalWindow;
import truetill.client.shell.StartRefusal;

/** Every screen and panel, in every size and in both themes, laid out as it should be. */
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

  private static final String LONG_SENTENCE =
      "The register's data in /srv/shops/juniper-lane/registers/till-2-by-the-window/data could"
          + " not be opened: another program has it open, or it was moved while it was in use.";

  record Look(Theme theme, int width, int height) {
    @Override
    public String toString() {
      return theme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
  }

  /** Places hang on the size alone and colours on the theme alone: one size shows the dark ones. */
  static Stream<Look> looks() {
    return Stream.of(
        new Look(Theme.LIGHT, 1024, 768),
        new Look(Theme.LIGHT, 1366, 768),
        new Look(Theme.LIGHT, 1920, 1080),
        new Look(Theme.DARK, 1366, 768));
  }

  private static List<String> faultsOf(Scene scene) {
    List<String> faults = new ArrayList<>(LayoutFaults.of(scene));
    faults.addAll(ContrastFaults.of(scene));
    faults.addAll(KeyFaults.of(scene));
    return faults;
  }

  /** A till that does not start has no other screens. */
  @ParameterizedTest
  @MethodSource("looks")
  void everyRefusalShowsWhole(Look look) {
    List<String> faults = new ArrayList<>();
    for (String code :
        List.of(
            "already_running",
            "foreign_journal",
            "journal_damaged",
            "disk_full",
            "not_enrolled",
            "cannot_open")) {
      StartRefusal refusal = new StartRefusal(code, LONG_SENTENCE, () -> {}, () -> {});
      Stage stage =
          Fx.get(() -> {
            Stage made = new Stage();
            made.setWidth(look.width());
            made.setHeight(look.height());
            Words words = Words.english();
            new RefusalWindow(look.theme(), words, RegisterScreens.refusal(refusal, words))
                .show(made);
            return made;
          });
      Fx.settle();
      Fx.get(() -> faultsOf(stage.getScene())).forEach(fault -> faults.add(code + ": " + fault));
      Fx.picture(
          Fx.get(stage::getScene),
          ShownWindow.PICTURES.resolve(look + "/refusal-" + code + ".png"));
      Fx.run(stage::close);
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everythingShowsWholeAndInItsPlace(Look look) {
    List<String> faults = new ArrayList<>();
    SamePlaces places = new SamePlaces();
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
                Fx.get(() -> faultsOf(scene)).forEach(fault -> faults.add(stop + ": " + fault));
                Fx.run(() -> places.see(stop, scene));
                till.picture(look + "/" + stop);
              })
          .walk();
    } finally {
      css.removeHandler(complaints);
    }
    assertThat(faults).isEmpty();
    assertThat(places.faults()).isEmpty();
    assertThat(complaints.heard).isEmpty();
  }
}
