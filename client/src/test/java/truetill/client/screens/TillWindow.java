package truetill.client.screens;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanSettings;
import truetill.client.fx.Background;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.PadKey;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;
import truetill.client.screens.shop.FakeRegister;
import truetill.client.shell.Incidents;
import truetill.client.shell.Preferences;
import truetill.client.shell.RegisterParts;
import truetill.client.shell.RegisterWindow;
import truetill.client.shell.ScanListener;
import truetill.client.shell.ScreenFactory;
import truetill.client.shell.Shell;
import truetill.client.shell.Sounds;
import truetill.core.clock.TimeOrderedIds;

/** A register's window over a shop in memory, driven by real key events in a time of its own. */
public final class TillWindow implements AutoCloseable {
  public static final Path PICTURES = Path.of("target", "screenshots");

  private final FakeRegister register;
  private final Keys keys;
  private final Overheard screens;
  private final Stage stage;
  private final RecordedSounds sounds = new RecordedSounds();
  private final RememberedTheme preferences;

  /** What was heard. */
  public static final class RecordedSounds implements Sounds {
    private int refused;
    private int taken;

    @Override
    public void refused() {
      refused++;
    }

    @Override
    public void taken() {
      taken++;
    }

    public int refusedCount() {
      return refused;
    }

    public int takenCount() {
      return taken;
    }
  }

  /** What was chosen. */
  public static final class RememberedTheme implements Preferences {
    private Theme theme;

    RememberedTheme(Theme theme) {
      this.theme = theme;
    }

    @Override
    public Theme theme() {
      return theme;
    }

    @Override
    public void theme(Theme chosen) {
      theme = chosen;
    }
  }

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

  private TillWindow(
      FakeRegister register,
      Theme theme,
      double width,
      double height,
      @Nullable Background background) {
    this.register = register;
    this.preferences = new RememberedTheme(theme);
    this.keys = new Keys(register.time());
    this.screens =
        new Overheard(
            new RegisterScreens(
                new ScanClassifier(ScanSettings.STANDARD),
                register.time()::nanos,
                register.time()));
    Incidents incidents = new Incidents(new TimeOrderedIds(register.time(), new Random(1)));
    this.stage =
        Fx.get(() -> {
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
          RegisterWindow window = new RegisterWindow(parts, screens);
          Stage made = new Stage();
          made.setWidth(width);
          made.setHeight(height);
          window.show(made);
          return made;
        });
    Fx.settle();
  }

  public static TillWindow open(FakeRegister register) {
    return open(register, Theme.LIGHT, 1366, 768);
  }

  public static TillWindow open(FakeRegister register, Theme theme, double width, double height) {
    return new TillWindow(register, theme, width, height, null);
  }

  public static TillWindow open(FakeRegister register, Background background) {
    return new TillWindow(register, Theme.LIGHT, 1366, 768, background);
  }

  public FakeRegister register() {
    return register;
  }

  public Keys keys() {
    return keys;
  }

  public RecordedSounds sounds() {
    return sounds;
  }

  public Preferences preferences() {
    return preferences;
  }

  /** To be called on the FX thread. */
  Scene sceneNow() {
    return stage.getScene();
  }

  public Scene scene() {
    return Fx.get(stage::getScene);
  }

  public <T extends Node> T find(String selector, Class<T> type) {
    return Fx.get(() ->
        all()
            .filter(node -> node.getId() != null && ("#" + node.getId()).equals(selector))
            .filter(type::isInstance)
            .map(type::cast)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + selector + " shows")));
  }

  /** Every node that shows, from the root down. */
  private Stream<Node> all() {
    return shown(stage.getScene().getRoot());
  }

  private static Stream<Node> shown(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(TillWindow::shown))
        : Stream.of(node);
  }

  public String text(String selector) {
    Node node = find(selector, Node.class);
    return Fx.get(() ->
        switch (node) {
          case Labeled labeled -> labeled.getText();
          case TextField field -> field.getText();
          default -> throw new AssertionError(selector + " has no text");
        });
  }

  /** Every text that shows. */
  public List<String> texts() {
    return Fx.get(() ->
        all()
            .filter(Labeled.class::isInstance)
            .map(node -> ((Labeled) node).getText())
            .filter(text -> text != null && !text.isEmpty())
            .toList());
  }

  /** The key of the number pad with this on it. */
  PadKey padKey(String digits) {
    return Fx.get(() ->
        all()
            .filter(PadKey.class::isInstance)
            .map(PadKey.class::cast)
            .filter(key -> key.getText().equals(digits))
            .findFirst()
            .orElseThrow());
  }

  Callback<Class<?>, Object> controllers() {
    return Objects.requireNonNull(screens.made);
  }

  int heldSales() {
    return register.selling().held().size();
  }

  public Path picture(String name) {
    keys.after(Duration.ofMillis(200));
    return Fx.picture(scene(), PICTURES.resolve(name + ".png"));
  }

  @Override
  public void close() {
    Fx.run(stage::close);
  }
}
