package truetill.client.screens;

import java.util.Objects;
import java.util.Random;
import javafx.scene.Scene;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanSettings;
import truetill.client.fx.Background;
import truetill.client.fx.Keys;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;
import truetill.client.screens.shop.FakeRegister;
import truetill.client.shell.Incidents;
import truetill.client.shell.Preferences;
import truetill.client.shell.RegisterParts;
import truetill.client.shell.ScanListener;
import truetill.client.shell.ScreenFactory;
import truetill.client.shell.Shell;
import truetill.core.clock.TimeOrderedIds;

/** A register's window over a shop in memory, driven by real key events in a time of its own. */
public final class TillWindow extends ShownWindow {
  private final Made made;

  /** The real screens, with an ear on what they are given. */
  private static final class Overheard implements ScreenFactory {
    private final ScreenFactory screens;
    private @Nullable Callback<Class<?>, Object> made;

    Overheard(ScreenFactory screens) {
      this.screens = screens;
    }

    @Override
    public Callback<Class<?>, Object> controllers(Shell shell) {
      Callback<Class<?>, Object> controllers = screens.controllers(shell);
      made = controllers;
      return controllers;
    }

    @Override
    public void listen(Scene scene, ScanListener listener) {
      screens.listen(scene, listener);
    }
  }

  /** What the window is made of and the test looks at. */
  private record Made(
      FakeRegister register,
      RegisterParts parts,
      Overheard screens,
      RecordedSounds sounds,
      RememberedTheme preferences) {
    static Made of(FakeRegister register, Theme theme, @Nullable Background background) {
      Incidents incidents = new Incidents(new TimeOrderedIds(register.time(), new Random(1)));
      RecordedSounds sounds = new RecordedSounds();
      RememberedTheme preferences = new RememberedTheme(theme);
      RegisterParts parts =
          new RegisterParts(
              register,
              background == null ? new OnThisThread(incidents::report) : background,
              register.clock(),
              register.time(),
              Words.english(),
              preferences,
              sounds,
              register.printer(),
              incidents);
      Overheard screens =
          new Overheard(
              new RegisterScreens(
                  new ScanClassifier(ScanSettings.STANDARD),
                  register.time()::nanos,
                  register.time()));
      return new Made(register, parts, screens, sounds, preferences);
    }
  }

  private TillWindow(Made made, double width, double height) {
    super(made.parts(), made.screens(), new Keys(made.register().time()), width, height);
    this.made = made;
  }

  public static TillWindow open(FakeRegister register) {
    return open(register, Theme.LIGHT, 1366, 768);
  }

  public static TillWindow open(FakeRegister register, Theme theme, double width, double height) {
    return new TillWindow(Made.of(register, theme, null), width, height);
  }

  public static TillWindow open(FakeRegister register, Background background) {
    return new TillWindow(Made.of(register, Theme.LIGHT, background), 1366, 768);
  }

  public FakeRegister register() {
    return made.register();
  }

  public RecordedSounds sounds() {
    return made.sounds();
  }

  public Preferences preferences() {
    return made.preferences();
  }

  Callback<Class<?>, Object> controllers() {
    return Objects.requireNonNull(made.screens().made);
  }

  int heldSales() {
    return register().selling().held().size();
  }
}
