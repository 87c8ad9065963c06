package truetill.client.shell;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Fonts;
import truetill.client.fx.Fxml;
import truetill.client.fx.HeldKeys;
import truetill.client.fx.KeyHint;
import truetill.client.fx.KeyMap;
import truetill.client.fx.Later;
import truetill.client.fx.Look;
import truetill.client.fx.Words;

/**
 * The window of one register. It is handed everything, shows the sign-in, and from then on moves
 * between the screens of the {@link Screen} list. Made and used on the FX thread.
 */
public final class RegisterWindow {
  private static final double WIDTH = 1366;
  private static final double HEIGHT = 768;
  private static final double LEAST_WIDTH = 1024;

  private static final Duration CLOCK = Duration.ofSeconds(5);

  /** Between sign-in and the first sale there is time to draw what comes next. */
  private static final Duration IDLE = Duration.ofMillis(60);

  private final Later later;
  private final Words words;
  private final Session session;
  private final FrameModel frame;
  private final Navigator navigator;
  private final Lock lock;
  private final ThemeSwitch themes;
  private final ScreenFactory screens;
  private final Fxml fxml;
  private final FrameController frameController;
  private final Scene scene;
  private final Map<Screen, Fxml.Loaded> drawn = new EnumMap<>(Screen.class);
  private final KeyMap locked;
  private final KeyMap unlocked;
  private final ChangeListener<KeyMap> modeChanged = (observed, before, now) -> showKeys(now);
  private @Nullable ScreenController showing;
  private @Nullable ObservableValue<KeyMap> mode;

  public RegisterWindow(RegisterParts parts, ScreenFactory screens) {
    Fonts.load();
    this.later = parts.later();
    this.words = parts.words();
    this.screens = screens;
    this.session = new Session();
    this.frame =
        new FrameModel(parts.register(), parts.background(), parts.clock(), parts.words(), session);
    this.navigator = new Navigator(session, frame::online);
    this.lock = new Lock(parts.register().signIn(), parts.background(), session, navigator);
    this.themes = new ThemeSwitch(parts.preferences());
    this.locked = whileLocked();
    this.unlocked = whileUnlocked();
    Shell shell =
        new Shell(
            parts.register(),
            parts.background(),
            parts.clock(),
            parts.later(),
            parts.words(),
            parts.sounds(),
            parts.pictures(),
            session,
            navigator,
            frame,
            lock,
            themes);
    Callback<Class<?>, Object> controllers = screens.controllers(shell);
    this.fxml = new Fxml(words, controllers);
    this.frameController = new FrameController(frame, () -> navigator.show(Screen.MENU));
    Parent root = new Fxml(words, type -> frameController).load("parts/frame").root();
    this.scene = new Scene(root, WIDTH, HEIGHT);
    Look look = new Look(scene, themes.theme());
    themes.onChange(look::theme);
    parts.incidents().onReport(frame::showIncident);
    navigator.onShow(this::put);
    listen();
  }

  /** Fills the stage and shows the sign-in. */
  public void show(Stage stage) {
    stage.setTitle(words.say("frame.title", frame.shop()));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setScene(scene);
    AutoCloseable following = frame.follow();
    stage.setOnHidden(gone -> stopFollowing(following));
    navigator.show(Screen.SIGN_IN);
    stage.show();
    tick();
    drawAhead();
  }

  private static void stopFollowing(AutoCloseable following) {
    try {
      following.close();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void tick() {
    frame.tick();
    later.after(CLOCK, this::tick);
  }

  /** Draws one screen after another while nobody waits for it, so that the first F9 is instant. */
  private void drawAhead() {
    for (Screen screen : EnumSet.complementOf(EnumSet.of(Screen.REFUSAL))) {
      if (!drawn.containsKey(screen)) {
        later.after(
            IDLE,
            () -> {
              draw(screen);
              drawAhead();
            });
        return;
      }
    }
  }

  private Fxml.Loaded draw(Screen screen) {
    return drawn.computeIfAbsent(screen, missing -> fxml.load(missing.path()));
  }

  private void put(Screen screen) {
    if (showing != null) {
      showing.left();
    }
    Fxml.Loaded loaded = draw(screen);
    ScreenController controller = (ScreenController) loaded.controller();
    showing = controller;
    frame.moved();
    frameController.put(loaded.root());
    if (mode != null) {
      mode.removeListener(modeChanged);
    }
    ObservableValue<KeyMap> next = controller.keys();
    mode = next;
    next.addListener(modeChanged);
    showKeys(next.getValue());
    loaded.root().requestFocus();
    controller.entered();
    frame.refresh();
  }

  private void showKeys(KeyMap map) {
    if (navigator.current() == Screen.KEYS) {
      frame.showHints(map.footer());
    } else {
      frame.showHints(joined(map.footer(), everywhere().footer()));
      frame.showHelp(joined(map.all(), everywhere().all()));
    }
  }

  private static List<KeyHint> joined(List<KeyHint> first, List<KeyHint> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private KeyMap everywhere() {
    return session.actor() == null ? locked : unlocked;
  }

  private KeyMap whileLocked() {
    return new KeyMap()
        .printed("Ctrl+T", "Ctrl+T", words.say("keys.theme"), themes::change)
        .shown("F1", "F1", words.say("keys.all"), () -> navigator.show(Screen.KEYS));
  }

  private KeyMap whileUnlocked() {
    return new KeyMap()
        .printed("Ctrl+L", "Ctrl+L", words.say("keys.lock"), lock::now)
        .printed("Ctrl+T", "Ctrl+T", words.say("keys.theme"), themes::change)
        .shown("F11", "F11", words.say("keys.menu"), () -> navigator.show(Screen.MENU))
        .shown("F1", "F1", words.say("keys.all"), () -> navigator.show(Screen.KEYS));
  }

  private void listen() {
    HeldKeys.ignoreRepeats(scene);
    screens.listen(
        scene,
        new ScanListener() {
          @Override
          public void scanned(String code) {
            takesScans().ifPresent(screen -> screen.scanned(code));
          }

          @Override
          public void unreadable(String characters) {
            takesScans().ifPresent(screen -> screen.unreadable(characters));
          }
        });
    scene.addEventFilter(KeyEvent.ANY, this::pressed);
    scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  /** The screen that shows, or the one behind it when one only looks at something. */
  private Optional<ScreenController> takesScans() {
    while (showing instanceof AsideScreen) {
      navigator.back();
    }
    return Optional.ofNullable(showing);
  }

  private void pressed(KeyEvent event) {
    if (event.getEventType() != KeyEvent.KEY_PRESSED
        || event.isConsumed()
        || pressesFocusedKey(event)) {
      return;
    }
    ObservableValue<KeyMap> now = mode;
    Optional<Runnable> action =
        (now == null ? Optional.<Runnable>empty() : now.getValue().find(event))
            .or(() -> everywhere().find(event));
    action.ifPresent(run -> {
      event.consume();
      run.run();
    });
  }

  /** A key reached with Tab is pressed with Enter or Space, whatever Enter means on the screen. */
  private boolean pressesFocusedKey(KeyEvent event) {
    Node focused = scene.getFocusOwner();
    return focused instanceof Button
        && focused.isFocusVisible()
        && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE);
  }

  private void typed(KeyEvent event) {
    String characters = event.getCharacter();
    boolean command = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    if (showing != null && !command && !characters.isEmpty() && isText(characters.charAt(0))) {
      showing.typed(characters);
    }
  }

  private static boolean isText(char character) {
    return !Character.isISOControl(character);
  }
}
