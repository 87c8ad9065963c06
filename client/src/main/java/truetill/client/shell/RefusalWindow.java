package truetill.client.shell;

import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Callback;
import truetill.client.fx.Fonts;
import truetill.client.fx.Fxml;
import truetill.client.fx.HeldKeys;
import truetill.client.fx.Look;
import truetill.client.fx.Theme;
import truetill.client.fx.Words;

/** The window of a register that could not be opened: a plain sentence, and what to do. */
public final class RefusalWindow {
  private static final double WIDTH = 1024;
  private static final double HEIGHT = 768;

  private final Scene scene;
  private final Words words;
  private final ScreenController controller;

  /**
   * Draws the refusal.
   *
   * @param controllers makes the controller of {@link Screen#REFUSAL}
   */
  public RefusalWindow(Theme theme, Words words, Callback<Class<?>, Object> controllers) {
    Fonts.load();
    this.words = words;
    Fxml.Loaded loaded = new Fxml(words, controllers).load(Screen.REFUSAL.path());
    this.controller = (ScreenController) loaded.controller();
    this.scene = new Scene(loaded.root(), WIDTH, HEIGHT);
    new Look(scene, theme);
    HeldKeys.ignoreRepeats(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    controller
        .keys()
        .getValue()
        .find(event)
        .ifPresent(action -> {
          event.consume();
          action.run();
        });
  }

  public void show(Stage stage) {
    stage.setTitle(words.say("refusal.window"));
    stage.setScene(scene);
    stage.show();
    controller.entered();
  }

  Scene scene() {
    return scene;
  }
}
