package truetill.client.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.core.ThrowingRunnable;
import truetill.client.devices.scanner.ScanClassifier;
import truetill.client.devices.scanner.ScanSettings;
import truetill.client.fx.Fx;
import truetill.client.fx.Keys;
import truetill.client.fx.ManualTime;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.PadKey;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;
import truetill.client.register.Register;
import truetill.client.shell.Incidents;
import truetill.client.shell.PaperPictures;
import truetill.client.shell.Preferences;
import truetill.client.shell.RegisterParts;
import truetill.client.shell.RegisterWindow;
import truetill.client.shell.ScreenFactory;
import truetill.client.shell.Sounds;
import truetill.core.clock.StoreClock;
import truetill.core.clock.TimeOrderedIds;

/** A register's window on the screen, what can be read on it, and the keys under one's hand. */
public class ShownWindow implements AutoCloseable {
  public static final Path PICTURES = Path.of("target", "screenshots");

  /** Only a till that hangs takes as long as this. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  /** More than any screen has controls. */
  static final int MOST_STEPS = 60;

  private final Keys keys;
  private final Stage stage;

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

    public RememberedTheme(Theme theme) {
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

  /**
   * Shows the window.
   *
   * @param keys whose time is also the window's
   */
  public ShownWindow(
      RegisterParts parts, ScreenFactory screens, Keys keys, double width, double height) {
    this.keys = keys;
    this.stage =
        Fx.get(() -> {
          RegisterWindow window = new RegisterWindow(parts, screens);
          Stage made = new Stage();
          made.setWidth(width);
          made.setHeight(height);
          window.show(made);
          return made;
        });
    Fx.settle();
  }

  /** Over any register, with its work on the FX thread; of the size the sheets are written for. */
  static ShownWindow over(
      Register register, StoreClock clock, ManualTime time, PaperPictures pictures) {
    Incidents incidents = new Incidents(new TimeOrderedIds(time, new Random(1)));
    return new ShownWindow(
        new RegisterParts(
            register,
            new OnThisThread(incidents::report),
            clock,
            time,
            Words.english(),
            new RememberedTheme(Theme.LIGHT),
            new RecordedSounds(),
            pictures,
            incidents),
        new RegisterScreens(new ScanClassifier(ScanSettings.STANDARD), time::nanos, time),
        new Keys(time),
        1366,
        768);
  }

  public Keys keys() {
    return keys;
  }

  /** To be called on the FX thread. */
  Scene sceneNow() {
    return stage.getScene();
  }

  public Scene scene() {
    return Fx.get(stage::getScene);
  }

  public <T extends Node> T find(String selector, Class<T> type) {
    return first(
        selector, type, node -> node.getId() != null && ("#" + node.getId()).equals(selector));
  }

  /** The key with these words on it. */
  public ButtonBase button(String words) {
    return first(words, ButtonBase.class, key -> words.equals(key.getText()));
  }

  /** The key whose words end so, such as an entry of the menu with its number before it. */
  public ButtonBase buttonEnding(String words) {
    return first(
        words, ButtonBase.class, key -> key.getText() != null && key.getText().endsWith(words));
  }

  /** The key of the number pad with this on it. */
  public PadKey padKey(String digits) {
    return first("pad key " + digits, PadKey.class, key -> key.getText().equals(digits));
  }

  private <T extends Node> T first(String what, Class<T> type, Predicate<T> wanted) {
    return Fx.get(() ->
        all()
            .filter(type::isInstance)
            .map(type::cast)
            .filter(wanted)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + what + " shows in " + texts())));
  }

  /**
   * Every node that shows, from the root down. Rows of a list are made when it is laid out, which
   * otherwise is at the next pulse, whenever that comes.
   */
  private Stream<Node> all() {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    return shown(stage.getScene().getRoot());
  }

  /** This node and every one below it that shows. To be called on the FX thread. */
  static Stream<Node> shown(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(ShownWindow::shown))
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

  /** Waits until all these texts show. */
  public void awaits(String... texts) {
    eventually(() -> assertThat(texts()).contains(texts));
  }

  /** Waits until it holds, looking again and again; how fast the computer is decides nothing. */
  public static void eventually(ThrowingRunnable seen) {
    await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN).untilAsserted(seen);
  }

  /** What the keyboard writes to. */
  public Node focused() {
    return Fx.get(() -> stage.getScene().getFocusOwner());
  }

  /** Goes with Tab from one control to the next until the one with this id has the focus. */
  public void tabTo(String selector) {
    Node wanted = find(selector, Node.class);
    for (int step = 0; step < MOST_STEPS && !focused().equals(wanted); step++) {
      keys.press(KeyCode.TAB);
    }
    assertThat(focused()).as("what Tab reaches").isSameAs(wanted);
  }

  public void picture(String name) {
    keys.after(Duration.ofMillis(200));
    Fx.picture(scene(), PICTURES.resolve(name + ".png"));
  }

  @Override
  public void close() {
    Fx.run(stage::close);
  }
}
